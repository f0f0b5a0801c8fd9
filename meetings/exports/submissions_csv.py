"""The list of submissions as a file for spreadsheets."""

import csv
import io
from collections.abc import Iterable
from typing import Any

from operators.local_time import day_of

CSV_HEADER = (
    "受付番号",
    "種類",
    "事業所番号",
    "事業所名",
    "開催日",
    "受付日",
    "版",
    "最後の提出",
    "状態",
    "状態の日",
)


def submissions_csv(submissions: Iterable[Any]) -> str:
    """One line each; rows carry ``last_number`` and ``last_at``, the version that counts. For Excel: with BOM."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_HEADER)
    writer.writerows(_row(each) for each in submissions)
    return "\ufeff" + out.getvalue()


def _row(submission: Any) -> list[str]:
    part = submission.participation
    cells = [
        submission.receipt,
        submission.get_kind_display(),
        submission.facility.number,
        submission.facility.name,
        part.meeting.held_on.isoformat() if part else "",
        submission.received_on.isoformat(),
        str(submission.last_number or ""),
        day_of(submission.last_at).isoformat() if submission.last_at else "",
        submission.get_state_display(),
        day_of(submission.state_at).isoformat(),
    ]
    return [_inert(cell) for cell in cells]


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
