"""Evaluations, staff: the answers at each address."""

from tests.access.worlds import Row

ROWS: dict[str, Row] = {}
