"""What members say row by row: ``{sheet: {row: {field: value}}}``, checked, counted and gathered. Pure. [N 評価§4(3)]"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from evaluations.form import Field, FieldKind, Form, Phase, Row, Sheet
from evaluations.row_values import BadRow, clean, is_empty

Said = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""By sheet, row and field."""

ASKED = (FieldKind.CHOICE, FieldKind.TEXT)
"""The kinds of fields one person can answer."""


def asked_form(form: Form) -> Form:
    """The form as one person answers it: where members are counted by their answer, each chooses one."""
    return replace(
        form,
        sheets=tuple(replace(each, fields=tuple(map(_as_asked, each.fields))) for each in form.sheets),
    )


def _as_asked(field: Field) -> Field:
    return replace(field, kind=FieldKind.CHOICE) if field.counts_members else field


def asked_sheets(form: Form) -> list[Sheet]:
    """The sheets put to each member, as one person answers them (`asked_form`).

    The one that sums the council up (with its turnout) only where it is the only one.
    """
    sheets = asked_form(form).sheets_of(Phase.COUNCIL)
    return [sheet for sheet in sheets if not sheet.turnout] or sheets


def asked_fields(row: Row) -> tuple[Field, ...]:
    """What one person can answer in a row of `asked_sheets`; numbers of the staff are the office's to count."""
    return tuple(field for field in row.fields if field.kind in ASKED)


def cleaned(form: Form, said: Said) -> dict[str, dict[str, dict[str, Any]]]:
    """What was said without what is empty or not asked. Raises `BadRow`, its errors named ``sheet/row/field``."""
    form = asked_form(form)
    kept: dict[str, dict[str, dict[str, Any]]] = {}
    errors: dict[str, str] = {}
    for sheet in asked_sheets(form):
        for row in sheet.rows(Phase.COUNCIL):
            raw = said.get(sheet.key, {}).get(row.key, {})
            asked = {field.key: raw[field.key] for field in asked_fields(row) if field.key in raw}
            try:
                values = clean(form, sheet.key, row.key, asked, (Phase.COUNCIL,))
            except BadRow as bad:
                errors |= {f"{sheet.key}/{row.key}/{key}": words for key, words in bad.errors.items()}
                continue
            if filled := {key: value for key, value in values.items() if not is_empty(value)}:
                kept.setdefault(sheet.key, {})[row.key] = filled
    if errors:
        raise BadRow(errors)
    return kept


def says_something(values: Said, words: str) -> bool:
    """Whether anything was said at all; an empty sheet is no opinion."""
    if words.strip():
        return True
    rows = (row for sheet in values.values() for row in sheet.values())
    return any(not is_empty(value) for row in rows for value in row.values())


def value_at(values: Said, sheet: str, row: str, field: str) -> Any:
    """What was said in one place; empty where nothing was."""
    return values.get(sheet, {}).get(row, {}).get(field, "")
