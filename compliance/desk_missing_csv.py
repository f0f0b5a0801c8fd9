"""What has not come as a file for Excel."""

from collections.abc import Iterable

from compliance.desk_missing import Missing
from operators.csv_text import csv_text
from operators.local_time import day_of

MISSING_HEADER = (
    "事業所番号",
    "事業所名",
    "サービス",
    "電話番号",
    "書類",
    "会議・評価の日",
    "期限",
    "過ぎた日数",
    "最後の連絡",
)


def missing_csv(rows: Iterable[Missing]) -> str:
    """A line for each of the minutes and reports that have not come."""
    return csv_text(MISSING_HEADER, map(_missing, rows))


def _missing(row: Missing) -> list[object]:
    facility = row.facility
    return [
        facility.reference,
        facility.name,
        facility.kind.label,
        facility.phone,
        row.kind.label,
        row.on,
        row.due,
        row.days,
        day_of(row.reminded_at) if row.reminded_at else "",
    ]
