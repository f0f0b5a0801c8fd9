"""A draft as a member was asked to read it, and what the members answered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from meetings.enums import DraftAnswer, MinutesState, SaveKind
from meetings.minutes_content import Content
from meetings.models import DraftCheck, Minutes, MinutesVersion, Participation
from meetings.record import Record
from meetings.record_building import build_record


@dataclass(frozen=True)
class Answers:
    """What was asked of members about one part and what they said, the newest draft first."""

    checks: Sequence[DraftCheck]
    revision: int

    def __bool__(self) -> bool:
        return bool(self.checks)

    @property
    def agreed(self) -> int:
        """How many find it right."""
        return sum(each.answer == DraftAnswer.AGREED for each in self.checks)

    @property
    def remarked(self) -> int:
        """How many want something mended."""
        return sum(each.answer == DraftAnswer.REMARKED for each in self.checks)

    @property
    def waiting(self) -> int:
        """How many have not answered."""
        return sum(not each.answer for each in self.checks)


def answers_of(minutes: Minutes) -> Answers:
    """For the page beside the editor (``meetings/drafts/answers.html``). One query."""
    rows = minutes.draft_checks.select_related("member", "message")
    return Answers(list(rows.order_by("-revision", "member__name", "pk")), minutes.revision)


def is_settled(check: DraftCheck) -> bool:
    """Whether the minutes were finalised since they were asked about; a correction asks anew. One query."""
    if check.minutes.state == MinutesState.FINAL:
        return True
    later = MinutesVersion.objects.filter(minutes=check.minutes_id, revision__gte=check.revision)
    return later.filter(kind=SaveKind.FINAL).exists()


def draft_record(check: DraftCheck, part: Participation) -> Record:
    """The record with the text of the revision that was asked about, and the common part as it stood then."""
    own = MinutesVersion.objects.filter(minutes=check.minutes_id, revision__gte=check.revision)
    common = MinutesVersion.objects.filter(
        minutes__meeting=part.meeting_id, minutes__participation=None, saved_at__lte=check.asked_at
    )
    record = build_record(part)
    return replace(
        record,
        own=_content(own.order_by("revision").first()),
        common=_content(common.order_by("-revision").first()) if record.common is not None else None,
        finalised_on=None,
        correction="",
    )


def _content(version: MinutesVersion | None) -> Content:
    return Content.from_json(version.content) if version else Content()
