"""The print for the notice board (事業所内の掲示): one page of A4 with the way to the whole record. [N §8]

From the published record only: what hangs on the wall says nothing the page does not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO

import segno
from django.conf import settings
from django.template.loader import render_to_string
from pypdf import PdfReader

from operators.models import Facility
from outbox.pdf import render_pdf
from publication.addresses import record_address
from publication.content import PublicContent, Section
from publication.models import PublicRecord

STYLESHEETS = ("css/notice-board-print.css",)
_SHORTER = (160, 110, 70, 45, 0)
"""Characters of a passage; the longest with which everything stays on one page."""
_LINES = 34
"""Lines of passages a page has room for, with a line of about 38 characters."""
_LINE = 38
_SECTIONS = 14
"""Headings at most; the others are on the page behind the code."""


@dataclass(frozen=True)
class Passage:
    """A heading and the beginning of what stands under it."""

    heading: str
    text: str

    @property
    def lines(self) -> int:
        """How many lines it takes, roughly."""
        return 1 + -(-len(self.text) // _LINE)


def notice_board_pdf(record: PublicRecord, facility: Facility) -> bytes:
    """One page of A4, PDF/UA. Raises `outbox.pdf.PdfUnavailable`.

    Passages are cut until they fit; what never fits on one page is told by its headings alone.
    """
    content = record.told
    lengths = [length for length in _SHORTER if _fits(content, length)] or [0]
    for length in lengths:
        drawn = _drawn(record, facility, content, length)
        if len(PdfReader(BytesIO(drawn)).pages) == 1:
            break
    return drawn


def passages(content: PublicContent, length: int) -> list[Passage]:
    """The first headings, each with at most ``length`` characters of its first words."""
    return [
        Passage(section.heading, _beginning(" ".join(_words(section)), length))
        for section in content.sections[:_SECTIONS]
    ]


def _words(section: Section) -> Iterator[str]:
    for entry in section.entries:
        text = " ".join(entry.text.split())
        yield f"［{entry.label}］{text}" if entry.label else text


def _beginning(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1]}…" if length else ""


def _fits(content: PublicContent, length: int) -> bool:
    return sum(passage.lines for passage in passages(content, length)) <= _LINES


def _drawn(record: PublicRecord, facility: Facility, content: PublicContent, length: int) -> bytes:
    address = f"{settings.BASE_URL}{record_address(record)}"
    context = {
        "record": record,
        "facility": facility,
        "content": content,
        "passages": passages(content, length),
        "more": len(content.sections) > _SECTIONS,
        "address": address,
        "qr": segno.make(address, error="m").svg_inline(scale=3, border=2),
    }
    return render_pdf(render_to_string("meetings/pdf/notice_board.html", context), stylesheets=STYLESHEETS)
