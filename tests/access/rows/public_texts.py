"""The answers at each address: public_texts."""

from tests.access.worlds import Row

ROWS: dict[str, Row] = {}
