"""What the offices of a ward answered, told together: sums of several offices, never one's own. Pure. [N 評価§5]

Nothing is told of fewer than three offices. Numbers of persons are told only once they stay as they are
(`facts.Finished.tells_persons`): two looks at the page never differ, so nobody's staff is worked out by subtraction.
What a section tells is the sum of its items that are told. [policy]
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluations.answers.bars import Piece, pieces_of
from evaluations.answers.lines import Block, LineKey, Read, blocks_of
from evaluations.form import Choice, FieldKind

FEWEST = 3


@dataclass(frozen=True)
class Line:
    """One item over the offices, or the sum of a section. ``counts``: by the choices; None where too few answered."""

    key: LineKey
    choices: tuple[Choice, ...]
    answered: int
    counts: tuple[int, ...] | None

    @property
    def shares(self) -> list[tuple[str, int, int]]:
        """Answer, number, percent."""
        counts = self.counts or ()
        return [
            (each.label, n, round(100 * n / sum(counts)))
            for each, n in zip(self.choices, counts, strict=False)
        ]

    @property
    def pieces(self) -> list[Piece]:
        """The bar."""
        return pieces_of(self.counts or ())


@dataclass(frozen=True)
class Part:
    """A section: its items, and the sum over those that are told."""

    total: Line
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Table:
    """One rating of one sheet: its choices, and the sections with their lines."""

    block: Block
    parts: tuple[Part, ...]

    @property
    def told(self) -> bool:
        """Whether there is anything to show."""
        return any(part.total.counts for part in self.parts)

    @property
    def by_items(self) -> bool:
        """Whether there is more to see than the sections."""
        return any(len(part.lines) > 1 for part in self.parts)


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
        total = Line(LineKey("", heading, heading), block.choices, len(told), _sum(told) if told else None)
        yield Part(total, tuple(lines))


def _line(block: Block, key: LineKey, offices: Sequence[Read]) -> Line:
    given = list(block.answers(key, offices))
    return Line(key, block.choices, len(given), _sum(given) if len(given) >= FEWEST else None)


def _sum(rows: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    return tuple(map(sum, zip(*rows, strict=True)))
