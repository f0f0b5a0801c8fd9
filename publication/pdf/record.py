"""A published record on paper: made from the public words and nothing else, so that nothing lies under it. [TRAPS 9]"""

from base64 import b64encode
from collections.abc import Sequence
from datetime import date

from django.template.loader import render_to_string

from outbox.pdf import render_pdf
from publication.content import PublicContent
from publication.new_file import NewFile

STYLESHEETS = ("css/minutes-print.css", "css/public-record-print.css")


def record_pdf(
    content: PublicContent,
    *,
    published_on: date,
    corrected_on: date | None,
    keep_until: date,
    images: Sequence[NewFile] = (),
) -> bytes:
    """A4, PDF/UA, with the days of publication and the described pictures. Raises `outbox.pdf.PdfUnavailable`."""
    days = {"公表日": published_on, "訂正日": corrected_on, "保存期限": keep_until}
    context = {
        "content": content,
        "days": [(label, day) for label, day in days.items() if day],
        "pictures": [(image, _data(image)) for image in images],
    }
    return render_pdf(render_to_string("publication/pdf/record.html", context), stylesheets=STYLESHEETS)


def _data(image: NewFile) -> str:
    """The picture itself inside the page: nothing is fetched."""
    return f"data:{image.content_type};base64,{b64encode(image.data).decode()}"
