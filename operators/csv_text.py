"""Tables as CSV for spreadsheets: lines ending in CR LF, and no cell that one would run as a formula."""

import csv
from collections.abc import Iterable
from io import StringIO

BOM = "\ufeff"
"""What a file for Excel begins with, so that it is read as UTF-8."""
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")
"""What a spreadsheet takes for the beginning of a formula, full-width signs in a Japanese one included."""


def csv_text(header: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """The table: days in ISO form, numbers as they are, nothing for None. Without BOM."""
    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([inert(cell) if isinstance(cell, str) else cell for cell in row] for row in rows)
    return out.getvalue()


def inert(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
