"""How one field stands in the columns of a form: a rating as a mark under its answer, numbers under theirs. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass

from evaluations.document import Cell
from evaluations.form import Field, FieldKind, Scale

MARK = "○"
SUM = "計"
MOST_IN_COLUMNS = 5
"""A scale with more answers is told in words, in one column."""


@dataclass(frozen=True)
class Scales:
    """The scales of a form by their keys; ``in_columns``: numbers of persons stand under the answers."""

    known: dict[str, Scale]
    in_columns: bool = True


@dataclass(frozen=True)
class Head:
    """The head of a field; ``under``: a column for each answer."""

    label: str
    under: tuple[str, ...] = ()

    @property
    def span(self) -> int:
        """How many columns it takes."""
        return len(self.under) or 1


def head_of(field: Field, scales: Scales) -> Head:
    """The head of a field's columns; numbers of persons end with their sum."""
    answers = _answers(field, scales)
    if field.kind is FieldKind.COUNTS and answers:
        return Head(field.label, (*answers, SUM))
    return Head(field.label, answers)


def cells_of(cell: Cell, scales: Scales) -> tuple[str, ...]:
    """A text for each column of the field."""
    answers = _answers(cell.field, scales)
    if not answers:
        return (cell.words,)
    if cell.field.kind is FieldKind.CHOICE:
        return tuple(MARK if cell.words == answer else "" for answer in answers)
    numbers = [number for _, number in cell.counts]
    if not any(numbers):
        return ("",) * (len(answers) + 1)
    return (*(str(number) for number in numbers), str(sum(numbers)))


def columns_of(fields: Iterable[Field], known: dict[str, Scale]) -> int:
    """How many columns ratings and numbers would take."""
    return sum(len(head_of(field, Scales(known)).under) for field in fields)


def _answers(field: Field, scales: Scales) -> tuple[str, ...]:
    scale = scales.known.get(field.scale)
    if scale is None or field.kind not in (FieldKind.CHOICE, FieldKind.COUNTS):
        return ()
    if field.kind is FieldKind.COUNTS and not scales.in_columns:
        return ()
    answers = tuple(choice.label for choice in scale.choices)
    return answers if len(answers) <= MOST_IN_COLUMNS else ()
