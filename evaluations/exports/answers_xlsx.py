"""The answers of a ward's offices as a workbook: one table, numbers as numbers, words as words."""

import io
from collections.abc import Iterable

from evaluations.answers.rows import HEADER, Row

WIDTHS = (10, 30, 36, 24, 36, 8, 60, 20, 22, 8, 8, 16)


def answers_xlsx(rows: Iterable[Row]) -> bytes:
    """The file. A word that begins like a formula stays a word."""
    import openpyxl
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = openpyxl.Workbook()
    tab = book.active
    tab.title = "評価の集計"
    for number, row in enumerate((HEADER, *rows), 1):
        for place, value in enumerate(row, 1):
            if value != "":
                cell = tab.cell(row=number, column=place)
                cell.value = value
                cell.data_type = "s" if isinstance(value, str) else "n"
    for place, width in enumerate(WIDTHS, 1):
        tab.column_dimensions[get_column_letter(place)].width = width
        tab.cell(row=1, column=place).font = Font(bold=True)
    tab.freeze_panes = "A2"
    tab.auto_filter.ref = tab.dimensions
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
