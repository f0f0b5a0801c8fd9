"""The tables of answers as the page draws them: by sheet, with bars and shares. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from evaluations.answers.bars import Piece, pieces_of
from evaluations.answers.counts import Line, Part, Table


@dataclass(frozen=True)
class Shown:
    """One line of a table. ``counts``: answer, number, percent; empty where too few answered."""

    number: str
    heading: str
    edition: str
    counts: tuple[tuple[str, int, int], ...]
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class ShownPart:
    """A section: its sum, and its items."""

    total: Shown
    lines: tuple[Shown, ...]


@dataclass(frozen=True)
class ShownTable:
    """One rating; ``key`` makes the names inside the page unique. ``by_items``: there are items to look at."""

    key: str
    table: Table
    parts: tuple[ShownPart, ...]
    by_items: bool
    told: bool

    @property
    def answers(self) -> int:
        """The columns of the answers and of the bar."""
        return len(self.table.block.choices) + 1

    @property
    def columns(self) -> int:
        """All columns of the table of items."""
        return self.answers + 2


@dataclass(frozen=True)
class ShownSheet:
    """One sheet with its ratings."""

    title: str
    tables: tuple[ShownTable, ...]


def page_of(tables: Iterable[Table]) -> list[ShownSheet]:
    """The sheets in the order of the form."""
    numbered = [(f"t{number}", table) for number, table in enumerate(tables, 1)]
    sheets = groupby(numbered, key=lambda pair: (pair[1].block.sheet, pair[1].block.title))
    return [
        ShownSheet(title, tuple(_table(key, table) for key, table in group)) for (_, title), group in sheets
    ]


def _table(key: str, table: Table) -> ShownTable:
    parts = tuple(
        ShownPart(_of_part(table, part), tuple(_of_line(table, line) for line in part.lines))
        for part in table.parts
    )
    by_items = any(len(part.lines) > 1 for part in table.parts)
    return ShownTable(key, table, parts, by_items, any(part.total.counts for part in parts))


def _of_part(table: Table, part: Part) -> Shown:
    return Shown("", part.heading, "", *_drawn(table, part.counts))


def _of_line(table: Table, line: Line) -> Shown:
    return Shown(line.number, line.heading, line.edition, *_drawn(table, line.counts))


def _drawn(
    table: Table, counts: Sequence[int] | None
) -> tuple[tuple[tuple[str, int, int], ...], tuple[Piece, ...]]:
    """Numbers with their shares, and the pieces of the bar."""
    if not counts:
        return (), ()
    total, choices = sum(counts), table.block.choices
    pairs = zip(choices, counts, strict=True)
    shares = tuple((choice.label, count, round(100 * count / total)) for choice, count in pairs)
    return shares, tuple(pieces_of(counts))
