"""The answers of a ward's offices as a workbook: one table, numbers as numbers, words as words."""

from collections.abc import Iterable

from evaluations.answers.rows import HEADER, Row
from meetings.exports.plain_workbook import plain_workbook

_WIDTHS = (10, 30, 36, 24, 36, 8, 60, 20, 22, 8, 8, 16)


def answers_xlsx(rows: Iterable[Row]) -> bytes:
    """The file. A word that begins like a formula stays a word."""
    return plain_workbook("評価の集計", HEADER, rows, wide=dict(zip(HEADER, _WIDTHS, strict=True)))
