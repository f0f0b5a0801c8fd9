"""How far a staff sheet is: how many of the asked items have an answer, never which one. Pure. [O]"""

from dataclasses import dataclass

from evaluations.form import Field, FieldKind, Phase, Row, Sheet
from evaluations.staff_sheets.marks import Answers


@dataclass(frozen=True)
class Progress:
    """How many of ``total`` asked items are answered; that only a comment was written is nobody's to know."""

    answered: int
    total: int
    submitted: bool

    @property
    def begun(self) -> bool:
        """Whether any item is answered."""
        return self.answered > 0

    @property
    def words(self) -> str:
        """What the office's list says of a person."""
        if self.submitted:
            return "提出済み"
        return f"記入中 {self.answered}/{self.total}項目" if self.begun else "未着手"


def progress_of(staff: Sheet, answers: Answers, *, submitted: bool) -> Progress:
    """How far one person is with the form's staff sheet."""
    asked = asked_of(staff)
    answered = sum(1 for row, field in asked if is_answered(answers, row.key, field))
    return Progress(answered, len(asked), submitted)


def asked_of(staff: Sheet) -> list[tuple[Row, Field]]:
    """What counts as an item: required fields; without any the choices, without those everything."""
    cells = [(row, field) for row in staff.rows(Phase.STAFF) for field in row.fields]
    required = [cell for cell in cells if cell[1].required]
    choices = [cell for cell in cells if cell[1].kind is FieldKind.CHOICE]
    return required or choices or cells


def missing_of(staff: Sheet, answers: Answers) -> list[Row]:
    """The rows in which a required field has no answer, in the order of the sheet."""
    rows = list(staff.rows(Phase.STAFF))
    return [
        row
        for row in rows
        if any(field.required and not is_answered(answers, row.key, field) for field in row.fields)
    ]


def is_answered(answers: Answers, row: str, field: Field) -> bool:
    """Whether anything stands in a field."""
    return bool(answers.get(row, {}).get(field.key))
