"""The requests of an office as CSV for Excel."""

from collections.abc import Iterable

from meetings.follow_up_list import Line
from operators.csv_text import csv_text
from operators.local_time import day_of

_HEADS = ("会議の開催日", "議題", "要望・助言", "状態", "経過", "終わった日", "その後の対応")


def follow_ups_csv(lines: Iterable[Line]) -> str:
    """One row per request; days as 2026-06-20."""
    return csv_text(_HEADS, map(_row, lines))


def _row(line: Line) -> list[str]:
    row = line.follow_up
    told = "\n".join(f"{each.on.isoformat()} {each.words}" for each in line.told)
    closed = day_of(row.closed_at).isoformat() if row.closed_at else ""
    return [
        line.raised_on.isoformat(), row.title, row.words, row.get_state_display(), line.age_words, closed, told,
    ]  # fmt: skip
