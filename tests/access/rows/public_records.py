"""The answers at each address: public_records."""

from tests.access.worlds import Row

ROWS: dict[str, Row] = {}
