"""The operator's offices and their evaluations: this year's, last year's, and where to begin."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from evaluations.course.beginning import begin_by_of_standing
from evaluations.course.duty import duty_source, has_duty
from evaluations.course.running import RUNNING
from evaluations.course.standings import Standing, standings
from evaluations.models import Round
from evaluations.relief.reach import approvals, relieved_by_approvals
from evaluations.services.relief_bars import offers_agency
from evaluations.views.round_parts import trail_to_rounds
from operators.access import OperatorRequest, operator
from operators.models import Facility
from rules.fiscal_year import FiscalYear


@dataclass(frozen=True)
class Line:
    """One office with its evaluation of this year and of the last.

    ``offers_agency``: an agency may evaluate it; ``running``: the round of this year that goes on; ``next_round``: what
    was begun for next year.
    """

    facility: Facility
    source: str
    offers_agency: bool
    now: Standing
    before: Standing
    open: bool
    begin_by: date | None
    running: Round | None
    next_round: Round | None


@operator
def evaluations(request: OperatorRequest) -> HttpResponse:
    """Every office with the duty; those of other kinds are not listed. [N 評価§2]"""
    today = timezone.localdate()
    year = FiscalYear.of(today)
    mine = Facility.objects.visible_to(request.user)
    rows = mine.select_related("municipality").annotate(**approvals(year)).order_by("name", "pk")
    offices = [each for each in rows if has_duty(each, year)]
    now, before = standings(mine, year, today), standings(mine, year.previous, today)
    running = Round.objects.visible_to(request.user).filter(RUNNING, fiscal_year__gte=year.year)
    busy = {(each.facility_id, each.fiscal_year): each for each in running.order_by("pk")}
    lines = [_line(each, year, today, now, before, busy) for each in offices]
    context = {"lines": lines, "year": year, "today": today, "trail": trail_to_rounds()[:1]}
    return render(request, "evaluations/rounds/list.html", context)


def _line(
    office: Facility,
    year: FiscalYear,
    today: date,
    now: dict[int, Standing],
    before: dict[int, Standing],
    busy: dict[tuple[int, int], Round],
) -> Line:
    closed = office.closed_on is not None and office.closed_on <= today
    told, running = now.get(office.pk, Standing()), busy.get((office.pk, year.year))
    past = before.get(office.pk, Standing())
    may_begin = not (closed or running or told.settled)
    asked = may_begin and not relieved_by_approvals(office, past)
    return Line(
        facility=office,
        source=duty_source(office, year),
        offers_agency=offers_agency(office, today),
        now=told,
        before=past,
        open=may_begin,
        begin_by=begin_by_of_standing(office, year, told, today) if asked else None,
        running=running,
        next_round=busy.get((office.pk, year.year + 1)),
    )
