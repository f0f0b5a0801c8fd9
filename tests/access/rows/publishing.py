"""The answers at each address: publishing."""

from tests.access.worlds import Row

ROWS: dict[str, Row] = {}
