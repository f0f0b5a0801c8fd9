"""The clocks and the register of what was deleted (削除簿) as a file for spreadsheets."""

from collections.abc import Collection, Iterable
from datetime import date, datetime

from operators.csv_text import csv_text
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
    """One line each; rows come with facility and people loaded.

    ``own``: the holders (`Holder`) for whom the reader acts; others' reasons for a hold are left out.
    """
    return csv_text(CSV_HEADER, (_row(clock, clock.row.holder in own) for clock in clocks))


def _row(clock: Clock, reads_reason: bool) -> list[str | date | None]:
    row = clock.row
    return [
        row.get_holder_display(),
        row.facility.number,
        row.facility.name,
        row.title,
        row.held_meeting_on,
        row.rule,
        row.started_on,
        row.keep_until,
        clock.state.label,
        row.held_on,
        row.held_until,
        row.hold_reason if reads_reason else "",
        _day_of(row.approved_at),
        row.approved_by.name if row.approved_by else "",
        _day_of(row.disposed_at),
        "、".join(f"{what} {count}件" for what, count in row.disposed.items()),
    ]


def _day_of(at: datetime | None) -> date | None:
    return day_of(at) if at else None
