"""The answers at each address: public_texts."""

from tests.access import worlds
from tests.access.worlds import OPERATOR, STRANGERS, Row
from tests.fixtures.people import World
from tests.makers import minutes_of


def final_minutes(world: World) -> dict[str, str | int]:
    """A meeting whose minutes are final: a public text can be made of them."""
    if not hasattr(world.participation, "minutes"):
        minutes_of(world.participation, final=world.operator)
    return worlds.meeting(world)


ROWS: dict[str, Row] = {
    "public_text": Row(OPERATOR, STRANGERS, final_minutes),
    "public_text_papers": Row(OPERATOR, STRANGERS, final_minutes),
    "public_text_preview": Row(OPERATOR, STRANGERS, final_minutes),
}
