"""The answers at each address: counter."""

from tests.access.worlds import WARD, Answers, Row
from tests.fixtures.people import World


def group_homes(world: World) -> dict[str, str | int]:
    """A service and a half-year: each ward gets its own records."""
    return {"service": "group_home", "half": "2026-1"}


BACK: Answers = (302, 302, 404, 404)
"""Nothing is drawn yet: back to the page with the button."""
ONLY_POSTED: Answers = (302, 405, 404, 404)

ROWS: dict[str, Row] = {
    "counter": Row(WARD),
    "counter_make": Row(ONLY_POSTED, ONLY_POSTED, group_homes),
    "counter_pdf": Row(BACK, BACK, group_homes),
}
