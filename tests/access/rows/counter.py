"""The answers at each address: counter."""

from tests.access.worlds import WARD, Row
from tests.fixtures.people import World


def group_homes(world: World) -> dict[str, str | int]:
    """A service and a half-year: each ward gets its own records."""
    return {"service": "group_home", "half": "2026-1"}


ROWS: dict[str, Row] = {
    "counter": Row(WARD),
    "counter_pdf": Row(WARD, WARD, group_homes),
}
