"""How the tabs of a workbook look: text cells, heads that stay, lists to choose from, wide enough to read."""

from collections.abc import Sequence
from typing import Any
from unicodedata import east_asian_width

from evaluations.form_workbook.layout import Column
from evaluations.form_workbook.lists import offered

AS_TEXT = "@"
TINT = "D9E6FF"
LINE, ROOM = 15, 200
"""Points of one line; rows below the head that offer their lists."""


def put(tab: Any, row: int, column: int, words: str) -> None:
    """Write words, never a formula, into a cell that stays text: 1-2 must not become a day."""
    if not words:
        return
    cell = tab.cell(row=row, column=column)
    cell.value = words
    cell.data_type = "s"
    cell.number_format = AS_TEXT


def dress(tab: Any, columns: Sequence[Column], head: int, last: int) -> None:
    """The head of the table, in row ``head``, in bold and held; widths; long words in several lines."""
    from openpyxl.styles import Font, PatternFill
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(columns, 1):
        letter = get_column_letter(place)
        tab.column_dimensions[letter].width = column.width
        tab.column_dimensions[letter].number_format = AS_TEXT
        cell = tab.cell(row=head, column=place)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color=TINT)
        _offer(tab, column, f"{letter}{head + 1}:{letter}{head + ROOM}")
    for row in range(head, last + 1):
        _wrap(tab, row, columns)
    tab.freeze_panes = tab.cell(row=head + 1, column=1)
    tab.page_setup.orientation = "landscape"
    tab.page_setup.fitToWidth, tab.page_setup.fitToHeight = 1, 0
    tab.sheet_properties.pageSetUpPr.fitToPage = True


def _wrap(tab: Any, row: int, columns: Sequence[Column]) -> None:
    from openpyxl.styles import Alignment

    lines = 1
    for place, column in enumerate(columns, 1):
        cell = tab.cell(row=row, column=place)
        cell.alignment = Alignment(vertical="top", wrap_text=True)
        lines = max(lines, -(-_width(str(cell.value or "")) // (column.width - 1)))
    tab.row_dimensions[row].height = LINE * lines + 3


def _offer(tab: Any, column: Column, cells: str) -> None:
    """A list to choose from, where only some words are known; others are told when the file comes back."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if words := offered(column):
        rule = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        rule.showErrorMessage = False
        rule.add(cells)
        tab.add_data_validation(rule)


def _width(words: str) -> int:
    """Units of a column: a full-width character takes two."""
    return sum(2 if east_asian_width(letter) in "WFA" else 1 for letter in words)
