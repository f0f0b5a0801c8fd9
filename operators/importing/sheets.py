"""Opens a file as a sheet of text cells: UTF-8 or CP932, CSV or XLSX."""

import csv
import io
from dataclasses import dataclass
from pathlib import Path

from operators.importing.text import printable

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0"
_CELL_LIMIT = 1_000_000


class UnusableFileError(Exception):
    """The file as a whole cannot be read; the message is one Japanese sentence for the person who chose it."""


@dataclass(frozen=True)
class Sheet:
    """The cells as text. ``rows`` go with the number a spreadsheet shows beside them, the header's being the first.

    A cell with a line break inside is one row, as it is in a spreadsheet; empty rows are left out but counted.
    """

    header: list[str]
    rows: list[tuple[int, list[str]]]


def open_sheet(path: Path) -> Sheet:
    """Read the file at ``path``; raises `UnusableFileError`."""
    try:
        content = path.read_bytes()
    except FileNotFoundError:
        raise UnusableFileError(f"ファイル「{path.name}」が見つかりません。") from None
    except IsADirectoryError:
        raise UnusableFileError(f"「{path.name}」はフォルダーです。ファイルを指定してください。") from None
    except OSError:
        raise UnusableFileError(f"ファイル「{path.name}」を開けません。") from None
    return read_sheet(content, path.name)


def read_sheet(content: bytes, name: str) -> Sheet:
    """Read a file's bytes, by what they are rather than by how the file is called; raises `UnusableFileError`."""
    if not content.strip():
        raise UnusableFileError("ファイルが空です。")
    if content.startswith(_ZIP):
        from operators.importing.workbook import workbook_rows

        lines = workbook_rows(content)
    elif content.startswith(_OLE):
        raise UnusableFileError(
            "パスワード付きのファイルか古い形式（.xls）です。パスワードを外し、xlsx形式で保存してください。"
        )
    elif name.lower().endswith((".xlsx", ".xlsm")):
        raise UnusableFileError("Excelファイルとして開けません。ファイルが壊れていないか確かめてください。")
    else:
        lines = _csv_rows(_decoded(content))
    return _sheet(lines)


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "cp932"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    raise UnusableFileError(
        "文字として読めないファイルです。UTF-8かShift_JISのCSV、またはExcel（xlsx）で保存してください。"
    )


def _csv_rows(text: str) -> list[list[str]]:
    csv.field_size_limit(_CELL_LIMIT)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        return list(reader)
    except csv.Error:
        raise UnusableFileError(
            f'CSVとして読めません。{reader.line_num}行目の近くの引用符（"）の対応を確かめてください。'
        ) from None


def _sheet(lines: list[list[str]]) -> Sheet:
    """The first row with anything in it is the header."""
    cleaned = [[printable(cell).strip() for cell in line] for line in lines]
    filled = [(number, cells) for number, cells in enumerate(cleaned, 1) if any(cells)]
    if not filled:
        raise UnusableFileError("ファイルが空です。")
    return Sheet(header=filled[0][1], rows=filled[1:])
