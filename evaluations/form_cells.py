"""How one field stands in the columns of a form: a rating as a mark under its answer, numbers under theirs. Pure."""

from dataclasses import dataclass

from evaluations.document import Cell
from evaluations.form import Field, FieldKind, Scale

MARK = "○"
SUM = "計"
MOST_IN_COLUMNS = 5
"""A scale with more answers is told in words, in one column."""


@dataclass(frozen=True)
class Head:
    """The head of a field; ``under``: a column for each answer."""

    label: str
    under: tuple[str, ...] = ()

    @property
    def span(self) -> int:
        """How many columns it takes."""
        return len(self.under) or 1


def head_of(field: Field, scales: dict[str, Scale]) -> Head:
    """The head of a field's columns; numbers of persons end with their sum."""
    answers = _answers(field, scales)
    if field.kind is FieldKind.COUNTS and answers:
        return Head(field.label, (*answers, SUM))
    return Head(field.label, answers)


def cells_of(cell: Cell, scales: dict[str, Scale]) -> tuple[str, ...]:
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


def _answers(field: Field, scales: dict[str, Scale]) -> tuple[str, ...]:
    scale = scales.get(field.scale)
    if scale is None or field.kind not in (FieldKind.CHOICE, FieldKind.COUNTS):
        return ()
    answers = tuple(choice.label for choice in scale.choices)
    return answers if len(answers) <= MOST_IN_COLUMNS else ()
