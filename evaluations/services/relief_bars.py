"""Whether an office may apply for 緩和: the route, the window, once a year, and the pause after an approval. [O]"""

from datetime import date

from evaluations.models import Relief
from evaluations.services.relief_errors import (
    CouncilRoute,
    OutsideWindow,
    PauseYear,
    ReliefError,
    TwiceAYear,
)
from operators.models import Facility
from rules.evaluation import next_relief_year, relief_window
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute
from rules.ruleset import Ruleset
from rules.ruleset_files import rulebook


def rules_on(facility: Facility, day: date) -> Ruleset:
    """What the office's ward prescribes on a day. Loaded: municipality."""
    return rulebook(facility.municipality.ruleset_id).on(day)


def offers_agency(facility: Facility, day: date) -> bool:
    """Whether this kind of office may be evaluated by an agency. [N 評価§2]"""
    return rules_on(facility, day).kind(facility.kind).agency_route


def obstacle(*, facility: Facility, on: date, late: bool = False) -> ReliefError | None:
    """What forbids an application on this day, the gravest first; ``late``: the ward records a paper with a reason.

    Two queries at most. Loaded: municipality.
    """
    year = FiscalYear.of(on)
    if facility.evaluation_route != EvaluationRoute.AGENCY.value:
        return CouncilRoute()
    if Relief.objects.filter(facility=facility, fiscal_year=year.year).exists():
        return TwiceAYear(year)
    return paused(facility=facility, year=year, on=on) or (None if late else _outside(facility, year, on))


def paused(*, facility: Facility, year: FiscalYear, on: date) -> PauseYear | None:
    """Whether another year's approval reaches over this one, or this one's would reach over it."""
    rules = rules_on(facility, on)
    approved = Relief.objects.filter(facility=facility, approved=True).exclude(fiscal_year=year.year)
    for known in approved.order_by("-fiscal_year").values_list("fiscal_year", flat=True):
        if abs(known - year.year) < rules.relief_pause_years:
            return PauseYear(FiscalYear(known), next_relief_year(FiscalYear(known), rules))
    return None


def _outside(facility: Facility, year: FiscalYear, on: date) -> OutsideWindow | None:
    opens, closes = relief_window(year, rules_on(facility, on))
    return None if opens <= on <= closes else OutsideWindow(opens, closes)
