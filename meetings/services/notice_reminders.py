"""Reminds offices of notices that are due or not with everybody yet. The message is its own record. [TRAPS 5]"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse

from meetings.mails import compose
from meetings.models import CouncilHabit, Notice, NoticeRecipient, Participation
from meetings.notice_parties import addressees
from meetings.notice_text import long_day
from meetings.services.notice_editions import NoticeError
from meetings.services.notice_refusals import words_of
from meetings.services.notices import check, due_of
from meetings.services.office_mail import owe_people
from operators.local_time import day_of
from outbox.enums import State
from rules.kinds import MeetingStatus

FARTHEST = timedelta(days=100)
"""Meetings further ahead have no due day near; habits reach two months at most before it."""


@dataclass(frozen=True)
class Unfinished:
    """How far an office's notice is: not given, or given and not with everybody."""

    given: bool
    letters: int = 0
    lost: int = 0


@transaction.atomic
def remind_notice_due(*, at: datetime) -> int:
    """Mail the people of offices whose notice is due soon or overdue and not complete; how many mails.

    Once before the day and once after it, for each date of the meeting.
    """
    count = 0
    for part, habit in _upcoming(day_of(at)):
        due = due_of(part)
        if day_of(at) < due - timedelta(days=habit.remind_notice_days):
            continue
        stage = "late" if day_of(at) > due else "ahead"
        count += _remind_office(part, due, stage, at)
    return count


def _upcoming(today: date) -> Iterator[tuple[Participation, CouncilHabit]]:
    """Parts of planned meetings to come without a complete notice, with their office's habits."""
    parts = Participation.objects.bound().filter(
        meeting__status=MeetingStatus.PLANNED.value,
        meeting__held_on__range=(today, today + FARTHEST),
        notice_on=None,
    )
    for part in parts.select_related("meeting", "facility__council_habit", "facility__municipality").order_by(
        "meeting__held_on", "pk"
    ):
        habit: CouncilHabit | None = getattr(part.facility, "council_habit", None)
        yield part, habit or CouncilHabit(facility=part.facility)


def _remind_office(part: Participation, due: date, stage: str, at: datetime) -> int:
    state = _state_of(part)
    obstacle = "" if state.given else _obstacle(part, at)
    waits_for_the_run = part.meeting.auto_notice and not state.given and not obstacle and stage == "ahead"
    just_on_its_way = state.given and not state.letters and not state.lost
    if waits_for_the_run or just_on_its_way:
        return 0
    day = part.meeting.held_on
    subject = f"【開催通知の期限】{day.month}月{day.day}日の会議（{part.facility.name}）"
    context = {
        "office": part.facility.name,
        "day": long_day(day),
        "due": long_day(due),
        "late": stage == "late",
        "state": state,
        "obstacle": obstacle,
        "link": f"{settings.BASE_URL}{reverse('meeting_notice', args=[part.meeting_id])}?facility={part.facility_id}",
    }
    prefix = f"remind-notice/{part.pk}/{day.isoformat()}/{stage}"
    return owe_people(part.facility, prefix, compose("notice_due", subject, context), at)


def _obstacle(part: Participation, at: datetime) -> str:
    """What is in the way of announcing, in words; empty when nothing is."""
    try:
        check(part, addressees(part, today=day_of(at)), today=day_of(at))
    except NoticeError as error:
        return words_of(error)
    return ""


def _state_of(part: Participation) -> Unfinished:
    rows = NoticeRecipient.objects.filter(notice__participation=part)
    states = list(rows.values_list("message__state", flat=True))
    if not states:
        return Unfinished(given=Notice.objects.filter(participation=part).exists())
    lost = sum(state in (State.FAILED, State.BOUNCED) for state in states)
    return Unfinished(given=True, letters=states.count(State.TO_HAND), lost=lost)
