"""Reminds offices of minutes that are due or not with everybody yet, until they are. [N §8, TRAPS 5]

Each run looks at windows of days and never at a single one, and each mail has a key: a run that was missed is made
up for by the next, and a run that is repeated sends nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from meetings.copies_state import CopiesState, states_of
from meetings.enums import MinutesState
from meetings.mails import Mail, compose
from meetings.minutes_deadline import minutes_due_on
from meetings.models import CouncilHabit, Minutes, MinutesCopy, Participation
from meetings.notice_text import long_day
from meetings.services.office_mail import owe_people
from operators.local_time import day_of
from rules.kinds import MeetingStatus

LOOK_BACK = timedelta(days=400)
"""No due day of a meeting before that is still reminded of."""
GIVE_UP = timedelta(days=180)
"""So long after the due day mails end: from then on the ward's list says it. [policy]"""
TOOK_PLACE = [MeetingStatus.HELD.value, MeetingStatus.PLANNED.value]
"""A meeting whose day is over counts as held until the office says otherwise: who forgets it all is reminded too."""


@dataclass(frozen=True)
class Reminder:
    """One thing to be reminded of. ``copies`` None: the minutes are not with the ward yet."""

    part: Participation
    due: date
    stage: str
    copies: CopiesState | None

    @property
    def late(self) -> bool:
        """Whether the due day is over."""
        return self.stage != "ahead"

    @property
    def key(self) -> str:
        """The same for every run that finds the same: one mail per person, stage and due day."""
        about = "minutes" if self.copies is None else "copies"
        return f"remind-{about}/{self.part.pk}/{self.due.isoformat()}/{self.stage}"


@transaction.atomic
def remind_minutes_due(*, at: datetime) -> int:
    """Mail the people of offices whose minutes are due soon or overdue, or not with every member; how many mails.

    Once ahead of the due day, and after it again every so many days, as the office's habits say.
    """
    return sum(owe_people(each.part.facility, each.key, _mail(each), at) for each in _reminders(day_of(at)))


def stage_of(due: date, habit: CouncilHabit, today: date) -> str:
    """``ahead``, the first day of the stretch of days after the due day in ISO form, or empty: no reminder."""
    if today <= due:
        return "ahead" if today >= due - timedelta(days=habit.remind_minutes_days) else ""
    over, every = (today - due).days - 1, habit.remind_minutes_every
    if not every or today > due + GIVE_UP:
        return ""
    return (today - timedelta(days=over % every)).isoformat()


def _reminders(today: date) -> Iterator[Reminder]:
    parts = list(_unfinished(today))
    states = states_of(parts)
    for part in parts:
        habit: CouncilHabit | None = getattr(part.facility, "council_habit", None)
        due = minutes_due_on(part)
        stage = stage_of(due, habit or CouncilHabit(facility=part.facility), today)
        copies = states.get(part.pk)
        just_on_its_way = copies is not None and not copies.letters and not copies.lost
        if stage and not just_on_its_way:
            yield Reminder(part, due, stage, copies)


def _unfinished(today: date) -> Iterator[Participation]:
    """Parts of meetings that are over, whose minutes are not submitted, or whose copies have not reached everyone."""
    owed = MinutesCopy.objects.filter(version__submission__participation=OuterRef("pk"))
    parts = Participation.objects.bound().filter(
        Q(submitted_on=None) | Q(Exists(owed), delivered=False),
        meeting__status__in=TOOK_PLACE,
        meeting__held_on__gte=today - LOOK_BACK,
        meeting__held_on__lt=today,
    )
    related = parts.select_related("meeting", "facility__council_habit", "facility__municipality")
    yield from related.order_by("meeting__held_on", "pk")


def _mail(reminder: Reminder) -> Mail:
    part, office = reminder.part, reminder.part.facility.name
    day = part.meeting.held_on
    about = "議事録の期限" if reminder.copies is None else "議事録の送付"
    context = {
        "office": office,
        "day": long_day(day),
        "due": long_day(reminder.due),
        "late": reminder.late,
        "copies": reminder.copies,
        "progress": _progress(part) if reminder.copies is None else "",
        "link": settings.BASE_URL + _address(reminder),
    }
    return compose("minutes_due", f"【{about}】{day.month}月{day.day}日の会議（{office}）", context)


def _address(reminder: Reminder) -> str:
    """The meeting's own page says what is next; who is not served stands on the page of the copies."""
    if reminder.copies is None:
        return reverse("meeting", args=[reminder.part.meeting_id])
    page = reverse("minutes_copies", args=[reminder.part.meeting_id])
    return f"{page}?facility={reminder.part.facility_id}"


def _progress(part: Participation) -> str:
    """How far the minutes are, in one sentence."""
    own = Minutes.objects.filter(participation=part).values_list("state", flat=True).first()
    if own is None:
        return "議事録は、まだ作られていません。"
    if own == MinutesState.FINAL:
        return "議事録は確定しています。区への提出が残っています。"
    return f"議事録は「{MinutesState(own).label}」です。確定してから、区へ提出してください。"
