"""One section's choices, counts and words on its items as tables for the public, without counts of few persons. Pure."""

from collections.abc import Iterator, Mapping

from evaluations.document import Cell, Line, Part
from evaluations.form import FieldKind
from publication.content import Table


def rating_tables(part: Part) -> Iterator[Table]:
    """One table of choices, and one for each field that counts persons; those without anything in them are none."""
    yield from _by_label("", _chosen(part))
    for key in dict.fromkeys(cell.field.key for _, cells in _rows(part) for cell in cells if _counts(cell)):
        yield from _counted(part, key)


def words_tables(part: Part, said: Mapping[str, str]) -> Iterator[Table]:
    """The words on single items; ``said`` maps places to words for the public. None where there are none."""
    rows = [
        (
            _named(line),
            {cell.field.label: said.get(cell.place, "") for cell in line.cells if cell.field.public},
        )
        for line in part.lines
    ]
    yield from _by_label("項目ごとの記述", rows)


def _rows(part: Part) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """The items with their cells, then what was asked once for the section."""
    for line in part.lines:
        yield _named(line), line.cells
    if part.cells:
        yield "この区分の全体", part.cells


def _named(line: Line) -> str:
    return f"{line.number} {line.heading}".strip()


def _chosen(part: Part) -> list[tuple[str, dict[str, str]]]:
    return [
        (
            heading,
            {
                cell.field.label: cell.words
                for cell in cells
                if cell.field.public and cell.field.kind is FieldKind.CHOICE
            },
        )
        for heading, cells in _rows(part)
    ]


def _by_label(caption: str, rows: list[tuple[str, dict[str, str]]]) -> Iterator[Table]:
    """A row for each item and a column for each label of which anything is told, in the order of the form."""
    rows = [(heading, told) for heading, told in rows if any(told.values())]
    labels = [
        label
        for label in dict.fromkeys(label for _, told in rows for label in told)
        if any(told.get(label) for _, told in rows)
    ]
    if labels:
        cells = tuple((heading, *(told.get(label, "") for label in labels)) for heading, told in rows)
        yield Table(caption, ("項目", *labels), cells)


def _counts(cell: Cell) -> bool:
    """Whether the cell counts persons."""
    return cell.field.public and cell.field.kind is FieldKind.COUNTS and bool(cell.words)


def _counted(part: Part, key: str) -> Iterator[Table]:
    rows = [
        (heading, cell)
        for heading, cells in _rows(part)
        for cell in cells
        if cell.field.key == key and _counts(cell)
    ]
    head = ("項目", *(label for label, _ in rows[0][1].counts))
    told = tuple((heading, *(f"{number}名" for _, number in cell.counts)) for heading, cell in rows)
    yield Table(rows[0][1].field.label, head, told)
