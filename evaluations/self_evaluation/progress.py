"""How much of the sheets is filled, and which required fields are still empty. Pure."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from evaluations.document import Values
from evaluations.form import Form, Phase, Row, Section, Sheet
from evaluations.row_values import is_empty


@dataclass(frozen=True)
class Gap:
    """A required field that is empty."""

    sheet: Sheet
    row: Row
    label: str

    @property
    def place(self) -> str:
        """Where it is, as people say it."""
        item = self.row.item
        number = item.number if item else self.row.section.number
        return f"{number} {self.row.heading}".strip()


@dataclass(frozen=True)
class SectionProgress:
    """One section of a sheet: ``done`` of ``all`` fields are filled."""

    section: Section
    done: int
    all: int
    gaps: tuple[Gap, ...]


@dataclass(frozen=True)
class SheetProgress:
    """One sheet with its sections."""

    sheet: Sheet
    sections: tuple[SectionProgress, ...]

    @property
    def done(self) -> int:
        """How many fields are filled."""
        return sum(each.done for each in self.sections)

    @property
    def all(self) -> int:
        """How many there are."""
        return sum(each.all for each in self.sections)

    @property
    def gaps(self) -> list[Gap]:
        """The required fields that are empty."""
        return [gap for each in self.sections for gap in each.gaps]


def progress(form: Form, values: Values, phases: Collection[Phase]) -> list[SheetProgress]:
    """Each sheet with anything to fill in these phases."""
    return [
        SheetProgress(sheet, tuple(_sections(sheet, values, phases))) for sheet in form.sheets_of(*phases)
    ]


def gaps(form: Form, values: Values, phases: Collection[Phase]) -> list[Gap]:
    """The required fields that are empty, in reading order."""
    return [gap for sheet in progress(form, values, phases) for gap in sheet.gaps]


def _sections(sheet: Sheet, values: Values, phases: Collection[Phase]) -> Iterator[SectionProgress]:
    for section in sheet.sections:
        rows = [row for row in sheet.rows(*phases) if row.section == section]
        if not rows:
            continue
        told = [
            (row, field, is_empty(values.get((sheet.key, row.key), {}).get(field.key)))
            for row in rows
            for field in row.fields
        ]
        missing = tuple(
            Gap(sheet, row, field.label) for row, field, empty in told if empty and field.required
        )
        yield SectionProgress(section, sum(not empty for *_, empty in told), len(told), missing)
