"""One table as a workbook: a head that stays and filters, days and numbers as such, words as words."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from io import BytesIO
from typing import TYPE_CHECKING

from meetings.exports.characters import printable

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Cell = str | int | date | time | None
_FORMATS: dict[type, str] = {date: "yyyy/mm/dd", time: "h:mm", int: "0"}
_WIDTH = 13
_TALL = 45


def plain_workbook(
    title: str,
    heads: Sequence[str],
    rows: Iterable[Iterable[Cell]],
    *,
    wide: Mapping[str, int],
    stays: str = "A2",
    maker: str = "Engawa",
) -> bytes:
    """XLSX with one sheet; ``wide``: the columns that are wider or narrower than others, in characters.

    ``stays``: the first cell that scrolls; ``maker``: whose file it is. Every text stays text, whatever it begins with.
    """
    import openpyxl

    book = openpyxl.Workbook()
    book.properties.creator = printable(maker)
    sheet = book.worksheets[0]
    sheet.title = title
    _write(sheet, [heads, *rows])
    _dress(sheet, heads, wide)
    sheet.freeze_panes = stays
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _write(sheet: "Worksheet", rows: Iterable[Iterable[Cell]]) -> None:
    for down, row in enumerate(rows, 1):
        for across, value in enumerate(row, 1):
            if value is None or value == "":
                continue
            cell = sheet.cell(down, across, printable(value) if isinstance(value, str) else value)
            cell.number_format = _FORMATS.get(type(value), "@")
            if isinstance(value, str):
                cell.data_type = "s"  # =1+1 stays a name


def _dress(sheet: "Worksheet", heads: Sequence[str], wide: Mapping[str, int]) -> None:
    """Columns as wide as their words, which can be filtered; a row of heads for long ones."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.auto_filter.ref = f"A1:{get_column_letter(len(heads))}{max(sheet.max_row, 1)}"
    for across, heading in enumerate(heads, 1):
        width = wide.get(heading, _WIDTH)
        cell = sheet.cell(1, across)
        cell.font, cell.alignment = Font(bold=True), Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(across)].width = width
        if 2 * len(heading) > width:
            sheet.row_dimensions[1].height = _TALL
