"""The applications for 緩和 as a file for Excel. [O]"""

import csv
import io
from collections.abc import Iterable
from datetime import date

from evaluations.relief.lines import ReliefLine

HEADER = (
    "年度", "事業所番号", "事業所名", "申請日", "直近の評価機関", "直近の評価日", "期間の外に受け付けた理由",
    "進達日", "決定", "決定日", "決定の理由", "通知日", "状態",
)  # fmt: skip


def relief_csv(lines: Iterable[ReliefLine]) -> str:
    """A line each, days in ISO form; rows come with the office loaded. With BOM."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([_inert(cell) for cell in _cells(line)] for line in lines)
    return "\ufeff" + out.getvalue()


def _cells(line: ReliefLine) -> list[str]:
    row = line.row
    return [
        line.year,
        row.facility.reference,
        row.facility.name,
        _day(row.applied_on),
        row.agency_name,
        _day(row.last_evaluated_on),
        row.late_reason,
        _day(row.forwarded_on),
        "" if row.approved is None else "承認" if row.approved else "不承認",
        _day(row.decided_on),
        row.reason,
        _day(row.told_on),
        line.word,
    ]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
