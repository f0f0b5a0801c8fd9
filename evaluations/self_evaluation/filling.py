"""What stands in the rows before anybody typed: counts of the staff sheets, words brought along from last time. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from evaluations.document import Values
from evaluations.form import Field, FieldKind, Form, Phase, Row, Sheet
from evaluations.staff_sheets.rollup import RollUp

Question = tuple[str, ...]
ONCE = frozenset({FieldKind.CHOICE, FieldKind.TEXT})
"""What is taken over from an earlier sheet; a plan is made where it stands, for it becomes a follow-up."""


def filled(form: Form, values: Values, *, roll: RollUp, last: Values, phases: Iterable[Phase]) -> Values:
    """The values with what comes by itself: counts always, anything else only where nobody wrote.

    A CARRY takes the words of the last round. What an earlier sheet asked in the same words is not asked twice: its
    answer stands in the later one until somebody writes another.
    """
    whole: dict[tuple[str, str], dict[str, Any]] = {key: dict(held) for key, held in values.items()}
    answered: dict[Question, Any] = {}
    for sheet, row, field in fields(form, phases):
        place, question = (sheet.key, row.key), _question(row, field)
        held = whole.get(place, {})
        if told := counted(roll, row.key, field):
            whole[place] = {**held, field.key: told}
        elif field.key in held:
            answered.setdefault(question, held[field.key] if field.kind in ONCE else None)
        elif words := _brought(field, last.get(place, {})) or answered.get(question):
            whole[place] = {**held, field.key: words}
    return whole


def repeats(form: Form, asked: Sheet, phases: Iterable[Phase]) -> bool:
    """Whether the sheet asks anything again that an earlier one asked in the same words."""
    before: set[Question] = set()
    for sheet, row, field in fields(form, phases):
        question = _question(row, field)
        if sheet.key != asked.key:
            before.add(question)
        elif field.kind in ONCE and question in before:
            return True
    return False


def _question(row: Row, field: Field) -> Question:
    """What makes two fields of different sheets the same question."""
    return (row.key, row.heading, field.key, field.kind.value, field.scale)


def _brought(field: Field, last: Mapping[str, Any]) -> str:
    """The words of the last round."""
    return str(last.get(field.of) or "") if field.kind is FieldKind.CARRY else ""


def fields(form: Form, phases: Iterable[Phase]) -> Iterator[tuple[Sheet, Row, Field]]:
    """Every field of these phases with its row and sheet, in reading order."""
    asked = tuple(phases)
    for sheet in form.sheets_of(*asked):
        for row in sheet.rows(*asked):
            for field in row.fields:
                yield sheet, row, field


def counted(roll: RollUp, row: str, field: Field) -> dict[str, int]:
    """How many of the staff chose each answer; empty where nobody was asked, or too few."""
    return roll.count(row, field.of) if field.kind is FieldKind.COUNTS else {}


def differing(whole: Values, stored: Values) -> Values:
    """The rows in which something came by itself that is not stored."""
    return {place: held for place, held in whole.items() if held != stored.get(place, {})}
