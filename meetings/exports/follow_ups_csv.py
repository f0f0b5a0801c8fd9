"""The requests of an office as CSV for Excel."""

import csv
from collections.abc import Iterable
from io import StringIO

from meetings.follow_up_list import Line
from operators.local_time import day_of

_HEADS = ("会議の開催日", "議題", "要望・助言", "状態", "経過", "終わった日", "その後の対応")


def follow_ups_csv(lines: Iterable[Line]) -> str:
    """One row per request; days as 2026-06-20. Cells that a spreadsheet would calculate begin with ``'``."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_HEADS)
    writer.writerows([_plain(cell) for cell in _row(line)] for line in lines)
    return out.getvalue()


def _row(line: Line) -> list[str]:
    row = line.follow_up
    told = "\n".join(f"{each.on.isoformat()} {each.words}" for each in line.told)
    closed = day_of(row.closed_at).isoformat() if row.closed_at else ""
    return [
        line.raised_on.isoformat(), row.title, row.words, row.get_state_display(), line.age_words, closed, told,
    ]  # fmt: skip


def _plain(cell: str) -> str:
    return f"'{cell}" if cell[:1] in tuple("=+-@\t\r") and cell else cell
