"""The texts of the improvement plan in a filled form, each with a key that stays the same. Pure. [N 評価§5]"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256

from evaluations.agency_content import Goal
from evaluations.document import Cell, Document, Paper, Part
from evaluations.form import Field, FieldKind, Phase
from meetings.minutes_content import PLANNED

PLANNED_BY_AGENCY = f"{PLANNED}g"
"""How the keys of a 目標達成計画 begin, before the round's; no hash of `key_of` does."""
_LONGEST = 200


@dataclass(frozen=True)
class Plan:
    """One text of the plan; ``key`` is what `FollowUp.item_key` holds."""

    key: str
    title: str
    words: str


@dataclass(frozen=True)
class Planned:
    """A field of the plan that says something, with where it stands."""

    paper: Paper
    part: Part
    heading: str
    cell: Cell


def planned_in(document: Document) -> Iterator[Planned]:
    """The plan for improvement in reading order: what is written after the meeting.

    What the office planned for itself before counts only where the form asks for no plan after it: else a form with
    both would tell of its plans twice.
    """
    phase = _phase(document)
    for paper in document.papers:
        for part in paper.parts:
            cells = [(line.heading, cell) for line in part.lines for cell in line.cells]
            cells += [(part.heading, cell) for cell in part.cells]
            for heading, cell in cells:
                if _plans(cell.field) and cell.field.phase is phase and cell.words.strip():
                    yield Planned(paper, part, heading, cell)


def plans_in(document: Document) -> Iterator[Plan]:
    """Every text of the plan, in reading order."""
    for each in planned_in(document):
        cell = each.cell
        yield Plan(key_of(cell.place), f"改善計画：{each.heading}"[:_LONGEST], cell.words.strip())


def goals_as_plans(goals: Iterable[Goal], of: int) -> Iterator[Plan]:
    """The 目標達成計画 that follows an agency's evaluation, goal by goal. ``of``: the round's key. [O]"""
    for goal in goals:
        more = (("取組み", goal.work), ("期間", goal.period))
        words = "\n".join([goal.goal.strip(), *(f"{label}：{said}" for label, said in more if said.strip())])
        title = f"目標達成計画：{goal.issue.strip() or goal.goal.strip()}".replace("\n", " ")[:_LONGEST]
        yield Plan(f"{goal_keys(of)}{goal.row}", title, words)


def goal_keys(of: int) -> str:
    """How the keys of one round's goals begin; the row's number follows, which no other goal of it ever has."""
    return f"{PLANNED_BY_AGENCY}{of}-"


def key_of(place: str) -> str:
    """At most 20 characters, the same for the same field of the same row and sheet."""
    return f"{PLANNED}{sha256(place.encode()).hexdigest()[:16]}"


def _phase(document: Document) -> Phase:
    asked = [field for paper in document.papers for field in (*paper.item_fields, *paper.section_fields)]
    after = any(_plans(field) and field.phase is Phase.AFTER for field in asked)
    return Phase.AFTER if after else Phase.SELF


def _plans(field: Field) -> bool:
    return field.kind is FieldKind.PLAN
