"""The clocks and the register of what was deleted (削除簿) as a file for spreadsheets."""

import csv
import io
from collections.abc import Collection, Iterable
from datetime import date, datetime

from operators.local_time import day_of
from publication.retention_state import Clock

CSV_HEADER = (
    "保存するもの",
    "事業所番号",
    "事業所名",
    "題名",
    "会議の開催日",
    "根拠",
    "起算日",
    "保存期限",
    "状態",
    "削除を止めた日",
    "削除を止める期限",
    "削除を止める理由",
    "削除を承認した日",
    "削除を承認した者",
    "削除した日",
    "削除したもの",
)


def retention_csv(clocks: Iterable[Clock], own: Collection[str]) -> str:
    """One line each; rows come with facility and people loaded. For Excel: with BOM.

    ``own``: the holders (`Holder`) for whom the reader acts; others' reasons for a hold are left out.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(CSV_HEADER)
    writer.writerows(_row(clock, clock.row.holder in own) for clock in clocks)
    return "\ufeff" + out.getvalue()


def _row(clock: Clock, reads_reason: bool) -> list[str]:
    row = clock.row
    cells = [
        row.get_holder_display(),
        row.facility.number,
        row.facility.name,
        row.title,
        _day(row.held_meeting_on),
        row.rule,
        _day(row.started_on),
        _day(row.keep_until),
        clock.state.label,
        _day(row.held_on),
        _day(row.held_until),
        row.hold_reason if reads_reason else "",
        _day_of(row.approved_at),
        row.approved_by.name if row.approved_by else "",
        _day_of(row.disposed_at),
        "、".join(f"{what} {count}件" for what, count in row.disposed.items()),
    ]
    return [_inert(cell) for cell in cells]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _day_of(at: datetime | None) -> str:
    return day_of(at).isoformat() if at else ""


def _inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell
