"""Evaluations, publishing: the answers at each address."""

from evaluations.form import FieldKind
from evaluations.models import PublicSheet, Round
from evaluations.services import publishing
from meetings.enums import PublicationWay
from tests.access.worlds import OPERATOR, STRANGERS, Row
from tests.evaluations.publishing.finished import confirmed, finished, said
from tests.fixtures.people import World
from tests.makers import NOON


def final(world: World) -> dict[str, str | int]:
    """A round whose results are final."""
    found = Round.objects.filter(participation=world.participation).first()
    if found is None:
        found = finished(world.participation, by=world.operator)
        said(found, FieldKind.TEXT, "行事に地域の方が来てくださった")
    return {"round_id": found.pk}


def ready(world: World) -> dict[str, str | int]:
    """A round whose public words were confirmed."""
    key = final(world)
    if not PublicSheet.objects.filter(round__pk=key["round_id"]).exists():
        confirmed(Round.objects.get(pk=key["round_id"]), by=world.operator)
    return key


def published(world: World) -> dict[str, str | int]:
    """A round whose result is before the public."""
    key = ready(world)
    sheet = PublicSheet.objects.get(round__pk=key["round_id"])
    if sheet.record_id is None:
        publishing.publish(public_text=sheet, by=world.operator, at=NOON, draw=False)
    return key


def board(world: World) -> dict[str, str | int]:
    """A way an office notes by itself."""
    return final(world) | {"way": "board"}


def posted(world: World) -> dict[str, str | int]:
    """One that was noted."""
    of = Round.objects.get(pk=final(world)["round_id"])
    way, day = PublicationWay.BOARD, NOON.date()
    publishing.record_way(of=of, way=way, done_on=day, by=world.operator, at=NOON)
    return board(world)


ROWS: dict[str, Row] = {
    "evaluation_public": Row(OPERATOR, STRANGERS, final),
    "evaluation_public_preview": Row(OPERATOR, STRANGERS, final),
    "evaluation_publish": Row(OPERATOR, STRANGERS, ready),
    "evaluation_withdraw": Row(OPERATOR, STRANGERS, published),
    "evaluation_ways": Row(OPERATOR, STRANGERS, published),
    "evaluation_way": Row(OPERATOR, STRANGERS, board),
    "evaluation_way_remove": Row(OPERATOR, STRANGERS, posted),
    "evaluation_board_pdf": Row(OPERATOR, STRANGERS, published),
}
