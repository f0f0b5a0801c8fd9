"""What the page before a submission shows: what would go, to whom, what the ward will see, what is missing."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.urls import NoReverseMatch

from meetings.enums import DeskVerb, RecipientKind, SubmissionState
from meetings.minutes_deadline import minutes_due_on
from meetings.models import DeskEvent, Submission
from meetings.notice_parties import Addressee
from meetings.record import Record
from meetings.services.copies import recipients_of
from meetings.services.submitting import errors
from meetings.services.submitting.checks import Situation
from meetings.services.submitting.freezing import frozen
from meetings.submission_hints import hints
from meetings.views.notice_parts import address_of
from meetings.views.submission_course import mark_lines
from rules.ruleset_files import rulebook


@dataclass(frozen=True)
class Missing:
    """One thing to be done first, and the page where it is done; empty where it is not this office's to do."""

    words: str
    href: str = ""
    link: str = ""


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


_PLACES: dict[type[errors.SubmissionRefused], tuple[str, str]] = {
    errors.AttendanceOpen: ("meeting_attendance", "出欠を確定する"),
    errors.NotRecordedAsHeld: ("meeting_attendance", "出欠を確かめる"),
    errors.MinutesMissing: ("meeting_minutes", "議事録を書く"),
    errors.MinutesEmpty: ("meeting_minutes", "議事録を書く"),
    errors.FileMissing: ("meeting_materials", "ファイルを登録する"),
    errors.MinutesNotFinal: ("meeting_minutes", "議事録を確定する"),
    errors.CommonPartNotFinal: ("meeting_minutes", "共通の部分を見る"),
}
"""Where each thing is done: the name of the page and the words of the link."""


def missing_of(error: errors.SubmissionRefused, situation: Situation) -> Missing:
    """The refusal with the way to its cure; else the meeting's own page."""
    name, link = _PLACES.get(type(error), ("meeting", "会議のページを見る"))
    try:
        return Missing(error.words, address_of(name, situation.part), link)
    except NoReverseMatch:
        return Missing(error.words)


def last_return(submission: Submission | None) -> DeskEvent | None:
    """The ward's last words, where the submission stands returned."""
    if submission is None or submission.state != SubmissionState.RETURNED:
        return None
    return submission.events.filter(verb=DeskVerb.RETURN).order_by("-at", "-pk").first()


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
