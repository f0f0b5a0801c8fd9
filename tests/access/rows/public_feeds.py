"""The answers at each address: public_feeds."""

from operators.models import CareArea
from tests.access.worlds import EVERYBODY, Row, office
from tests.fixtures.people import World


def area(world: World) -> dict[str, str | int]:
    """The care area of the world's office."""
    return {"pk": CareArea.objects.get(municipality=world.municipality).pk}


def first_page(world: World) -> dict[str, str | int]:
    """The first file of the sitemap."""
    return {"page": 1}


def offices(world: World) -> dict[str, str | int]:
    """The table of offices: those of all wards."""
    return {"slug": "offices"}


ROWS: dict[str, Row] = {
    "feed_minutes": Row(EVERYBODY, public=True),
    "feed_office": Row(EVERYBODY, EVERYBODY, office, public=True),
    "feed_area": Row(EVERYBODY, EVERYBODY, area, public=True),
    "open_data": Row(EVERYBODY, public=True),
    "open_data_csv": Row(EVERYBODY, EVERYBODY, offices, public=True),
    "open_data_json": Row(EVERYBODY, EVERYBODY, offices, public=True),
    "sitemap": Row(EVERYBODY, public=True),
    "sitemap_page": Row(EVERYBODY, EVERYBODY, first_page, public=True),
    "robots": Row(EVERYBODY),
    "contact": Row(EVERYBODY, public=True),
}
