"""One value of a sheet as it is read. Pure."""

from typing import Any

from evaluations.form import Field, FieldKind, Form
from evaluations.row_values import is_empty


def told(of: Form, field: Field, value: Any) -> str:
    """A value in words; empty where nothing was filled in."""
    if is_empty(value):
        return ""
    if field.kind is FieldKind.CHOICE:
        return of.scale(field.scale).label_of(str(value))
    if field.kind is FieldKind.COUNTS:
        return "、".join(f"{label} {persons}名" for label, persons in counts_of(of, field, value))
    return str(value)


def counts_of(of: Form, field: Field, value: Any) -> tuple[tuple[str, int], ...]:
    """How many persons by answer, in the order of the scale; none for another kind of field."""
    if field.kind is not FieldKind.COUNTS:
        return ()
    held = value or {}
    return tuple((each.label, int(held.get(each.key, 0))) for each in of.scale(field.scale).choices)
