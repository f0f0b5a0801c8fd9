"""By which route an office was evaluated in a year: a route chosen later takes nothing away from years gone by."""

from datetime import date

from django.db.models import CharField, DateField, Exists, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat, TruncDate

from evaluations.course.running import RUNNING
from evaluations.models import Round
from evaluations.services import routes
from operators.models import Facility, HistoryEntry
from rules.facts import Relief
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute


def round_route(year: FiscalYear) -> Subquery:
    """For an annotation of offices: the route of the year's last round."""
    rounds = Round.objects.filter(facility=OuterRef("pk"), fiscal_year=year.year).order_by("-number")
    return Subquery(rounds.values("route")[:1])


def round_runs(year: FiscalYear) -> Exists:
    """For an annotation of offices: whether a round of the year goes on; its own next step is told then."""
    return Exists(Round.objects.filter(RUNNING, facility=OuterRef("pk"), fiscal_year=year.year))


def round_goes_on(office: Facility) -> bool:
    """Whether a round of the year goes on. Annotated by `facts.load`."""
    return bool(getattr(office, "round_runs", False))


def visit_planned_on(year: FiscalYear) -> Subquery:
    """For an annotation of offices: the day agreed with an agency, in a round of the year that tells of no visit."""
    rounds = Round.objects.filter(
        facility=OuterRef("pk"),
        fiscal_year=year.year,
        route=EvaluationRoute.AGENCY.value,
        planned_on__range=(year.first, year.last),
        evaluation__evaluated_on=None,
        disposed_on=None,
    )
    return Subquery(rounds.order_by("-number").values("planned_on")[:1])


def route_changed_on() -> Subquery:
    """For an annotation of offices: when the office itself changed its route last (`evaluations.services.routes`)."""
    subject = Concat(Value("facility "), Cast(OuterRef("pk"), CharField()))
    changes = HistoryEntry.objects.filter(subject=subject, verb=routes.CHANGED).order_by("-at")
    return Subquery(changes.annotate(day=TruncDate("at")).values("day")[:1], output_field=DateField())


def route_of(office: Facility) -> EvaluationRoute:
    """What the year's round says, else what the office has chosen. Annotated by `facts.load`."""
    return EvaluationRoute(getattr(office, "round_route", None) or office.evaluation_route)


def route_when_over(
    office: Facility, year: FiscalYear, reliefs: tuple[Relief, ...]
) -> EvaluationRoute | None:
    """The agency's, of which the reliefs that reach over the year are left; None: nothing else than `route_of`.

    A round of the year, or a route that was changed before it ended, is the year's own. Annotated by `facts.load`.
    """
    changed: date | None = getattr(office, "route_changed_on", None)
    own = getattr(office, "round_route", None) or (changed and changed <= year.last)
    return None if own or not reliefs else EvaluationRoute.AGENCY
