"""Letters for window envelopes (長形3号), each with its answer slip; a batch of any size is one PDF."""

from collections.abc import Sequence
from pathlib import Path

import segno
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from meetings.notice_writing import Writing
from outbox.pdf import render_pdf

STYLES = "css/letter.css"


def letter_page(writing: Writing) -> str:
    """The letter as one HTML page that needs nothing else: its styles and its QR code are inside.

    This page is what the outbox keeps: however the house changes, it prints what was prepared.
    """
    context = {"writing": writing, "styles": styles(STYLES), "qr": qr_code(writing.link)}
    return render_to_string("meetings/letters/notice.html", context)


def letters_pdf(pages: Sequence[str], *, title: str) -> bytes:
    """All letters in one PDF, every letter from a page of its own; raises `outbox.pdf.PdfUnavailable`.

    ``pages`` are what `letter_page` made, at the same time or long ago.
    """
    letters = [body_of(page) for page in pages]
    styles = dict.fromkeys(page.partition("<style>")[2].partition("</style>")[0] for page in pages)
    context = {"title": title, "letters": letters, "styles": "\n".join(styles)}
    return render_pdf(render_to_string("meetings/letters/batch.html", context))


def body_of(page: str) -> str:
    """What stands inside the body of a whole page of ours."""
    return page.partition("<body")[2].partition(">")[2].rpartition("</body>")[0]


def qr_code(link: str) -> str:
    """A link as an SVG picture; empty for a letter without one."""
    return segno.make(link, error="m").svg_inline(scale=2, border=2) if link else ""


def styles(*names: str) -> str:
    """Our static stylesheets as one text, to stand inside a page; raises ``FileNotFoundError``."""
    return "\n".join(_style(name) for name in names)


def _style(name: str) -> str:
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found).read_text(encoding="utf-8")
