"""The texts of the improvement plan in a filled form, each with a key that stays the same. Pure. [N 評価§5]"""

from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from evaluations.document import Cell, Document
from evaluations.form import FieldKind
from meetings.minutes_content import PLANNED

_LONGEST = 200


@dataclass(frozen=True)
class Plan:
    """One text of the plan; ``key`` is what `FollowUp.item_key` holds."""

    key: str
    title: str
    words: str


def plans_in(document: Document) -> Iterator[Plan]:
    """Every text of the plan that says something, in reading order."""
    for paper in document.papers:
        for part in paper.parts:
            for line in part.lines:
                yield from _plans(line.heading, line.cells)
            yield from _plans(part.heading, part.cells)


def key_of(place: str) -> str:
    """At most 20 characters, the same for the same field of the same row and sheet."""
    return f"{PLANNED}{sha256(place.encode()).hexdigest()[:16]}"


def _plans(heading: str, cells: tuple[Cell, ...]) -> Iterator[Plan]:
    for cell in cells:
        if cell.field.kind is FieldKind.PLAN and cell.words.strip():
            yield Plan(key_of(cell.place), f"改善計画：{heading}"[:_LONGEST], cell.words.strip())
