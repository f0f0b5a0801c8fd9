"""The minutes that have not come as a file for Excel."""

from collections.abc import Iterable

from compliance.desk_csv import file_of
from compliance.desk_missing import Missing
from compliance.ward_plans import safe
from operators.local_time import day_of

MISSING_HEADER = (
    "事業所番号",
    "事業所名",
    "サービス",
    "電話番号",
    "会議の日",
    "期限",
    "過ぎた日数",
    "最後の連絡",
)


def missing_csv(rows: Iterable[Missing]) -> str:
    """A line for every meeting whose minutes have not come."""
    return file_of(MISSING_HEADER, (_missing(row) for row in rows))


def _missing(row: Missing) -> list[object]:
    facility = row.facility
    return [
        facility.reference,
        safe(facility.name),
        facility.kind.label,
        safe(facility.phone),
        row.line.facts.on,
        row.line.minutes_due,
        row.days,
        day_of(row.reminded_at) if row.reminded_at else "",
    ]
