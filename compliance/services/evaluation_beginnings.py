"""Tells an office once a year that its evaluation is to be begun, where nobody has: as its home says. [TRAPS 5]"""

from collections.abc import Iterator
from datetime import date, datetime

from django.db import transaction
from django.db.models import Q

from compliance.assessments import judge_offices
from compliance.year_route import round_goes_on
from evaluations.course.beginning import begin_by_of
from evaluations.course.mails import begin_mail
from evaluations.services.evaluation_reminders import stage_of
from meetings.services.office_mail import owe_people
from operators.local_time import day_of
from operators.models import Facility
from outbox.enums import OPEN
from outbox.models import Message
from rules.fiscal_year import FiscalYear
from rules.view import YearView

_MAILS = "remind-evaluation-begin/"
"""How their keys begin; office, year and person follow."""


@transaction.atomic
def remind_beginnings(*, at: datetime) -> int:
    """Mail the people of offices whose day to begin is near or just over; how many mails are new."""
    today = day_of(at)
    year = FiscalYear.of(today).year
    return sum(
        owe_people(
            facility,
            f"{_MAILS}{facility.pk}/{year}",
            begin_mail(facility, due, today),
            at,
        )
        for facility, due in _due(today)
    )


def forget_beginnings(*, at: datetime) -> int:
    """Delete those of years before the last, whether or not an evaluation was ever begun; how many. [policy, ADR 0022]"""
    earlier = FiscalYear.of(day_of(at)).previous.first
    past = Message.objects.filter(key__startswith=_MAILS, prepared_at__date__lt=earlier).exclude(
        state__in=OPEN
    )
    return past.delete()[0]


def _due(today: date) -> Iterator[tuple[Facility, date]]:
    """Open offices for which somebody works here; the mail goes nowhere else."""
    working = Q(assignments__isnull=False) | Q(corporation__assignments__isnull=False)
    open_ones = Facility.objects.filter(working, Q(closed_on=None) | Q(closed_on__gt=today)).distinct()
    for office in judge_offices(open_ones.order_by("pk"), FiscalYear.of(today), today):
        view = YearView(office.record.facts, today, office.record.rulebook)
        due = begin_by_of(office.facility, view, office.judgement.evaluation)
        if due and stage_of(due, today) and not round_goes_on(office.facility):
            yield office.facility, due
