"""The counter's bundle on paper: cover, contents with page numbers, one record after another. [issue 5, 窓口]"""

from datetime import date

from django.template.loader import render_to_string

from outbox.pdf import render_pdf
from publication.counter import Bundle

STYLESHEETS = ("css/counter-print.css",)


def counter_pdf(bundle: Bundle, *, on: date) -> bytes:
    """A4, PDF/UA, as it is on the day ``on``. Raises `outbox.pdf.PdfUnavailable`."""
    page = render_to_string("publication/counter/pdf/bundle.html", {"bundle": bundle, "on": on})
    return render_pdf(page, stylesheets=STYLESHEETS)
