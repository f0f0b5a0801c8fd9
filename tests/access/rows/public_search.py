"""The answers at each address: public_search."""

from tests.access.worlds import Row

ROWS: dict[str, Row] = {}
