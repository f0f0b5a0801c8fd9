"""How the tabs of a workbook look: text cells, heads that stay, wide enough to read."""

from collections.abc import Sequence
from typing import Any

from evaluations.form_workbook_layout import Column

AS_TEXT = "@"
TINT = "D9E6FF"


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
    from openpyxl.styles import Alignment, Font, PatternFill
    from openpyxl.utils import get_column_letter

    for place, column in enumerate(columns, 1):
        dimension = tab.column_dimensions[get_column_letter(place)]
        dimension.width = column.width
        dimension.number_format = AS_TEXT
        cell = tab.cell(row=head, column=place)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", start_color=TINT)
    for row in range(head, last + 1):
        for place in range(1, len(columns) + 1):
            tab.cell(row=row, column=place).alignment = Alignment(vertical="top", wrap_text=True)
    tab.freeze_panes = tab.cell(row=head + 1, column=1)
    tab.page_setup.orientation = "landscape"
    tab.page_setup.fitToWidth, tab.page_setup.fitToHeight = 1, 0
    tab.sheet_properties.pageSetUpPr.fitToPage = True
