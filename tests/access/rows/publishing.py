"""The answers at each address: publishing."""

from meetings.enums import PublicationWay
from meetings.models import PublicText
from meetings.services import public_texts, publishing
from publication.models import PublicRecord
from tests.access import worlds
from tests.access.rows.public_texts import final_minutes
from tests.access.worlds import OPERATOR, STRANGERS, Row
from tests.fixtures.people import World
from tests.makers import NOON


def ready(world: World) -> dict[str, str | int]:
    """A meeting whose public text was confirmed."""
    key = final_minutes(world)
    if not PublicText.objects.filter(participation=world.participation).exists():
        _confirmed(world)
    return key


def published(world: World) -> dict[str, str | int]:
    """A meeting whose record is before the public."""
    key = ready(world)
    text = PublicText.objects.get(participation=world.participation)
    if not PublicRecord.objects.filter(public_text=text).exists():
        publishing.publish(public_text=text, by=world.operator, at=NOON)
    return key


def board(world: World) -> dict[str, str | int]:
    """A way an office notes by itself."""
    return worlds.meeting(world) | {"way": "board"}


def posted(world: World) -> dict[str, str | int]:
    """One that was noted."""
    publishing.record_way(
        of=world.participation,
        way=PublicationWay.BOARD,
        done_on=NOON.date(),
        by=world.operator,
        at=NOON,
    )
    return board(world)


def _confirmed(world: World) -> None:
    """The words without the place, which in a test carries a name."""
    text = public_texts.open_text(participation=world.participation, by=world.operator, at=NOON)
    text = public_texts.save_fields(
        public_text=text,
        texts={"place": ""},
        shown={},
        base_revision=text.revision,
        by=world.operator,
        at=NOON,
    )
    public_texts.confirm(public_text=text, base_revision=text.revision, by=world.operator, at=NOON)


ROWS: dict[str, Row] = {
    "publication": Row(OPERATOR, STRANGERS, published),
    "publish": Row(OPERATOR, STRANGERS, ready),
    "publication_withdraw": Row(OPERATOR, STRANGERS, published),
    "publication_way": Row(OPERATOR, STRANGERS, board),
    "publication_way_remove": Row(OPERATOR, STRANGERS, posted),
    "notice_board_pdf": Row(OPERATOR, STRANGERS, published),
    "office_front": Row(OPERATOR, STRANGERS, worlds.office),
}
