"""Evaluations, agency: the answers at each address."""

from evaluations.models import Relief, Round
from tests.access.worlds import OPERATOR, STRANGERS, WARD, Row, office
from tests.evaluation_makers import entry_of, round_of
from tests.fixtures.people import World
from tests.makers import NOON


def agency_round(world: World) -> dict[str, str | int]:
    """A round that an agency evaluates."""
    known = Round.objects.filter(facility=world.facility, route="agency").first()
    return {"round_id": (known or round_of(world.facility, by=world.operator, route="agency")).pk}


def a_goal(world: World) -> dict[str, str | int]:
    """A row of its 目標達成計画."""
    place = agency_round(world)
    of = Round.objects.get(pk=place["round_id"])
    if not of.entries.exists():
        entry_of(of, "goals", "1", goal="地域の方と月に1回集まる")
    return place | {"goal": 1}


def _relief(world: World) -> Relief:
    known = {"applied_on": NOON.date(), "agency_name": "見本評価機関"}
    return Relief.objects.get_or_create(facility=world.facility, fiscal_year=2026, defaults=known)[0]


def own_relief(world: World) -> dict[str, str | int]:
    """The office's application."""
    return office(world) | {"pk": _relief(world).pk}


def wards_relief(world: World) -> dict[str, str | int]:
    """The same, as the ward finds it."""
    return {"pk": _relief(world).pk}


ROWS: dict[str, Row] = {
    "evaluation_agency": Row(OPERATOR, STRANGERS, agency_round),
    "evaluation_goal_add": Row(OPERATOR, STRANGERS, agency_round),
    "evaluation_goal": Row(OPERATOR, STRANGERS, a_goal),
    "evaluation_route": Row(OPERATOR, STRANGERS, office),
    "relief": Row(OPERATOR, STRANGERS, office),
    "relief_apply": Row(OPERATOR, STRANGERS, office),
    "relief_withdraw": Row(OPERATOR, STRANGERS, own_relief),
    "relief_file": Row(OPERATOR, STRANGERS, own_relief),
    "ward_reliefs": Row(WARD),
    "ward_reliefs_csv": Row(WARD),
    "ward_relief_paper": Row(WARD),
    "ward_relief_register": Row(WARD, STRANGERS, office),
    "ward_relief": Row(WARD, STRANGERS, wards_relief),
    "ward_relief_pdf": Row(WARD, STRANGERS, wards_relief),
    "ward_relief_withdraw": Row(WARD, STRANGERS, wards_relief),
    "ward_report_register": Row(WARD),
    "ward_report_register_office": Row(WARD, STRANGERS, office),
}
