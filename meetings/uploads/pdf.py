"""PDF files: everybody can open them, and nothing in them runs or hides."""

import struct
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

from meetings.uploads.archives import is_archive
from meetings.uploads.refusals import FileRefused

BEGINNING = b"%PDF-"
OBJECTS = 50_000
"""A scan has a hundred objects, a tagged document of 260 pages 27,000; reading as many takes seconds."""

BROKEN = (
    PyPdfError,
    zlib.error,
    struct.error,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)
"""What pypdf raises over damaged files."""
_END_WITHIN = 1024
_NOT_A_PDF = "PDFではないファイルです。PDFに直してから選んでください。"
DAMAGED = "PDFを開けませんでした。もう一度PDFに保存してから選んでください。"
_LOCKED = "パスワードの付いたPDFです。パスワード（印刷や編集の制限を含む）を外してから選んでください。"
_AGAIN = "印刷の画面で「PDFに保存」を選んで、作り直してください。"
_RUNS = "自動で動く仕組み（スクリプトなど）の入ったPDFです。" + _AGAIN
_HIDES = "ほかのファイルや動画が埋め込まれたPDFです。" + _AGAIN
_TOO_COMPLEX = "複雑すぎて確かめられないPDFです。" + _AGAIN

_RUNNING_KEYS = frozenset({"/JS", "/JavaScript", "/XFA"})
_HIDING_KEYS = frozenset({"/EmbeddedFiles", "/EF"})
_RUNNING_ACTIONS = frozenset({"/JavaScript", "/Launch", "/ImportData", "/Rendition"})
_HIDING_KINDS = frozenset({"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D"})


def check_pdf(content: bytes) -> None:
    """Raise `FileRefused` unless the bytes are a whole PDF with a page, open to everybody, in which nothing runs."""
    if not content.startswith(BEGINNING):
        raise FileRefused(_NOT_A_PDF)
    if is_archive(content):
        raise FileRefused(_HIDES)
    try:
        reader = PdfReader(BytesIO(content))
        locked = reader.is_encrypted
        pages = 0 if locked else len(reader.pages)
    except BROKEN as error:
        raise FileRefused(DAMAGED) from error
    if locked:
        raise FileRefused(_LOCKED)
    if not pages or b"%%EOF" not in content.rstrip(b"\0\r\n\t ")[-_END_WITHIN:]:
        raise FileRefused(DAMAGED)
    for each in _dictionaries(reader):
        _refuse_active(each)


def _refuse_active(each: DictionaryObject) -> None:
    keys = each.keys()
    if keys & _RUNNING_KEYS or _name(each, "/S") in _RUNNING_ACTIONS:
        raise FileRefused(_RUNS)
    if keys & _HIDING_KEYS or (_name(each, "/Subtype") in _HIDING_KINDS):
        raise FileRefused(_HIDES)


def _name(each: DictionaryObject, key: str) -> str:
    value = each.get(key)
    return str(_object(value)) if value is not None else ""


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file, wherever it stands: one object after the other, and what is written in them."""
    keys = {number for generation in reader.xref.values() for number in generation} | set(reader.xref_objStm)
    if len(keys) > OBJECTS:
        raise FileRefused(_TOO_COMPLEX)
    for number in sorted(keys):
        yield from _inside(_object(IndirectObject(number, _generation(reader, number), reader)))


def _generation(reader: PdfReader, number: int) -> int:
    return next((generation for generation, known in reader.xref.items() if number in known), 0)


def _object(value: Any) -> Any:
    """What a reference leads to; nothing where the file is wrong there, as viewers show nothing."""
    try:
        return value.get_object() if isinstance(value, IndirectObject) else value
    except BROKEN:
        return None


def _inside(top: Any) -> Iterator[DictionaryObject]:
    """The dictionaries written directly in an object; references are objects of their own."""
    waiting = [top]
    while waiting:
        each = waiting.pop()
        if isinstance(each, DictionaryObject):
            yield each
            waiting.extend(dict.values(each))
        elif isinstance(each, ArrayObject):
            waiting.extend(list.__iter__(each))
