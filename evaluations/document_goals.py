"""The 目標達成計画 after an agency's evaluation as a sheet of the document: a line for each goal. Pure. [O]"""

from evaluations.agency_content import GOAL_FIELDS, GOALS, PLAN, Goal
from evaluations.document import Cell, Paper, Part, place_of
from evaluations.form import At, Field, FieldKind, Phase


def goals_paper(goals: tuple[Goal, ...]) -> Paper:
    """The goals as they are."""
    fields = tuple(_field(key, label) for key, label in GOAL_FIELDS.items())
    parts = (_part(number, goal, fields) for number, goal in enumerate(goals, 1))
    return Paper(GOALS, PLAN, False, (), fields, tuple(parts))


def _field(key: str, label: str) -> Field:
    kind = FieldKind.PLAN if key == "goal" else FieldKind.TEXT
    return Field(key, label, kind, Phase.AFTER, At.SECTION, public=True)


def _part(number: int, goal: Goal, fields: tuple[Field, ...]) -> Part:
    cells = (Cell(place_of(GOALS, goal.row, each.key), each, goal.values[each.key]) for each in fields)
    return Part(goal.row, "", f"目標{number}", (), tuple(cells))
