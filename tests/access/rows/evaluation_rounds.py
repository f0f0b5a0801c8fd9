"""Evaluations, rounds: the answers at each address."""

from evaluations.models import Round
from tests.access import worlds
from tests.access.worlds import OPERATOR, STRANGERS, WARD, Row
from tests.evaluation_makers import round_of
from tests.fixtures.people import World


def a_round(world: World) -> dict[str, str | int]:
    """The round of the world's office."""
    found = Round.objects.filter(facility=world.facility).first()
    return {"round_id": (found or round_of(world.facility)).pk}


ROWS: dict[str, Row] = {
    "evaluations": Row(OPERATOR),
    "evaluation_start": Row(OPERATOR, STRANGERS, worlds.office),
    "evaluation": Row(OPERATOR, STRANGERS, a_round),
    "ward_evaluations": Row(WARD),
    "ward_evaluations_csv": Row(WARD),
    "ward_evaluations_xlsx": Row(WARD),
    "evaluation_day": Row(OPERATOR, STRANGERS, a_round),
}
