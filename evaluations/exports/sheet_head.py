"""What stands above the grid of a workbook's sheet: title, note, the facts of the evaluation, who came."""

from typing import TYPE_CHECKING

from evaluations.exports.sheet_cells import GREY, put
from evaluations.report.grid_layout import Grid
from evaluations.report.printed import Printed
from meetings.exports.characters import printable
from publication.content import Turnout

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

LABEL_COLUMNS = 2
LEAST_COLUMNS = 4


def write_head(sheet: "Worksheet", printed: Printed, grid: Grid | None) -> int:
    """Write it; the first free row below."""
    from openpyxl.styles import Font

    columns = max(grid.columns if grid else 0, LEAST_COLUMNS)
    title = sheet.cell(1, 1, printable(printed.title))
    title.font = Font(bold=True, size=14)
    name = sheet.cell(2, 1, printable(grid.title if grid else ""))
    name.font = Font(bold=True, size=12)
    note = sheet.cell(3, 1, printable(printed.document.note))
    for cell in (title, name, note):
        cell.data_type = "s"
    row = 4
    for label, words in printed.facts:
        put(sheet, row, 1, label, across=LABEL_COLUMNS, fill=GREY)
        put(sheet, row, 1 + LABEL_COLUMNS, words, across=columns - LABEL_COLUMNS)
        row += 1
    if grid and grid.turnout and printed.document.head.turnout:
        row = _turnout(sheet, printed.document.head.turnout, row + 1, columns)
    return row + 1


def _turnout(sheet: "Worksheet", turnout: tuple[Turnout, ...], row: int, columns: int) -> int:
    put(sheet, row, 1, "会議に出た方", across=LABEL_COLUMNS, fill=GREY, bold=True)
    put(sheet, row, 1 + LABEL_COLUMNS, "人数", across=columns - LABEL_COLUMNS, fill=GREY, bold=True)
    for seat in turnout:
        row += 1
        put(sheet, row, 1, seat.category, across=LABEL_COLUMNS)
        words = f"出席 {seat.present}名・欠席 {seat.absent}名"
        put(sheet, row, 1 + LABEL_COLUMNS, words, across=columns - LABEL_COLUMNS)
    return row + 1
