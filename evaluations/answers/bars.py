"""The answers to one question as a small bar: pieces side by side, as wide as their share. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDTH = 100


@dataclass(frozen=True)
class Piece:
    """One piece of a bar. ``mark``: 1 for the best answer, as the head of the table shows it."""

    x: float
    width: float
    mark: int


def pieces_of(counts: Sequence[int]) -> list[Piece]:
    """The pieces from the left; answers that nobody gave have none."""
    return list(_pieces(counts, sum(counts)))


def _pieces(counts: Sequence[int], total: int) -> Iterator[Piece]:
    x = 0.0
    for mark, count in enumerate(counts, 1):
        if count:
            width = WIDTH * count / total
            yield Piece(round(x, 2), round(width, 2), mark)
            x += width
