"""The applications for 緩和 as a file for Excel. [O]"""

from collections.abc import Iterable
from datetime import date

from evaluations.relief.lines import ReliefLine
from operators.csv_text import csv_text

HEADER = (
    "年度", "事業所番号", "事業所名", "申請日", "直近の評価機関", "直近の評価日", "期間の外に受け付けた理由",
    "進達日", "決定", "決定日", "決定の理由", "通知日", "状態",
)  # fmt: skip


def relief_csv(lines: Iterable[ReliefLine]) -> str:
    """A line each, days in ISO form; rows come with the office loaded."""
    return csv_text(HEADER, map(_cells, lines))


def _cells(line: ReliefLine) -> list[str | date | None]:
    row = line.row
    return [
        line.year,
        row.facility.reference,
        row.facility.name,
        row.applied_on,
        row.agency_name,
        row.last_evaluated_on,
        row.late_reason,
        row.forwarded_on,
        "" if row.approved is None else "承認" if row.approved else "不承認",
        row.decided_on,
        row.reason,
        row.told_on,
        line.word,
    ]
