"""Which office's public text a page is about, and the address of its page as it is being looked at."""

from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from meetings.models import Participation, PublicText
from meetings.services import public_texts as service
from meetings.views.notice_parts import Trail, address_of, trail_of
from operators.access import OperatorRequest
from publication.enums import RecordState
from publication.identifiers import Kind


@dataclass(frozen=True)
class Desk:
    """One office's public text; ``others`` are the person's other offices in the meeting, ``kind`` what is shown."""

    part: Participation
    others: list[Participation]
    public_text: PublicText
    kind: str = ""

    @property
    def plain(self) -> str:
        """The address of the editor."""
        return address_of("public_text", self.part)

    @property
    def address(self) -> str:
        """The address of the editor with what is filtered."""
        return f"{self.plain}&kind={self.kind}" if self.kind else self.plain

    @property
    def trail(self) -> Trail:
        """From the person's own page down to the minutes of the meeting."""
        return [*trail_of(self.part, "operator"), ("議事録", address_of("meeting_minutes", self.part))]

    @property
    def context(self) -> dict[str, Any]:
        """What every page of the public text shows."""
        record = self.public_text.record
        published = record is not None and record.state == RecordState.PUBLISHED
        return {
            "desk": self,
            "part": self.part,
            "others": self.others,
            "meeting": self.part.meeting,
            "public_text": self.public_text,
            "trail": self.trail,
            "published": record if published else None,
            "newer": published and self.public_text.revision != self.public_text.published_revision,
        }

    def fresh(self, request: OperatorRequest) -> "Desk":
        """It with the text as it stands now."""
        return replace(self, public_text=service.begun(self.part, request.user, timezone.now()))


def desk_of(request: OperatorRequest, parts: list[Participation]) -> Desk:
    """The chosen office's text; not stored before the first button."""
    part, *others = parts
    kind = request.GET.get("kind", "")
    row = service.begun(part, request.user, timezone.now())
    return Desk(part, others, row, kind if kind in {each.value for each in Kind} else "")
