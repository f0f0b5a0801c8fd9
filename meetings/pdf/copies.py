"""A letter with the minutes themselves: the cover for a window envelope, and the record behind it."""

from django.template.loader import render_to_string

from meetings.copy_writing import CopyWriting
from meetings.pdf.letters import STYLES, qr_code, styles

OWN_STYLES = "css/copy-letter.css"


def copy_page(writing: CopyWriting) -> str:
    """The whole letter as one HTML page that needs nothing else; `letters_pdf` prints it, now or years later."""
    context = {
        "writing": writing,
        "record": writing.edition.record,
        "styles": styles(STYLES, OWN_STYLES),
        "qr": qr_code(writing.link),
        "record_template": ("meetings/record/record.html", "meetings/copies/plain_record.html"),
    }
    return render_to_string("meetings/letters/minutes.html", context)
