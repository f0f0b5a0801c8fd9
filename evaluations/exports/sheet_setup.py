"""How a workbook's sheet is printed: A4, all columns on one page, heads again on every page."""

from typing import TYPE_CHECKING

from evaluations.exports.sheet_head import LEAST_COLUMNS
from evaluations.exports.sheet_heights import widths_of
from evaluations.report.grid_layout import Grid
from meetings.exports.characters import printable

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet


def set_up(sheet: "Worksheet", grid: Grid, *, heads: tuple[int, int], last: int, office: str) -> None:
    """Widths, paper and repeated heads."""
    from openpyxl.utils import get_column_letter

    for column, width in enumerate(widths_of(grid), 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = sheet.cell(heads[1] + 1, 1)
    sheet.print_title_rows = f"{heads[0]}:{heads[1]}"
    sheet.print_area = f"A1:{get_column_letter(max(grid.columns, LEAST_COLUMNS))}{last}"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.orientation = "landscape" if grid.wide else "portrait"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P/&N"
    sheet.oddHeader.right.text = printable(office).replace("&", "&&")
