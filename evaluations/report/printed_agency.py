"""The 目標達成計画 after an agency's evaluation as a sheet of the document: a line for each goal. Pure. [O]"""

from collections.abc import Mapping

from evaluations.agency_content import GOAL_FIELDS, GOALS, Goal
from evaluations.document import Cell, Paper, Part, place_of
from evaluations.form import At, Field, FieldKind, Phase

TITLE = "目標達成計画"


def goals_paper(goals: tuple[Goal, ...], words: Mapping[str, str] | None = None) -> Paper:
    """The goals as they are, or with the words for the public: of every text the one in ``words``, none without."""
    fields = tuple(_field(key, label) for key, label in GOAL_FIELDS.items())
    parts = (_part(number, goal, fields, words) for number, goal in enumerate(goals, 1))
    return Paper(GOALS, TITLE, False, (), fields, tuple(parts))


def _field(key: str, label: str) -> Field:
    kind = FieldKind.PLAN if key == "goal" else FieldKind.TEXT
    return Field(key, label, kind, Phase.AFTER, At.SECTION, public=True)


def _part(number: int, goal: Goal, fields: tuple[Field, ...], words: Mapping[str, str] | None) -> Part:
    cells = tuple(_cell(goal, field, words) for field in fields)
    return Part(goal.row, "", f"目標{number}", (), cells)


def _cell(goal: Goal, field: Field, words: Mapping[str, str] | None) -> Cell:
    place = place_of(GOALS, goal.row, field.key)
    return Cell(place, field, goal.values[field.key] if words is None else words.get(place, ""))
