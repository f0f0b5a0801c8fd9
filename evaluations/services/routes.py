"""The route of an office's evaluation: its council, or an agency; chosen by the office itself. [N 評価§2, O]"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from evaluations.models import Round
from evaluations.services.agency_errors import MeetingChosen, NotByAgency, RouteFixed
from evaluations.services.relief_bars import offers_agency
from operators.models import Facility, User
from operators.services.history import note
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute

CHANGED = "評価方式の変更"
"""How the history names a change; which route judges a year gone by is read from it (`compliance.year_route`)."""


@transaction.atomic
def choose(*, facility: Facility, route: EvaluationRoute, by: User, at: datetime, today: date) -> bool:
    """Change the route from now on, also of this year's rounds just begun; answers whether it is another one.

    Raises `NotByAgency` (a kind without the choice), `RouteFixed` or `MeetingChosen`.
    """
    locked = Facility.objects.select_for_update(of=("self",), no_key=True).select_related("municipality")
    office = locked.get(pk=facility.pk)
    if not offers_agency(office, today):
        raise NotByAgency
    before = office.evaluation_route
    if before == route.value:
        return False
    rounds = rounds_ahead(office, today).select_for_update(of=("self",))
    if error := in_the_way(rounds):
        raise error
    rounds.update(route=route.value)
    office.evaluation_route = route.value
    office.save(update_fields=["evaluation_route"])
    labels = [EvaluationRoute(before).label, route.label]
    note(CHANGED, f"facility {office.pk}", office, {"評価方式": labels}, by=by, at=at)
    return True


def rounds_ahead(facility: Facility, today: date) -> QuerySet[Round]:
    """Those that a change would touch: of this year and of later ones."""
    return Round.objects.filter(
        facility=facility, fiscal_year__gte=FiscalYear.of(today).year, disposed_on=None
    )


def in_the_way(rounds: QuerySet[Round]) -> RouteFixed | MeetingChosen | None:
    """What of the rounds of this year and later ones keeps the route as it is."""
    if any(each.self_finalised_at or each.evaluation_id for each in rounds):
        return RouteFixed()
    if any(each.participation_id for each in rounds):
        return MeetingChosen()
    return None
