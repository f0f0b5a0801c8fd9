"""By when an evaluation that nobody has begun is to be begun, so that every step has its time. Pure. [policy]"""

from datetime import date, timedelta

from evaluations.course.standings import Standing
from evaluations.course.timeline import lead_days
from evaluations.shipped_forms import shipped
from operators.models import Facility
from rules.evaluation import EvaluationState, fits
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute
from rules.view import YearView

BEGIN = "外部評価を始める"
OPEN = frozenset({EvaluationState.MISSING, EvaluationState.PLANNED})
"""The year still asks for an evaluation."""


def begin_by(facility: Facility, day: date) -> date:
    """The last day in good time for an evaluation on ``day``: of the year's last, where none is planned."""
    agency = facility.evaluation_route == EvaluationRoute.AGENCY.value
    form = shipped(facility.kind)
    staff = not agency and form is not None and form.staff_sheet is not None
    return day - timedelta(days=lead_days(staff=staff, agency=agency))


def begin_by_of_standing(facility: Facility, year: FiscalYear, now: Standing, today: date) -> date | None:
    """The same for an office of which no round goes on, by where its evaluation stands; ``None``: it counts already."""
    day = now.progress.day
    planned = day is not None and today <= day <= year.last and not now.progress.held
    return None if now.counts else begin_by(facility, day if day and planned else year.last)


def begin_by_of(facility: Facility, view: YearView, verdict: EvaluationState) -> date | None:
    """The same for an office as the rules judged its year; ``None``: the year asks for no more, or is over."""
    if view.over or verdict not in OPEN:
        return None
    meetings = [m.on for m in view.planned if m.evaluation and fits(view, m)]
    known = (view.facts.agency_visit_on, *(each.on for each in view.facts.agency_evaluations))
    visits = [day for day in known if day and view.as_of <= day]
    return begin_by(facility, min([*meetings, *visits, view.year.last]))
