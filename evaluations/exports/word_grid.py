"""The grid of a form as a Word table: heads in one or two rows that stand on every page, bands, lines, notes."""

from typing import TYPE_CHECKING

from evaluations.report.grid_layout import Band, Grid
from meetings.exports import word
from meetings.exports import word_tables as tables
from meetings.exports.word_xml import element

if TYPE_CHECKING:
    from docx.document import Document as WordDocument
    from docx.table import Table, _Cell, _Row

ACROSS = 261
"""What A4 across leaves between the margins, in millimetres."""
_NUMBER, _LEAD, _MARK = 11, 52, 14


def add_grid(document: "WordDocument", grid: Grid) -> None:
    """Draw it below what stands there."""
    table = tables.table(document, widths=_widths(grid), about=grid.title)
    _heads(table, grid)
    for band in grid.bands:
        _band(table, grid, band)


def _widths(grid: Grid) -> list[int]:
    fixed = [_NUMBER] * len(grid.number_heads) + [_LEAD]
    texts = grid.marks.count(False)
    left = (ACROSS if grid.wide else word.WIDTH) - sum(fixed) - _MARK * grid.marks.count(True)
    return [*fixed, *(_MARK if mark else max(left // (texts or 1), 20) for mark in grid.marks)]


def _heads(table: "Table", grid: Grid) -> None:
    singles = [*grid.number_heads, grid.lead]
    top = [*singles, *(text for head in grid.heads for text in (head.label, *[""] * (head.span - 1)))]
    rows = [_head_row(table, top)]
    if grid.double:
        below = [text for head in grid.heads for text in (head.under or ("",))]
        rows.append(_head_row(table, [*[""] * len(singles), *below]))
    _merge(rows, grid)


def _head_row(table: "Table", texts: list[str]) -> "_Row":
    row = tables.add_row(table, texts, whole=True)
    row._tr.get_or_add_trPr().append(element("w:tblHeader"))
    for cell in row.cells:
        _shade(cell)
        for run in cell.paragraphs[0].runs:
            run.bold = True
    return row


def _merge(rows: "list[_Row]", grid: Grid) -> None:
    """Heads over their answers, and heads without answers down both rows."""
    cells = [list(row.cells) for row in rows]
    column = len(grid.number_heads) + 1
    alone = list(range(column))
    for head in grid.heads:
        if head.span > 1:
            cells[0][column].merge(cells[0][column + head.span - 1])
        elif not head.under:
            alone.append(column)
        column += head.span
    for place in alone if len(rows) > 1 else ():
        cells[0][place].merge(cells[1][place])


def _band(table: "Table", grid: Grid, band: Band) -> None:
    if band.heading:
        _across(table, [band.heading, *[""] * (grid.columns - 1)], [(0, grid.columns - 1)])
    for line in band.lines:
        tables.add_row(table, line.texts)
    for note in band.notes:
        texts = [note.label, *[""] * (grid.note_span - 1), note.words, *[""] * (grid.words_span - 1)]
        _across(table, texts, [(0, grid.note_span - 1), (grid.note_span, grid.columns - 1)])


def _across(table: "Table", texts: list[str], spans: list[tuple[int, int]]) -> None:
    cells = list(tables.add_row(table, texts).cells)
    _shade(cells[0])
    for first, last in spans:
        if first != last:
            cells[first].merge(cells[last])


def _shade(cell: "_Cell") -> None:
    cell._tc.get_or_add_tcPr().append(element("w:shd", val="clear", color="auto", fill="F2F2F2"))
