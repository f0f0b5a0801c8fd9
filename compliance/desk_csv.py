"""The desk's list as a file for Excel."""

import csv
import io
from collections.abc import Iterable

from compliance.desk_rows import Row
from compliance.ward_plans import safe

HEADER = (
    "受付番号", "種類", "事業所番号", "事業所名", "サービス", "会議の日", "受付日", "期限", "期限からの日数",
    "版", "提出の方法", "出席", "欠席", "指摘の数", "担当", "状態",
)  # fmt: skip


def as_csv(rows: Iterable[Row]) -> str:
    """A line for every row; days in ISO form, names kept from being taken for formulas."""
    return file_of(HEADER, (_line(row) for row in rows))


def file_of(header: Iterable[str], lines: Iterable[list[object]]) -> str:
    """The text of a file with these heads and lines."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(lines)
    return out.getvalue()


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
        row.due or "",
        "" if row.days_late is None else row.days_late,
        row.number,
        row.way.label,
        "" if row.present is None else row.present,
        "" if row.absent is None else row.absent,
        len(row.findings) if row.line else "",
        safe(submission.assigned_to.name) if submission.assigned_to else "",
        row.state.label,
    ]
