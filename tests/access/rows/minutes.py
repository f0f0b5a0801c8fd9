"""Minutes: the answers at each address."""

from meetings.models import Minutes
from tests.access import worlds
from tests.access.worlds import OPERATOR, STRANGERS, Row
from tests.fixtures.people import World
from tests.makers import minutes_of


def minutes(world: World) -> dict[str, str | int]:
    """What the world's office wrote of its meeting: a draft."""
    found = Minutes.objects.filter(participation=world.participation).first()
    return {"pk": (found or minutes_of(world.participation)).pk}


def edition(world: World) -> dict[str, str | int]:
    """Its first edition."""
    return minutes(world) | {"revision": 1}


BACK = (302, 404, 302, 404)

ROWS: dict[str, Row] = {
    "meeting_minutes": Row(OPERATOR, STRANGERS, worlds.meeting),
    "minutes_open": Row(BACK, STRANGERS, worlds.meeting),  # by a button only
    "minutes_edit": Row(OPERATOR, STRANGERS, minutes),
    "minutes_finalise": Row(OPERATOR, STRANGERS, minutes),
    "minutes_correct": Row(BACK, STRANGERS, minutes),  # a draft needs no correction
    "minutes_versions": Row(OPERATOR, STRANGERS, minutes),
    "minutes_version": Row(OPERATOR, STRANGERS, edition),
    "minutes_restore": Row(OPERATOR, STRANGERS, edition),
}
