"""What members ticked beside the numbers of persons that stand: a tally is offered, a person confirms it. Pure. [N 評価§4(3)]"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from evaluations.council.gathered import Gathered
from evaluations.document import Values, place_of
from evaluations.form import Field, Form, Phase, Row, Sheet


@dataclass(frozen=True)
class Apart:
    """A field whose stored numbers are not what members' answers come to now."""

    sheet: Sheet
    row: Row
    field: Field
    tally: tuple[tuple[str, int], ...]

    @property
    def words(self) -> str:
        """The answers as they stand now."""
        told = "・".join(f"{label}{number}名" for label, number in self.tally)
        return f"{self.field.label}：{told}"


def offered(form: Form, sheet: Sheet, row: Row, said: Gathered) -> dict[str, dict[str, int]]:
    """How many members chose each answer, by field and answer, where anybody did."""
    return {
        field.key: {each.key: told[each.label] for each in form.scale(field.scale).choices}
        for field in row.fields
        if field.counts_members and (told := dict(_tally(sheet, row, field, said)))
    }


def apart(form: Form, sheet: Sheet, row: Row, said: Gathered, values: Mapping[str, Any]) -> tuple[Apart, ...]:
    """The fields of a row in which other numbers are stored than the answers come to now."""
    now = offered(form, sheet, row, said)
    return tuple(
        Apart(sheet, row, field, _tally(sheet, row, field, said))
        for field in row.fields
        if field.key in now and field.key in values
        if any((values[field.key] or {}).get(key, 0) != number for key, number in now[field.key].items())
    )


def all_apart(form: Form, said: Gathered, values: Values) -> Iterator[Apart]:
    """The same of every row, in the order of the form."""
    for sheet in form.sheets_of(Phase.COUNCIL):
        for row in sheet.rows(Phase.COUNCIL):
            yield from apart(form, sheet, row, said, values.get((sheet.key, row.key), {}))


def _tally(sheet: Sheet, row: Row, field: Field, said: Gathered) -> tuple[tuple[str, int], ...]:
    return said.tallies.get(place_of(sheet.key, row.key, field.key), ())
