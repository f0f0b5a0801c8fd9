"""Evaluations, staff: the answers at each address."""

from evaluations.models import Round, StaffSheet
from evaluations.staff_sheets.tokens import token_for
from tests.access.worlds import EVERYBODY, OPERATOR, STRANGERS, Row
from tests.evaluation_makers import round_of, staff_sheet_of
from tests.fixtures.people import World


def own_round(world: World) -> dict[str, str | int]:
    """The round of the world's office."""
    known = Round.objects.filter(facility=world.facility).first()
    return {"round_id": (known or round_of(world.facility, by=world.operator)).pk}


def own_sheet(world: World) -> dict[str, str | int]:
    """A person the office asked; the label is a number, the link nobody's but that person's."""
    of = own_round(world)
    return of | {"sheet_id": _sheet(int(of["round_id"])).pk}


def _sheet(round_id: int) -> StaffSheet:
    known = StaffSheet.objects.filter(round=round_id).first()
    return known or staff_sheet_of(Round.objects.get(pk=round_id))


def link(world: World) -> dict[str, str | int]:
    """The link of that person; whoever holds it is let in."""
    return {"token": token_for(StaffSheet.objects.get(pk=own_sheet(world)["sheet_id"]))}


def link_to_step(world: World) -> dict[str, str | int]:
    """The first screen behind the link."""
    return link(world) | {"step": 1}


def link_to_row(world: World) -> dict[str, str | int]:
    """The first item behind the link: it leads to its screen."""
    staff = Round.objects.get(pk=own_round(world)["round_id"]).form_version.form.staff_sheet
    assert staff is not None
    return link(world) | {"row": next(staff.rows()).key}


BACK = (302, 404, 302, 404)
ROWS: dict[str, Row] = {
    "evaluation_staff": Row(OPERATOR, STRANGERS, own_round),
    "evaluation_staff_add": Row(OPERATOR, STRANGERS, own_round),
    "evaluation_staff_send": Row(OPERATOR, STRANGERS, own_round),
    "evaluation_staff_remind": Row(OPERATOR, STRANGERS, own_round),
    "evaluation_staff_deadline": Row(OPERATOR, STRANGERS, own_round),
    "evaluation_staff_close": Row(OPERATOR, STRANGERS, own_round),
    "evaluation_staff_reopen": Row(OPERATOR, STRANGERS, own_round),
    "evaluation_staff_cards": Row(BACK, STRANGERS, own_round),  # printed on the button alone: back
    "evaluation_staff_person": Row(OPERATOR, STRANGERS, own_sheet),
    "evaluation_staff_remove": Row(OPERATOR, STRANGERS, own_sheet),
    "evaluation_staff_link": Row(OPERATOR, STRANGERS, own_sheet),
    "own_staff_sheet": Row(OPERATOR, STRANGERS, own_round),
    "staff_sheet": Row(EVERYBODY, arguments=link),
    "staff_sheet_step": Row(EVERYBODY, arguments=link_to_step),
    "staff_sheet_row": Row((302, 302, 302, 302), arguments=link_to_row),
    "staff_sheet_check": Row(EVERYBODY, arguments=link),
    "staff_sheet_done": Row((302, 302, 302, 302), arguments=link),  # not handed in yet: back
}
