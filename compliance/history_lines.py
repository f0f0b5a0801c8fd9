"""What is shown of one meeting in an office's history, and the meetings by their 年度."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from meetings.minutes_content import Content, Item
from meetings.models import Meeting, Minutes, Participation, SubmissionVersion
from meetings.record import Group
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingMode, MeetingStatus


@dataclass(frozen=True)
class Past:
    """One meeting of the office with all that is known of it. ``own`` and ``common``: the parts one may read."""

    part: Participation
    partners: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    minutes: Minutes | None = None
    common_minutes: Minutes | None = None
    version: SubmissionVersion | None = None
    contents: tuple[Content, ...] = ()

    @property
    def meeting(self) -> Meeting:
        """The meeting itself."""
        return self.part.meeting

    @property
    def held(self) -> bool:
        """Whether it took place."""
        return self.meeting.status == MeetingStatus.HELD.value

    @property
    def status_label(self) -> str:
        """開催, 予定, 中止 …"""
        return MeetingStatus(self.meeting.status).label

    @property
    def mode_label(self) -> str:
        """How it was held."""
        return MeetingMode(self.meeting.mode).label

    @property
    def present(self) -> int:
        """How many came."""
        return sum(len(group.present) for group in self.groups)

    @property
    def asked(self) -> list[Item]:
        """The points at which something was asked or advised."""
        return [item for content in self.contents for item in content.items if item.asked.strip()]

    @property
    def submitted_counts(self) -> Mapping[str, int]:
        """The figures of the last version that came in."""
        own = self.version.record.get("own") if self.version else None
        return Content.from_json(own).counts if own else {}

    @property
    def nothing_said(self) -> bool:
        """Whether it was asked for, and nothing came."""
        return any(content.nothing_said for content in self.contents) and not self.asked


@dataclass(frozen=True)
class Year:
    """The meetings of one 年度, the newest first."""

    year: FiscalYear
    meetings: list[Past] = field(default_factory=list)

    @property
    def held(self) -> int:
        """How many took place."""
        return sum(each.held for each in self.meetings)


def by_year(meetings: Sequence[Past]) -> list[Year]:
    """The meetings by their 年度, the newest first."""
    years: dict[FiscalYear, Year] = {}
    for each in meetings:
        year = FiscalYear.of(each.meeting.held_on)
        years.setdefault(year, Year(year)).meetings.append(each)
    return list(years.values())
