"""The next step of each evaluation that is going on, among what an operator has to do. Two queries."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse

from compliance.assessments import JudgedOffice
from compliance.next_acts import NextAct
from evaluations.course.running import UNREPORTED
from evaluations.course.standing_rows import with_counts
from evaluations.course.steps import own_next_step
from evaluations.models import Round
from operators.models import User
from rules.fiscal_year import FiscalYear


def evaluation_acts(
    user: User, offices: Sequence[JudgedOffice], today: date, year: FiscalYear | None = None
) -> list[NextAct]:
    """The next step of each round of these offices (of a year) whose report is not in, the earliest first."""
    by_office = {office.facility.pk: office for office in offices}
    rounds = Round.objects.visible_to(user).filter(UNREPORTED, facility__in=list(by_office))
    if year:
        rounds = rounds.filter(fiscal_year=year.year)
    acts = []
    for each in with_counts(rounds):
        each.facility = by_office[each.facility_id].facility
        step = own_next_step(each, today)
        if step is None:
            continue
        href = reverse("evaluation", args=[each.pk])
        what = f"外部評価：{step.label}"
        acts.append(NextAct(step.due, what, step.source, by_office[each.facility_id], href=href))
    return sorted(acts, key=lambda act: act.due)
