"""The month-ahead run: gives notice of its own for meetings that ask for it, and tells what was left untold.

Meetings are found by window, never by the equality of a day, and an edition exists once: a run that was missed is
caught up by the next, two runs at once do it once. [TRAPS 1, 3]
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from django.conf import settings
from django.db.models import Exists, OuterRef

from meetings.models import Notice, Participation
from meetings.notice_parties import addressees
from meetings.services import notice_changes, notices
from meetings.services.notice_editions import NoticeError
from meetings.services.notice_refusals import words_of
from operators.local_time import day_of
from operators.models import HistoryEntry
from rules.kinds import MeetingStatus

LATE_REASON = "期限までに自動で送れなかったため、遅れてお知らせします。"


@dataclass(frozen=True)
class Planned:
    """What a run did, or would do, for one office's part; ``refused`` says what is in the way."""

    participation: Participation
    what: str
    due: date
    recipients: int
    refused: str = ""


def plan(*, at: datetime, write: bool) -> list[Planned]:
    """Announce every meeting with 自動 whose notice is due soon or overdue; without ``write`` only say so."""
    return [_announce(part, at=at, write=write) for part in _due_soon(day_of(at))]


def _due_soon(today: date) -> Iterator[Participation]:
    """Parts of planned meetings to come, not announced, whose last day in time is near or over."""
    announced = Notice.objects.filter(participation=OuterRef("pk"))
    parts = Participation.objects.bound().filter(
        ~Exists(announced),
        meeting__auto_notice=True,
        meeting__status=MeetingStatus.PLANNED.value,
        meeting__held_on__gt=today,
        notice_on=None,
    )
    for part in parts.select_related("meeting", "facility__municipality", "facility__corporation").order_by(
        "meeting__held_on", "pk"
    ):
        if notices.due_of(part) - settings.NOTICE_AHEAD <= today:
            yield part


def _announce(part: Participation, *, at: datetime, write: bool) -> Planned:
    to = addressees(part, today=day_of(at))
    due = notices.due_of(part)
    refused = ""
    try:
        if write:
            late = LATE_REASON if day_of(at) > due else ""
            notices.announce(participation=part, late_reason=late, by=None, at=at)
        else:
            notices.check(part, to, today=day_of(at))
    except NoticeError as error:
        refused = words_of(error)
    return Planned(part, "開催通知", due, len(to), refused)


def tell_quiet_changes(*, at: datetime, write: bool) -> list[Planned]:
    """Tell changes and cancellations that nobody told, once nobody has edited the meeting for a while."""
    return [told for part in _announced(day_of(at)) if (told := _tell(part, at=at, write=write))]


def _announced(today: date) -> Iterator[Participation]:
    """Parts with a notice whose meeting still lies ahead, whatever became of it."""
    told = Notice.objects.filter(participation=OuterRef("pk"))
    parts = (
        Participation.objects.filter(Exists(told), meeting__held_on__gte=today)
        .exclude(meeting__status=MeetingStatus.HELD.value)
        .select_related("meeting", "facility__municipality", "facility__corporation")
        .prefetch_related("notices", "meeting__agenda", "meeting__participations__facility")
        .order_by("meeting__held_on", "pk")
    )
    yield from parts


def _tell(part: Participation, *, at: datetime, write: bool) -> Planned | None:
    off = notice_changes.untold_cancellation(part)
    if not (off or notice_changes.untold_changes(part)) or _edited_lately(part, at):
        return None
    what = "中止の通知" if off else "変更の通知"
    recipients = notice_changes.cancellation_recipients if off else notice_changes.change_recipients
    to = recipients(part, today=day_of(at))
    tell = notice_changes.tell_cancellation if off else notice_changes.tell_change
    refused = ""
    if write:
        try:
            tell(participation=part, by=None, at=at)
        except NoticeError as error:
            refused = words_of(error)
    return Planned(part, what, notices.due_of(part), len(to), refused)


def _edited_lately(part: Participation, at: datetime) -> bool:
    """Whether somebody may still be at it: several edits become one message."""
    since = at - settings.NOTICE_QUIET
    return HistoryEntry.objects.filter(subject=f"meeting {part.meeting_id}", at__gt=since).exists()
