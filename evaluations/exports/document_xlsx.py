"""The document as a workbook in form layout: a sheet for each sheet, merged heads, ready to print on A4. [N 評価§5]"""

from io import BytesIO
from typing import TYPE_CHECKING

from evaluations.exports.sheet_head import write_head
from evaluations.exports.sheet_lines import write_grid
from evaluations.exports.sheet_setup import set_up
from evaluations.form_workbook.layout import tabs_of
from evaluations.report.grid_layout import grids_of
from evaluations.report.printed import Printed
from meetings.exports.characters import printable

if TYPE_CHECKING:
    from openpyxl import Workbook


def document_xlsx(printed: Printed) -> bytes:
    """XLSX; every text is text, whatever it begins with. Heads stand again on every printed page."""
    book = _book(printed)
    grids = grids_of(printed.document.papers, printed.scales)
    tabs = tabs_of({str(number): printable(grid.title) for number, grid in enumerate(grids, 1)})
    for name, grid in zip(tabs.values(), grids, strict=True):
        sheet = book.create_sheet(name)
        row = write_head(sheet, printed, grid)
        first, last = write_grid(sheet, grid, row)
        set_up(sheet, grid, heads=(row, first - 1), last=last, office=printed.document.head.office)
    if not grids:
        write_head(book.create_sheet("評価"), printed, None)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _book(printed: Printed) -> "Workbook":
    import openpyxl

    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = printable(printed.document.head.office)
    book.properties.title = printable(printed.title)
    return book
