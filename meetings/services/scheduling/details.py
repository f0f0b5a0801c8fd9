"""What the host decides about a meeting, and how it is compared and told."""

from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from meetings.models import Meeting
from rules.kinds import MeetingMode

Changes = dict[str, list[Any]]
"""Field → [old, new], as the history keeps it."""

TOLD = frozenset(
    {"held_on", "starts_at", "ends_at", "place", "place_address", "mode", "web_tool", "web_link"}
)
"""What people were told by the notice: a change of these is a new version of the calendar entry."""

APPOINTED = frozenset({"held_on", "starts_at", "ends_at"})
"""What a partner said yes to."""


@dataclass(frozen=True)
class Details:
    """The common fields of a meeting, as the host wants them."""

    held_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    place_address: str = ""
    mode: MeetingMode = MeetingMode.IN_PERSON
    web_tool: str = ""
    web_link: str = ""
    ward_invited: bool = True
    ward_seats: int | None = None
    auto_notice: bool = False
    exception_reason: str = ""

    def apply(self, meeting: Meeting) -> Changes:
        """Write the fields on the meeting (unsaved); what changed, ready for the history."""
        changes: Changes = {}
        for name, value in asdict(self).items():
            wanted = value.value if isinstance(value, MeetingMode) else value
            before = getattr(meeting, name)
            if before != wanted:
                changes[name] = [plain(before), plain(wanted)]
                setattr(meeting, name, wanted)
        return changes


def plain(value: Any) -> Any:
    """Days and hours as text, for JSON."""
    return value.isoformat() if isinstance(value, date | time) else value
