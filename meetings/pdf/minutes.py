"""The record as a printed document, in the order of the ward's reference form. [N §8]"""

from django.template.loader import render_to_string

from meetings.record import Record
from outbox.pdf import render_pdf

STYLESHEETS = ("css/minutes-print.css",)


def minutes_pdf(record: Record) -> bytes:
    """A4, PDF/UA: what the record says and nothing else. Raises `outbox.pdf.PdfUnavailable`."""
    page = render_to_string("meetings/pdf/minutes.html", {"record": record})
    return render_pdf(page, stylesheets=STYLESHEETS)
