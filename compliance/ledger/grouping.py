"""From rows to meetings: several offices may tell the same joint meeting. [CONTRACT, Meetings]"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from compliance.ledger import layout as col
from compliance.ledger.layout import Told
from compliance.ledger.rows import LedgerRow
from meetings.models import Meeting
from operators.models import Facility

Refusals = dict[int, tuple[str | None, str]]
"""The rows that are refused: column and words."""


@dataclass
class ToldMeeting:
    """A meeting as the rows tell it: its day, its participants, and the rows in the file's order."""

    held_on: date
    offices: tuple[Facility, ...]
    rows: list[LedgerRow]

    @property
    def key(self) -> str:
        """The participants' part of the key."""
        return Meeting.key_of(self.offices)

    def row_of(self, office: Facility) -> LedgerRow:
        """The office's own row, else the first that names it."""
        return next((row for row in self.rows if row.own.pk == office.pk), self.rows[0])

    def tells_itself(self, office: Facility) -> bool:
        """Whether the office has a row of its own."""
        return any(row.own.pk == office.pk for row in self.rows)


def group(rows: Iterable[LedgerRow], spoiled: Iterable[LedgerRow]) -> tuple[list[ToldMeeting], Refusals]:
    """The meetings that can be taken, and the rows that cannot.

    ``spoiled`` rows were rejected for what they say; a meeting one of them belongs to cannot be known, and is
    refused as a whole, so that no office takes a partner's dates in place of its own.
    """
    meetings: dict[tuple[date, str], ToldMeeting] = {}
    for row in rows:
        told = meetings.setdefault(
            (row.day, Meeting.key_of(row.offices)), ToldMeeting(row.day, row.offices, [])
        )
        told.rows.append(row)
    refusals: Refusals = {}
    for told in meetings.values():
        refusals |= _disagreement(told) or _contradiction(told)
    refusals |= _clashes(meetings.values())
    refusals |= _pulled_down(meetings.values(), spoiled, refusals)
    taken = [told for told in meetings.values() if not any(row.number in refusals for row in told.rows)]
    return taken, refusals


def _disagreement(told: ToldMeeting) -> Refusals:
    """区分 and 開催方法 must be the same in all rows of a meeting."""
    for column, values in (
        (col.STATUS, {row.told for row in told.rows}),
        (col.MODE, {row.meeting_mode for row in told.rows}),
    ):
        if len(values) > 1:
            return {
                row.number: (column, f"同じ会議を伝える{_others(row, told.rows)}と「{column}」が違います。")
                for row in told.rows
            }
    return {}


def _contradiction(told: ToldMeeting) -> Refusals:
    """Two rows of one office about one meeting must say the same."""
    by_office: dict[int, list[LedgerRow]] = defaultdict(list)
    for row in told.rows:
        by_office[row.own.pk].append(row)
    return {
        row.number: (None, f"同じ事業所の同じ会議を伝える{_others(row, rows)}と内容が違います。")
        for rows in by_office.values()
        if any(row.says() != rows[0].says() for row in rows)
        for row in rows
    }


def _clashes(meetings: Iterable[ToldMeeting]) -> Refusals:
    """An office is in one meeting a day: participants that differ between rows contradict each other.

    A cancelled meeting clashes with nothing: another may take its place on the same day.
    """
    by_office: dict[tuple[date, int], list[ToldMeeting]] = defaultdict(list)
    for told in meetings:
        if told.rows[0].told is not Told.CANCELLED:
            for office in told.offices:
                by_office[told.held_on, office.pk].append(told)
    refusals: Refusals = {}
    for clashing in by_office.values():
        rows = [row for told in clashing for row in told.rows]
        if len(clashing) > 1:
            refusals |= {
                row.number: (
                    col.PARTNERS,
                    f"{_others(row, rows)}と同じ日の会議ですが、参加事業所の組み合わせが違います。",
                )
                for row in rows
            }
    return refusals


def _pulled_down(
    meetings: Iterable[ToldMeeting], spoiled: Iterable[LedgerRow], refused: Refusals
) -> Refusals:
    """The other rows of a meeting of which a row cannot be taken."""
    bad = {(row.held_on, office.pk): row.number for row in spoiled if row.office for office in row.offices}
    refusals: Refusals = {}
    for told in meetings:
        causes = [row.number for row in told.rows if row.number in refused]
        causes += [number for office in told.offices if (number := bad.get((told.held_on, office.pk), 0))]
        if causes:
            words = f"同じ会議を伝える{causes[0]}行目が取り込めないため、この行も取り込めません。"
            refusals |= {row.number: (None, words) for row in told.rows if row.number not in refused}
    return refusals


def _others(row: LedgerRow, rows: list[LedgerRow]) -> str:
    return "・".join(f"{other.number}行目" for other in rows if other.number != row.number)
