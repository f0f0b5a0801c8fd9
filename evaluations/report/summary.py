"""The results of an evaluation in a line for each section, and the plan for improvement. Pure. [N 評価§6③]"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from evaluations.document import Cell, Document, Paper, Part
from evaluations.form import FieldKind, Phase
from evaluations.public.plans import planned_in

LONGEST = 90
"""Characters of somebody's words in a line."""


@dataclass(frozen=True)
class Sum:
    """What a section came to: the sheet, the section, and a line of words."""

    paper: str
    heading: str
    words: str


def summary_of(document: Document) -> tuple[Sum, ...]:
    """Each section with ratings or opinions; sections in which nothing stands are left out."""
    sums = (_sum(paper, part) for paper in document.papers for part in paper.parts)
    return tuple(each for each in sums if each.words)


def plans_of(document: Document) -> tuple[Sum, ...]:
    """The plan for improvement, as the next meetings are told of it."""
    return tuple(
        Sum(each.paper.title, _heading(each.part), each.cell.words.strip()) for each in planned_in(document)
    )


def _sum(paper: Paper, part: Part) -> Sum:
    cells = [*(cell for line in part.lines for cell in line.cells), *part.cells]
    told = "／".join(words for words in (_rated(cells), _counted(cells)) if words)
    return Sum(paper.title, _heading(part), told or _said(cells))


def _rated(cells: Iterable[Cell]) -> str:
    """``自己評価 できている5・ほぼできている2、外部評価 …`` over the items of a section."""
    by_field: dict[str, Counter[str]] = {}
    for cell in cells:
        if cell.field.kind is FieldKind.CHOICE and cell.words:
            by_field.setdefault(cell.field.label, Counter())[cell.words] += 1
    return "、".join(f"{label}：{_numbers(found.items())}" for label, found in by_field.items())


def _counted(cells: Iterable[Cell]) -> str:
    """The persons of all items of a section, by answer."""
    sums: dict[str, int] = {}
    for cell in cells:
        for label, number in cell.counts:
            sums[label] = sums.get(label, 0) + number
    return f"延べ人数：{_numbers(sums.items())}" if any(sums.values()) else ""


def _numbers(found: Iterable[tuple[str, int]]) -> str:
    return "・".join(f"{label} {number}" for label, number in found)


def _said(cells: Iterable[Cell]) -> str:
    """The first words of the council, where nothing is rated."""
    opinions = [cell.words for cell in cells if cell.field.phase is Phase.COUNCIL and cell.words]
    return _short(" ".join(" ".join(opinions).split()))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _heading(part: Part) -> str:
    return f"{part.number} {part.heading}".strip()
