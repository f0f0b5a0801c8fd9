"""What stands in the rows before anybody typed: counts of the staff sheets, words brought along from last time. Pure."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from evaluations.document import Values
from evaluations.form import Field, FieldKind, Form, Phase, Row, Sheet
from evaluations.rollup import RollUp


def filled(form: Form, values: Values, *, roll: RollUp, last: Values, phases: Iterable[Phase]) -> Values:
    """The values with what comes by itself: counts always, words of the last round only where nobody wrote."""
    whole: dict[tuple[str, str], dict[str, Any]] = {key: dict(held) for key, held in values.items()}
    for sheet, row, field in fields(form, phases):
        place = (sheet.key, row.key)
        held = whole.get(place, {})
        if field.kind is FieldKind.COUNTS and (told := counted(roll, row.key, field)):
            whole[place] = {**held, field.key: told}
        elif words := _brought(field, held, last.get(place, {})):
            whole[place] = {**held, field.key: words}
    return whole


def _brought(field: Field, held: Mapping[str, Any], last: Mapping[str, Any]) -> str:
    """The words of the last round, where the office has not written or emptied its own."""
    if field.kind is not FieldKind.CARRY or field.key in held:
        return ""
    return str(last.get(field.of) or "")


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
