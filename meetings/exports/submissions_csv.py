"""The list of submissions as a file for spreadsheets."""

from collections.abc import Iterable
from typing import Any

from operators.csv_text import csv_text
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
    """One line each; rows carry ``last_number`` and ``last_at``, the version that counts."""
    return csv_text(CSV_HEADER, map(_row, submissions))


def _row(submission: Any) -> list[object]:
    part = submission.participation
    return [
        submission.receipt,
        submission.get_kind_display(),
        submission.facility.number,
        submission.facility.name,
        part.meeting.held_on if part else None,
        submission.received_on,
        submission.last_number,
        day_of(submission.last_at) if submission.last_at else None,
        submission.get_state_display(),
        day_of(submission.state_at),
    ]
