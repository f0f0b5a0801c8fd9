"""Evaluations, sheets: the answers at each address."""

from evaluations.form import Phase
from evaluations.models import Round
from operators.models import Facility
from tests.access.worlds import OPERATOR, STRANGERS, Row
from tests.evaluation_makers import round_of
from tests.fixtures.people import World


def _round(world: World) -> Round:
    Facility.objects.filter(pk=world.facility.pk).update(service="group_home")
    world.facility.refresh_from_db()
    known = Round.objects.filter(facility=world.facility).first()
    return known or round_of(world.facility, by=world.operator)


def own_round(world: World) -> dict[str, str | int]:
    """A round of the world's office."""
    return {"round_id": _round(world).pk}


def own_sheet(world: World) -> dict[str, str | int]:
    """A sheet the office fills."""
    of = _round(world)
    return {"round_id": of.pk, "sheet": of.form_version.form.sheets_of(Phase.SELF)[0].key}


def own_row(world: World) -> dict[str, str | int]:
    """A row of that sheet."""
    place = own_sheet(world)
    sheet = _round(world).form_version.form.sheet(str(place["sheet"]))
    return place | {"row": next(sheet.rows(Phase.SELF)).key}


def final_round(world: World) -> dict[str, str | int]:
    """A round whose self-evaluation is final."""
    of = _round(world)
    Round.objects.filter(pk=of.pk).update(self_finalised_at=of.started_at, self_finalised_by=of.started_by)
    return {"round_id": of.pk}


ROWS: dict[str, Row] = {
    "evaluation_sheets": Row(OPERATOR, STRANGERS, own_round),
    "evaluation_sheet": Row(OPERATOR, STRANGERS, own_sheet),
    "evaluation_sheet_row": Row((302, 404, 302, 404), STRANGERS, own_row),
    "evaluation_self_final": Row(OPERATOR, STRANGERS, own_round),
    "evaluation_self_reopen": Row(OPERATOR, STRANGERS, final_round),
    "evaluation_self_pdf": Row(OPERATOR, STRANGERS, own_round),
}
