"""The minutes of an office as a workbook."""

from io import BytesIO

from operators.models import Facility
from rules.fiscal_year import FiscalYear


def minutes_list(facility: Facility, year: FiscalYear | None) -> bytes:
    """The office's meetings of a year, or all."""
    import openpyxl

    book = openpyxl.Workbook()
    out = BytesIO()
    book.save(out)
    return out.getvalue()
