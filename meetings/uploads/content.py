"""What kind of file some bytes are."""

from meetings.uploads import foreign, pdf
from meetings.uploads.images import check_image
from meetings.uploads.kinds import JPEG, PDF, PNG, WEBP, FileKind
from meetings.uploads.office import kind_of_archive
from meetings.uploads.refusals import FileRefused

_HEAD = 1024
"""Readers look for a PDF's beginning as far as this."""
_TWO_IN_ONE = "2種類のファイルが1つに混ざっています。元の文書から保存し直してください。"


def kind_of(content: bytes) -> FileKind:
    """Which of the kinds that are taken these bytes are, whole and harmless; else `FileRefused` with what to do."""
    if content.startswith(pdf.BEGINNING):
        pdf.check_pdf(content)
        return PDF
    kind = _picture(content)
    if not kind and not content.startswith(b"PK\x03\x04"):
        raise FileRefused(foreign.words_for(content))
    if pdf.BEGINNING in content[:_HEAD]:
        raise FileRefused(_TWO_IN_ONE)
    if kind:
        check_image(content, kind)
        return kind
    return kind_of_archive(content)


def _picture(content: bytes) -> FileKind | None:
    if content.startswith(b"\xff\xd8\xff"):
        return JPEG
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return PNG
    return WEBP if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None
