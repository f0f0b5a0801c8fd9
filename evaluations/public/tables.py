"""The choices and counts of one section as tables for the public; the document leaves out counts of few persons. Pure."""

from collections.abc import Iterator

from evaluations.document import Cell, Part
from evaluations.form import FieldKind
from publication.content import Table


def rating_tables(part: Part) -> Iterator[Table]:
    """One table of choices, and one for each field that counts persons; those without anything in them are none."""
    if rows := list(_chosen(part)):
        yield _choices(rows)
    for key in dict.fromkeys(cell.field.key for _, cells in _rows(part) for cell in cells if _counts(cell)):
        yield from _counted(part, key)


def told(cell: Cell) -> str:
    """A choice or a count in words; empty where nothing is told."""
    return cell.words if cell.field.kind is FieldKind.CHOICE or _counts(cell) else ""


def _rows(part: Part) -> Iterator[tuple[str, tuple[Cell, ...]]]:
    """The items with their cells, then what was asked once for the section."""
    for line in part.lines:
        yield f"{line.number} {line.heading}".strip(), line.cells
    if part.cells:
        yield "この区分の全体", part.cells


def _chosen(part: Part) -> Iterator[tuple[str, dict[str, str]]]:
    for heading, cells in _rows(part):
        chosen = {
            cell.field.label: cell.words
            for cell in cells
            if cell.field.public and cell.field.kind is FieldKind.CHOICE and cell.words
        }
        if chosen:
            yield heading, chosen


def _choices(rows: list[tuple[str, dict[str, str]]]) -> Table:
    labels = list(dict.fromkeys(label for _, chosen in rows for label in chosen))
    told = tuple((heading, *(chosen.get(label, "") for label in labels)) for heading, chosen in rows)
    return Table("", ("項目", *labels), told)


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
