"""Opens what the ward handed back, if it is a workbook that can be read whole."""

import io
import warnings
from typing import Any
from zipfile import ZipFile

from evaluations.form_definition.checks import FormUnusable
from evaluations.form_workbook.limits import DAMAGED, MOST_COLUMNS, MOST_ROWS, check_limits
from meetings.uploads.content import kind_of
from meetings.uploads.foreign import OLE
from meetings.uploads.kinds import XLSX
from meetings.uploads.refusals import FileRefused

LARGEST = 2 * 1024 * 1024
LARGEST_INSIDE = 12 * 1024 * 1024
_OFFICE = (b"PK\x03\x04", OLE)

EMPTY = "ファイルが空です。ひな形を直したExcelファイルを選んでください。"
LARGE = "ファイルが大きすぎます。様式の文字だけを残し、画像や使っていない行を消して、2MBまでにしてください。"
_OTHER = "Excel（.xlsx）のファイルではありません。ひな形をExcelで直し、.xlsxのまま保存して選んでください。"


def opened(content: bytes) -> Any:
    """The workbook (openpyxl), formulas as such; raises `FormUnusable` with what to do."""
    if not content.strip():
        raise FormUnusable([EMPTY])
    if len(content) > LARGEST:
        raise FormUnusable([LARGE])
    try:
        kind = kind_of(content)
    except FileRefused as refused:
        raise FormUnusable([refused.words if content.startswith(_OFFICE) else _OTHER]) from refused
    if kind is not XLSX:
        raise FormUnusable([_OTHER])
    archive = ZipFile(io.BytesIO(content))
    if sum(entry.file_size for entry in archive.infolist()) > LARGEST_INSIDE:
        raise FormUnusable([LARGE])
    check_limits(archive)
    book = _book(content)
    for tab in book.worksheets:
        if tab.max_row > MOST_ROWS or tab.max_column > MOST_COLUMNS:
            raise FormUnusable([_too_wide(tab)])
    return book


def _book(content: bytes) -> Any:
    import openpyxl

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # styles and drop-down lists that openpyxl does not keep
            return openpyxl.load_workbook(io.BytesIO(content))
    except Exception as error:  # a damaged workbook fails inside openpyxl, zipfile or the XML parser
        raise FormUnusable([DAMAGED]) from error


def _too_wide(tab: Any) -> str:
    return (
        f"「{tab.title}」シートが{MOST_ROWS}行か{MOST_COLUMNS}列を超えています（{tab.max_row}行、{tab.max_column}列）。"
        "使っていない行や列を、書式ごと削除してください。"
    )
