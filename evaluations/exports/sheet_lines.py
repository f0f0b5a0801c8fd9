"""The grid of a form on a workbook's sheet: heads in one or two rows, bands, lines, notes."""

from typing import TYPE_CHECKING

from evaluations.exports.sheet_cells import DARK, GREY, put
from evaluations.exports.sheet_heights import height_of
from evaluations.report.grid_layout import Band, Grid, GridLine

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def write_grid(sheet: "Worksheet", grid: Grid, row: int) -> tuple[int, int]:
    """Write heads and lines from ``row`` on; the first row below the heads, and the last row."""
    first = _heads(sheet, grid, row)
    row = first
    for band in grid.bands:
        row = _band(sheet, grid, band, row)
    return first, max(row - 1, first)


def _heads(sheet: "Worksheet", grid: Grid, row: int) -> int:
    deep = 2 if grid.double else 1
    column = 1
    for label in (*grid.number_heads, grid.lead):
        put(sheet, row, column, label, down=deep, fill=GREY, bold=True, middle=True)
        column += 1
    for head in grid.heads:
        down = 1 if head.under else deep
        put(sheet, row, column, head.label, across=head.span, down=down, fill=GREY, bold=True, middle=True)
        for place, label in enumerate(head.under):
            put(sheet, row + 1, column + place, label, fill=GREY, middle=True)
        column += head.span
    if grid.double:
        sheet.row_dimensions[row + 1].height = 45
    return row + deep


def _band(sheet: "Worksheet", grid: Grid, band: Band, row: int) -> int:
    if band.heading:
        put(sheet, row, 1, band.heading, across=grid.columns, fill=DARK, bold=True)
        row += 1
    for line in band.lines:
        _line(sheet, grid, line, row)
        row += 1
    for note in band.notes:
        put(sheet, row, 1, note.label, across=grid.note_span, fill=GREY)
        put(sheet, row, 1 + grid.note_span, note.words, across=grid.words_span)
        sheet.row_dimensions[row].height = height_of(grid, note=note)
        row += 1
    return row


def _line(sheet: "Worksheet", grid: Grid, line: GridLine, row: int) -> None:
    middles = (*(True for _ in line.numbers), False, *grid.marks)
    for column, (text, middle) in enumerate(zip(line.texts, middles, strict=True), 1):
        put(sheet, row, column, text, middle=middle)
    sheet.row_dimensions[row].height = height_of(grid, line=line)
