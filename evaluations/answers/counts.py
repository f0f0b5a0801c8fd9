"""What the offices of a ward answered, told together: sums of several offices, never one's own. Pure. [N 評価§5]

Offices' ratings are told of three offices or more. Numbers of persons come in steps of three offices, in the order in
which the offices finished: two looks at the page differ by three offices or by none, so nobody's staff is worked out
by subtraction. What a section tells is the sum of its items that are told. [policy]
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from evaluations.answers.lines import Block, LineKey, Read, blocks_of
from evaluations.form import FieldKind

FEWEST = 3


@dataclass(frozen=True)
class Line:
    """One item over the offices. ``counts``: by the choices of the block; None where too few answered."""

    section: str
    number: str
    heading: str
    edition: str
    answered: int
    told: int
    counts: tuple[int, ...] | None

    @property
    def total(self) -> int:
        """All answers."""
        return sum(self.counts or ())


@dataclass(frozen=True)
class Part:
    """A section: the sum over its lines that are told, None where none is."""

    heading: str
    lines: tuple[Line, ...]
    counts: tuple[int, ...] | None


@dataclass(frozen=True)
class Table:
    """One rating of one sheet: its choices, and the sections with their lines."""

    block: Block
    parts: tuple[Part, ...] = field(default=())


def tables_of(offices: Sequence[Read]) -> list[Table]:
    """The ratings of the offices, the newest edition's order first; ``offices`` in the order they finished."""
    return [Table(block, tuple(_parts(block, offices))) for block in blocks_of(offices)]


def _parts(block: Block, offices: Sequence[Read]) -> Iterable[Part]:
    sections: dict[str, list[Line]] = {}
    for key in block.lines:
        sections.setdefault(key.section, []).append(_line(block, key, offices))
    for heading, lines in sections.items():
        told = [line.counts for line in lines if line.counts is not None]
        yield Part(heading, tuple(lines), _sum(told, block) if told else None)


def _line(block: Block, key: LineKey, offices: Sequence[Read]) -> Line:
    given = list(block.answers(key, offices))
    told = given[: enough(len(given), persons=block.kind is FieldKind.COUNTS)]
    counts = _sum(told, block) if told else None
    return Line(key.section, key.number, key.heading, key.edition, len(given), len(told), counts)


def enough(number: int, *, persons: bool) -> int:
    """Of how many of the offices that answered is told: all, or for persons as many threes as there are."""
    if persons:
        return number // FEWEST * FEWEST
    return number if number >= FEWEST else 0


def _sum(rows: Sequence[tuple[int, ...]], block: Block) -> tuple[int, ...]:
    return tuple(sum(row[place] for row in rows) for place in range(len(block.choices)))
