"""Reads the first sheet of an Excel workbook as text cells."""

import io
import warnings
from datetime import date, datetime
from typing import Any

from operators.importing.sheets import UnusableFileError


def workbook_rows(content: bytes) -> list[list[str]]:
    """The rows of the first sheet, from the sheet's first row on; raises `UnusableFileError`."""
    import openpyxl

    try:
        with warnings.catch_warnings():
            # openpyxl warns about styles and drop-down lists that it does not keep; the values are whole.
            warnings.simplefilter("ignore")
            book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
            sheet = book.worksheets[0]
            # Some writers state a wrong size, and rows beyond it would be lost.
            sheet.reset_dimensions()
            return [[_text(value) for value in row] for row in sheet.iter_rows(values_only=True)]
    except Exception:  # noqa: BLE001 - a damaged workbook fails inside openpyxl, zipfile or the XML parser
        raise UnusableFileError(
            "Excelファイルとして開けません。ファイルが壊れていないか確かめてください。"
        ) from None


def _text(value: Any) -> str:
    """A cell as a person would have typed it: whole numbers without ``.0``, days in ISO form."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
