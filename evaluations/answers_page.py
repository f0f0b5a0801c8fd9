"""The tables of answers as the page draws them: by sheet, with bars and shares. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from evaluations.answers_bars import Piece, pieces_of
from evaluations.answers_counts import Line, Table


@dataclass(frozen=True)
class Shown:
    """One line of a table. ``counts`` with their share in percent; empty where too few answered."""

    number: str
    heading: str
    edition: str
    told: int
    counts: tuple[tuple[int, int], ...]
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
        ShownPart(_shown("", part.heading, "", 0, part.counts), tuple(map(_line, part.lines)))
        for part in table.parts
    )
    by_items = any(len(part.lines) > 1 for part in table.parts)
    return ShownTable(key, table, parts, by_items, any(part.total.counts for part in parts))


def _line(line: Line) -> Shown:
    return _shown(line.number, line.heading, line.edition, line.told, line.counts)


def _shown(number: str, heading: str, edition: str, told: int, counts: Sequence[int] | None) -> Shown:
    if not counts:
        return Shown(number, heading, edition, told, (), ())
    total = sum(counts)
    shares = tuple((count, round(100 * count / total)) for count in counts)
    return Shown(number, heading, edition, told, shares, tuple(pieces_of(counts)))
