"""What the page before a submission shows: what would go, to whom, and what the ward will see."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from meetings.enums import RecipientKind, SubmissionState
from meetings.minutes_deadline import minutes_due_on
from meetings.models import DeskEvent
from meetings.notice_parties import Addressee
from meetings.record import Record
from meetings.services.copies import recipients_of
from meetings.services.submitting.freezing import frozen
from meetings.services.submitting.situation import Situation
from meetings.submission_hints import hints
from meetings.views.submission_content import mark_lines
from meetings.views.submission_return import last_return
from rules.ruleset_files import rulebook


@dataclass(frozen=True)
class Outlook:
    """``number`` is the version seen as the last one, 0 for none; ``changed`` the sections new since then."""

    record: Record
    due: date
    today: date
    number: int
    returned: bool
    accepted: bool
    differs: bool
    changed: tuple[str, ...]
    correction: str
    to: tuple[Addressee, ...]
    hints: tuple[str, ...]
    asked: DeskEvent | None = None
    marks: tuple[tuple[str, str], ...] = ()

    @property
    def days_left(self) -> int:
        """Days until the last day; negative once it is over."""
        return (self.due - self.today).days

    @property
    def days_over(self) -> int:
        """Days since the last day."""
        return -self.days_left

    @property
    def ways(self) -> list[tuple[str, int]]:
        """How many by which way."""
        return [
            (way.label, count) for way, count in sorted(Counter(each.channel for each in self.to).items())
        ]

    @property
    def letters(self) -> int:
        """How many are to be printed."""
        return sum(not each.by_mail for each in self.to)

    @property
    def members(self) -> int:
        """How many of them are members; the other one is the support centre."""
        return sum(each.kind is RecipientKind.MEMBER for each in self.to)

    @property
    def lacking(self) -> list[Addressee]:
        """Those whose letter has no address on it: it must be given by hand."""
        return [each for each in self.to if each.missing or each.hint]

    @property
    def idle(self) -> bool:
        """Whether there is nothing to submit: it is there as it stands, and the ward has not asked."""
        return bool(self.number) and not self.returned and not self.differs


def outlook_of(situation: Situation, *, today: date) -> Outlook:
    """Gather it; the number of queries does not depend on how many members or papers there are."""
    part, last = situation.part, situation.last
    content, asked = frozen(situation), last_return(situation.submission)
    record = Record.from_json(content.record)
    state = situation.submission.state if situation.submission else ""
    rules = rulebook(part.facility.municipality.ruleset_id).on(part.meeting.held_on)
    return Outlook(
        record=record,
        due=minutes_due_on(part),
        today=today,
        number=last.number if last else 0,
        returned=state == SubmissionState.RETURNED,
        accepted=state == SubmissionState.ACCEPTED,
        differs=content.differs_from(last) if last else True,
        changed=content.changes_since(last) if last else (),
        correction=content.correction,
        to=tuple(recipients_of(part)),
        hints=tuple(hints(record, counts_needed=rules.kind(part.facility.kind).activity_counts)),
        asked=asked,
        marks=tuple(mark_lines(record, asked.marks)) if asked else (),
    )
