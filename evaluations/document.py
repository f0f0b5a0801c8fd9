"""A filled form as it is read, printed and published: values beside their headings. Pure. [N 評価§5, §6①]"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from evaluations.form import At, Field, FieldKind, Form, Item, Phase, Sheet
from evaluations.round_year import year_label
from evaluations.staff_sheets.rollup import FEWEST
from evaluations.value_words import counts_of, told
from publication.content import Turnout

Values = Mapping[tuple[str, str], Mapping[str, Any]]
"""What stands in each row: ``{(sheet, row): {field: value}}``.

A value is the key of a choice, ``{choice: number}`` for counts, or words.
"""


@dataclass(frozen=True)
class Cell:
    """One filled field; ``words`` as it is read, empty where nothing was filled in; ``counts`` by label."""

    place: str
    field: Field
    words: str
    counts: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Line:
    """An item with its cells, in the order of the sheet's fields."""

    key: str
    number: str
    external_number: str
    heading: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Part:
    """A section: its items, and what was asked once for all of it."""

    key: str
    number: str
    heading: str
    lines: tuple[Line, ...]
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Paper:
    """One filled sheet. ``item_fields`` head the columns, ``section_fields`` what stands under each section."""

    key: str
    title: str
    turnout: bool
    item_fields: tuple[Field, ...]
    section_fields: tuple[Field, ...]
    parts: tuple[Part, ...]

    def cells(self) -> Iterator[tuple[str, Cell]]:
        """Every cell in reading order with the heading it stands under."""
        for part in self.parts:
            for line in part.lines:
                yield from ((f"{line.number} {line.heading}".strip(), cell) for cell in line.cells)
            yield from ((f"{part.number} {part.heading}".strip(), cell) for cell in part.cells)

    def with_cells(self, change: "Callable[[Cell], Cell]") -> "Paper":
        """The same paper with every cell as ``change`` gives it back."""
        parts = tuple(
            replace(
                part,
                lines=tuple(replace(line, cells=tuple(map(change, line.cells))) for line in part.lines),
                cells=tuple(map(change, part.cells)),
            )
            for part in self.parts
        )
        return replace(self, parts=parts)


@dataclass(frozen=True)
class Head:
    """What stands above the papers. ``evaluators`` say how the two outside eyes took part; no person is named."""

    office: str
    number: str
    service: str
    corporation: str
    council: str
    fiscal_year: int
    evaluated_on: date | None = None
    evaluators: tuple[tuple[str, str], ...] = ()
    turnout: tuple[Turnout, ...] = ()
    respondents: int = 0
    round_number: int = 1

    @property
    def year(self) -> str:
        """The 年度, and which evaluation of it."""
        return year_label(self.fiscal_year, self.round_number)


@dataclass(frozen=True)
class Document:
    """A filled form. ``note`` tells that the wording is the portal's own."""

    title: str
    note: str
    source: str
    head: Head
    papers: tuple[Paper, ...]


def document_of(
    form: Form,
    head: Head,
    values: Values,
    *,
    phases: Iterable[Phase] = (Phase.SELF, Phase.COUNCIL, Phase.AFTER),
    public: bool = False,
) -> Document:
    """The sheets with anything of these phases; ``public``: only public sheets and fields.

    Nor does the public read counts of so few persons (`FEWEST`) that colleagues would know who answered what: the one
    rule on which public page, papers, report and summary stand.
    """
    asked = frozenset(phases)
    sheets = [
        sheet for sheet in form.sheets if (sheet.public or not public) and _fields(sheet, asked, public)
    ]
    papers = tuple(_paper(form, sheet, _fields(sheet, asked, public), values) for sheet in sheets)
    if public:
        papers = tuple(without_few(paper) for paper in papers)
    return Document(form.title, form.note, form.source, head, papers)


def worded(document: Document, words: Mapping[str, str]) -> Document:
    """The document with the words for the public at the places that ``words`` names (`place_of`)."""

    def said(cell: Cell) -> Cell:
        return replace(cell, words=words.get(cell.place, cell.words))

    return replace(document, papers=tuple(paper.with_cells(said) for paper in document.papers))


def without_few(paper: Paper) -> Paper:
    """The paper with counts of fewer than `FEWEST` persons left empty. [N 評価§5, O]"""
    return paper.with_cells(lambda cell: replace(cell, words="", counts=()) if _few(cell) else cell)


def place_of(sheet: str, row: str, field: str) -> str:
    """What names one field of one row of one sheet."""
    return f"{sheet}/{row}/{field}"


def _few(cell: Cell) -> bool:
    return cell.field.kind is FieldKind.COUNTS and sum(number for _, number in cell.counts) < FEWEST


def _fields(sheet: Sheet, phases: frozenset[Phase], public: bool) -> tuple[Field, ...]:
    return tuple(field for field in sheet.fields if field.phase in phases and (field.public or not public))


def _paper(form: Form, sheet: Sheet, fields: tuple[Field, ...], values: Values) -> Paper:
    at_items, at_sections = (tuple(f for f in fields if f.at is at) for at in (At.ITEM, At.SECTION))

    def cells(row: str, asked: tuple[Field, ...]) -> tuple[Cell, ...]:
        filled = values.get((sheet.key, row), {})
        return tuple(_cell(form, field, place_of(sheet.key, row, field.key), filled) for field in asked)

    def line(item: Item) -> Line:
        return Line(item.key, item.number, item.external_number, item.heading, cells(item.key, at_items))

    parts = tuple(
        Part(each.key, each.number, each.heading, tuple(map(line, each.items)), cells(each.key, at_sections))
        for each in sheet.sections
    )
    return Paper(sheet.key, sheet.title, sheet.turnout, at_items, at_sections, parts)


def _cell(form: Form, field: Field, place: str, filled: Mapping[str, Any]) -> Cell:
    value = filled.get(field.key)
    return Cell(place, field, told(form, field, value), counts_of(form, field, value))
