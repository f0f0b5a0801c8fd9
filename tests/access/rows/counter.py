"""The answers at each address: counter."""

from tests.access.worlds import Row

ROWS: dict[str, Row] = {}
