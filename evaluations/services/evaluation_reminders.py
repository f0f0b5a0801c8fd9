"""Reminds offices of the next step of an evaluation: once ahead of its day and once after it. [TRAPS 1, 5]

Each run looks at windows of days and never at a single one, and each mail has a key: a run that was missed is made up
for by the next, and a run that is repeated sends nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import F, Q

from evaluations.course.mails import step_mail
from evaluations.course.running import UNREPORTED
from evaluations.course.standing_rows import with_counts
from evaluations.course.steps import own_next_step
from evaluations.course.timeline import TimedStep
from evaluations.models import Round
from evaluations.services.staff_reminders import remind_staff
from meetings.services.office_mail import owe_people
from operators.local_time import day_of
from rules.fiscal_year import FiscalYear

AHEAD = timedelta(days=7)
"""So long before its day a step is reminded of: a week's shifts can still be arranged. [policy]"""
GIVE_UP = timedelta(days=60)
"""So long after it mails end: from then on the hub and the ward's list say it. [policy]"""
REST = timedelta(days=2)
"""Who has just begun has read the timeline. [policy]"""


@dataclass(frozen=True)
class StepReminder:
    """The next step of a round, and whether its day is ahead or over."""

    round: Round
    step: TimedStep
    stage: str

    @property
    def key(self) -> str:
        """The same for every run that finds the same: one mail per person, step, day and stage."""
        return f"remind-evaluation/{self.round.pk}/{self.step.step.value}/{self.step.due.isoformat()}/{self.stage}"


@transaction.atomic
def remind_rounds(*, at: datetime) -> int:
    """Mail the people of offices whose next step is due soon or overdue; how many mails are new."""
    return sum(
        owe_people(each.round.facility, each.key, step_mail(each.round, each.step), at)
        for each in _reminders(day_of(at))
    )


def remind_all_staff(*, at: datetime) -> int:
    """Mail the staff whose sheets are not in, of every round with open sheets of an open office; how many are new."""
    today = day_of(at)
    waiting = Round.objects.filter(
        _open_office(today),
        staff_closed_at=None,
        staff_closes_on__gte=today,
        disposed_on=None,
        staff_sheets__submitted_at=None,
    )
    rounds = waiting.filter(staff_sheets__isnull=False).distinct().order_by("pk")
    return sum(remind_staff(round=each, today=today, at=at) for each in rounds)


def stage_of(due: date, today: date) -> str:
    """``ahead``, ``late``, or empty: no reminder on this day."""
    if today <= due:
        return "ahead" if today >= due - AHEAD else ""
    return "late" if today <= due + GIVE_UP else ""


def _reminders(today: date) -> Iterator[StepReminder]:
    for each in _open_rounds(today):
        step = own_next_step(each, today)
        if step is None or day_of(each.started_at) + REST > today:
            continue
        if stage := stage_of(step.due, today):
            yield StepReminder(each, step, stage)


def _open_office(today: date) -> Q:
    return Q(facility__closed_on=None) | Q(facility__closed_on__gt=today)


def _open_rounds(today: date) -> Iterator[Round]:
    """Rounds of this year and the last whose report is not in, of offices that are open."""
    rounds = Round.objects.filter(
        UNREPORTED,
        _open_office(today),
        fiscal_year__gte=FiscalYear.of(today).previous.year,
    )
    related = with_counts(rounds).whole()
    yield from related.order_by(F("planned_on").asc(nulls_last=True), "pk")
