"""How tests read the files: the words of a PDF, the blocks of a Word file, the rows of a workbook."""

import io
import re
import subprocess
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
from docx import Document
from docx.document import Document as WordDocument
from pypdf import PdfReader


def pages_of(content: bytes, folder: Path) -> list[str]:
    """The words of every page without spaces; its margins come last: ``…運営推進会議議事録ひなた令和8年6月20日2/3``."""
    (folder / "read.pdf").write_bytes(content)
    told = subprocess.run(
        ["pdftotext", "-raw", str(folder / "read.pdf"), "-"], capture_output=True, text=True, check=True
    )
    return ["".join(page.split()) for page in told.stdout.split("\f")[:-1]]


def body(page: str) -> str:
    """A page of `pages_of` without its margins and the marks of its lists."""
    return re.sub(
        r"(?:[•・]|\d\.)*(運営推進会議議事録(（案）)?グループホームひなた令和8年6月20日)?\d+/\d+$", "", page
    )


def structure(content: bytes) -> list[str]:
    """The kinds of a PDF's structure elements, in reading order."""
    root: Any = PdfReader(io.BytesIO(content)).trailer["/Root"]
    return _kinds(root["/StructTreeRoot"])


def _kinds(node: Any) -> list[str]:
    children = node.get("/K", [])
    below = [child.get_object() for child in (children if isinstance(children, list) else [children])]
    elements = [child for child in below if hasattr(child, "get") and "/S" in child]
    return [kind for child in elements for kind in (str(child["/S"]), *_kinds(child))]


def word(content: bytes) -> WordDocument:
    """The Word file."""
    return Document(io.BytesIO(content))


def headings(document: WordDocument) -> list[tuple[str, str]]:
    """Style and text of every heading."""
    return [
        (paragraph.style.name, paragraph.text)
        for paragraph in document.paragraphs
        if paragraph.style.name.startswith(("Heading", "Title"))
    ]


def tables(document: WordDocument) -> list[list[list[str]]]:
    """The texts of all tables; a cell over several columns stands in each of them."""
    return [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]


def rows(content: bytes) -> list[dict[str, str | int | date | time | datetime | None]]:
    """The rows of a workbook by their heads."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    heads, *rest = sheet.iter_rows(values_only=True)
    return [dict(zip(heads, row, strict=True)) for row in rest]
