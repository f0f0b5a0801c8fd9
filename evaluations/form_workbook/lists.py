"""The words that a column of a workbook knows. Pure."""

from evaluations.form import At, FieldKind, Phase
from evaluations.form_workbook.layout import NO, YES, Column

_LISTS = {
    "kind": tuple(kind.label for kind in FieldKind),
    "phase": tuple(phase.label for phase in Phase),
    "at": tuple(at.label for at in At),
}


def offered(column: Column) -> tuple[str, ...]:
    """What can be chosen in a column; nothing where the words are free."""
    return (YES, NO) if column.flag else _LISTS.get(column.name, ())
