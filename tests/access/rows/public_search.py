"""The answers at each address: public_search."""

from datetime import date

from operators.models import CareArea
from tests.access.worlds import EVERYBODY, Row
from tests.fixtures.people import World
from tests.makers import public_record_of


def with_a_record(world: World) -> dict[str, str | int]:
    """A list in which something stands."""
    public_record_of(world.facility, date(2026, 6, 20))
    return {}


def area(world: World) -> dict[str, str | int]:
    """The care area of the world's office, with a record."""
    with_a_record(world)
    return {"pk": CareArea.objects.get(municipality=world.municipality).pk}


ROWS: dict[str, Row] = {
    "front": Row(EVERYBODY, arguments=with_a_record, public=True),
    "public_minutes_list": Row(EVERYBODY, arguments=with_a_record, public=True),
    "public_evaluations": Row(EVERYBODY, arguments=with_a_record, public=True),
    "public_offices": Row(EVERYBODY, arguments=with_a_record, public=True),
    "public_areas": Row(EVERYBODY, arguments=with_a_record, public=True),
    "public_area": Row(EVERYBODY, EVERYBODY, area, public=True),
    "public_map": Row(EVERYBODY, arguments=with_a_record, public=True),
}
