"""Cells of a form in a workbook: text that stays text, a frame around each, heads in grey."""

from typing import TYPE_CHECKING

from meetings.exports.characters import printable

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

GREY, DARK = "F2F2F2", "E4E4E4"
LONGEST = 32_000
"""A cell of a workbook holds 32,767 characters."""


def put(
    sheet: "Worksheet",
    row: int,
    column: int,
    text: str,
    *,
    across: int = 1,
    down: int = 1,
    fill: str = "",
    bold: bool = False,
    middle: bool = False,
) -> None:
    """Write ``text`` and merge ``across`` columns and ``down`` rows from there; framed, wrapped, never a formula."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

    line = Side(style="thin", color="666666")
    for below in range(row, row + down):
        for beside in range(column, column + across):
            sheet.cell(below, beside).border = Border(left=line, right=line, top=line, bottom=line)
    cell = sheet.cell(row, column)
    _fill(cell, printable(text)[:LONGEST], number=middle and text.isdecimal())
    cell.font = Font(bold=bold, size=10)
    cell.alignment = Alignment(
        wrap_text=True, vertical="center" if middle else "top", horizontal="center" if middle else "left"
    )
    if fill:
        cell.fill = PatternFill("solid", start_color=fill)
    if across > 1 or down > 1:
        sheet.merge_cells(
            start_row=row, start_column=column, end_row=row + down - 1, end_column=column + across - 1
        )


def _fill(cell: "Cell | MergedCell", text: str, *, number: bool) -> None:
    if number:
        cell.value, cell.number_format = int(text), "0"
    elif text:
        cell.value, cell.number_format = text, "@"
        cell.data_type = "s"  # =1+1 stays what was written
