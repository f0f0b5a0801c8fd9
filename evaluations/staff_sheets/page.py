"""The rows of a staff sheet as a page shows them to one reader: their own answers, and of others' choices only that they are."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from evaluations.form import Field, FieldKind, Form, Row
from evaluations.staff_sheets.marks import Answers, mark_of, state_of
from evaluations.value_words import told


@dataclass(frozen=True)
class Option:
    """One answer of a scale."""

    key: str
    label: str
    number: int


@dataclass(frozen=True)
class Cell:
    """One field of a row. ``hidden``: chosen in another browser, and not told here.

    ``meanwhile``: the words that another screen saved, where they are the reader's own.
    """

    field: Field
    name: str
    value: str
    hidden: bool
    options: tuple[Option, ...] = ()
    meanwhile: str = ""

    @property
    def is_choice(self) -> bool:
        """Whether it is answered by choosing."""
        return self.field.kind is FieldKind.CHOICE


@dataclass(frozen=True)
class Line:
    """One row: its cells, the state they are of (`state_of`), what is wrong with it, and whether another screen was first."""

    row: Row
    cells: tuple[Cell, ...]
    seen: str
    error: str = ""
    clash: bool = False

    @property
    def saved(self) -> bool:
        """Whether the reader has answered something here."""
        return not self.error and any(cell.value for cell in self.cells)

    @property
    def heading(self) -> str:
        """The item with its number, or the section's words."""
        number = self.row.item.number if self.row.item else ""
        return f"{number} {self.row.heading}".strip() if self.row.item else f"{self.row.heading}について"

    @property
    def asks_several(self) -> bool:
        """Whether the item's words alone do not say which choice is meant."""
        return sum(1 for cell in self.cells if cell.is_choice) > 1

    @property
    def names(self) -> str:
        """What belongs to the row in a post."""
        return ",".join(["csrfmiddlewaretoken", f"seen.{self.row.key}", *(cell.name for cell in self.cells)])


@dataclass(frozen=True)
class Filled:
    """A sheet as one reader sees it."""

    form: Form
    answers: Answers
    revisions: Mapping[str, Any]
    reader: str
    typed: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    clashes: frozenset[str] = frozenset()

    def line(self, row: Row) -> Line:
        """A row with what stands in it, or with what was typed and refused."""
        stands = self.answers.get(row.key, {})
        shown = mark_of(self.revisions, row.key).shown(row.fields, stands, self.reader)
        cells = tuple(self._cell(row, each, shown[each.key]) for each in row.fields)
        return Line(row, cells, state_of(shown), self.errors.get(row.key, ""), row.key in self.clashes)

    def _cell(self, row: Row, asked: Field, shown: Any) -> Cell:
        hidden = shown is True
        stands = "" if hidden else str(shown)
        value = self.typed.get(row.key, {}).get(asked.key, stands)
        meanwhile = ""
        if row.key in self.clashes and not hidden and value != stands:
            meanwhile = told(self.form, asked, stands) or "（未回答）"
        return Cell(asked, name_of(row, asked), value, hidden, self._options(asked), meanwhile)

    def _options(self, asked: Field) -> tuple[Option, ...]:
        if asked.kind is not FieldKind.CHOICE:
            return ()
        choices = self.form.scale(asked.scale).choices
        return tuple(Option(choice.key, choice.label, place) for place, choice in enumerate(choices, start=1))


def name_of(row: Row, asked: Field) -> str:
    """What a field is called in a post; rows and fields may have any key."""
    return f"value.{row.key}.{asked.key}"


def typed_of(data: Mapping[str, str], row: Row) -> dict[str, str]:
    """What a post says of a row, by field; a field it does not name is not asked."""
    posted = {asked.key: data.get(name_of(row, asked)) for asked in row.fields}
    return {key: value for key, value in posted.items() if value is not None}
