"""The desk's list as a file for Excel."""

import csv
import io
from collections.abc import Iterable

from compliance.desk_missing import Missing
from compliance.desk_rows import Row
from compliance.ward_plans import safe
from meetings.time_and_place import day_of

HEADER = (
    "受付番号", "種類", "事業所番号", "事業所名", "サービス", "会議の日", "受付日", "期限", "期限からの日数",
    "版", "提出の方法", "出席", "欠席", "指摘の数", "担当", "状態",
)  # fmt: skip


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


def as_csv(rows: Iterable[Row]) -> str:
    """A line for every row; days in ISO form, names kept from being taken for formulas."""
    return _file(HEADER, (_line(row) for row in rows))


def missing_csv(rows: Iterable[Missing]) -> str:
    """A line for every meeting whose minutes have not come."""
    return _file(MISSING_HEADER, (_missing(row) for row in rows))


def _file(header: Iterable[str], lines: Iterable[list[object]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(lines)
    return out.getvalue()


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


def _line(row: Row) -> list[object]:
    submission, facility = row.submission, row.submission.facility
    return [
        submission.receipt,
        submission.get_kind_display(),
        facility.reference,
        safe(facility.name),
        facility.kind.label,
        row.held_on or "",
        row.first_on,
        row.line.minutes_due if row.line else "",
        "" if row.days_late is None else row.days_late,
        row.number,
        row.way.label,
        "" if row.present is None else row.present,
        "" if row.absent is None else row.absent,
        len(row.findings) if row.line else "",
        safe(submission.assigned_to.name) if submission.assigned_to else "",
        row.state.label,
    ]
