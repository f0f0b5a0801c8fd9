"""The answers at each address: public_feeds."""

from tests.access.worlds import Row

ROWS: dict[str, Row] = {}
