"""The answers at each address: retention."""

from tests.access.worlds import Row

ROWS: dict[str, Row] = {}
