"""The words in a file: what is published of a paper from outside is never the file, but its checked text. [TRAPS 9]"""

import re
from io import BytesIO

from meetings.uploads import foreign, pdf
from meetings.uploads.content import kind_of
from meetings.uploads.kinds import DOCX, PDF, FileKind
from meetings.uploads.refusals import FileRefused
from meetings.uploads.word_text import word_text

_EMPTY = "空のファイルです。"
_NO_WORDS = "文字の入っていないPDFです（紙を読み取った画像など）。文字を選べるPDFか、元のWordファイルを選んでください。"
_UNREADABLE_WORDS = "文字を取り出せないPDFです。元の文書からPDFに保存し直すか、Wordファイルを選んでください。"
_NO_WORDS_IN_WORD = "文字の入っていないWordファイルです。"
_OTHER_KIND = "文章を取り出せるのは、テキスト、PDF、Word（.docx）のファイルです。"
_LETTER = re.compile(r"[^\W_]")
_NONSENSE = re.compile("[\ufffd\ue000-\uf8ff\x00-\x08\x0e-\x1f]")
_MUCH = 0.2
"""The share of characters without meaning above which a PDF's own alphabet is unknown."""


def extract_text(data: bytes) -> str:
    """The text of a text (UTF-8, CP932), PDF or Word file, by what the bytes are; raises `FileRefused`.

    The text of a text file is what stands in it, without the mark at its beginning. Whatever is in the file and is
    no text, is not in the answer: pictures, comments, metadata.
    """
    if not data.strip():
        raise FileRefused(_EMPTY)
    if (text := _plain_text(data)) is not None:
        return text
    kind = _kind_of(data)
    if kind == PDF:
        return _pdf_text(data)
    if kind != DOCX:
        raise FileRefused(_OTHER_KIND)
    text = word_text(data)
    if not _LETTER.search(text):
        raise FileRefused(_NO_WORDS_IN_WORD)
    return text


def _kind_of(data: bytes) -> FileKind:
    try:
        return kind_of(data)
    except FileRefused as error:
        raise FileRefused(_OTHER_KIND if error.words == foreign.OTHER else error.words) from error


def _plain_text(data: bytes) -> str | None:
    """The text, if the bytes are a text and nothing that looks like one."""
    if data.startswith((pdf.BEGINNING, b"PK\x03\x04", b"{\\rtf")):
        return None
    for encoding in ("utf-8-sig", "cp932"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\x00" not in text:
            return text
    return None


def _pdf_text(data: bytes) -> str:
    from pypdf import PdfReader

    try:
        pages = [page.extract_text() for page in PdfReader(BytesIO(data)).pages]
    except pdf.BROKEN as error:
        raise FileRefused(pdf.DAMAGED) from error
    text = "\n".join(page for page in pages if page.strip())
    if not _LETTER.search(text):
        raise FileRefused(_NO_WORDS)
    if len(_NONSENSE.findall(text)) > len(text) * _MUCH:
        raise FileRefused(_UNREADABLE_WORDS)
    return text
