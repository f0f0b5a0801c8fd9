"""What the offices of a ward answered, told together: sums of several offices, never one's own. Pure. [N 評価§5]

Nothing is told of fewer than three offices. Numbers of persons are told only once they stay as they are
(`facts.Finished.tells_persons`): two looks at the page never differ, so nobody's staff is worked out by subtraction.
What a section tells is the sum of its items that are told. [policy]
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


def tables_of(offices: Sequence[Read], *, persons: bool) -> list[Table]:
    """The ratings of the offices, the newest edition's order first; numbers of persons only where they are told."""
    told = [block for block in blocks_of(offices) if persons or block.kind is not FieldKind.COUNTS]
    return [Table(block, tuple(_parts(block, offices))) for block in told]


def _parts(block: Block, offices: Sequence[Read]) -> Iterable[Part]:
    sections: dict[str, list[Line]] = {}
    for key in block.lines:
        sections.setdefault(key.section, []).append(_line(block, key, offices))
    for heading, lines in sections.items():
        told = [line.counts for line in lines if line.counts is not None]
        yield Part(heading, tuple(lines), _sum(told, block) if told else None)


def _line(block: Block, key: LineKey, offices: Sequence[Read]) -> Line:
    given = list(block.answers(key, offices))
    counts = _sum(given, block) if len(given) >= FEWEST else None
    return Line(key.section, key.number, key.heading, key.edition, len(given), counts)


def _sum(rows: Sequence[tuple[int, ...]], block: Block) -> tuple[int, ...]:
    return tuple(sum(row[place] for row in rows) for place in range(len(block.choices)))
