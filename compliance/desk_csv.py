"""The desk's list as a file for Excel."""

from collections.abc import Iterable

from compliance.desk_rows import Row
from operators.csv_text import csv_text

HEADER = (
    "受付番号", "種類", "事業所番号", "事業所名", "サービス", "会議の日", "受付日", "期限", "期限からの日数",
    "版", "提出の方法", "出席", "欠席", "指摘の数", "担当", "状態",
)  # fmt: skip


def as_csv(rows: Iterable[Row]) -> str:
    """A line for every row; days in ISO form."""
    return csv_text(HEADER, map(_line, rows))


def _line(row: Row) -> list[object]:
    submission, facility = row.submission, row.submission.facility
    return [
        submission.receipt,
        submission.get_kind_display(),
        facility.reference,
        facility.name,
        facility.kind.label,
        row.held_on,
        row.first_on,
        row.due,
        row.days_late,
        row.number,
        row.way.label,
        row.present,
        row.absent,
        len(row.findings) if row.line else "",
        submission.assigned_to.name if submission.assigned_to else "",
        row.state.label,
    ]
