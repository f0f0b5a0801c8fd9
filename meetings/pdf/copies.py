"""A letter with the minutes themselves: the cover for a window envelope, and the printed record behind it."""

from django.template.loader import render_to_string

from meetings.copy_writing import CopyWriting
from meetings.pdf import letters, minutes

OWN_STYLES = "css/copy-letter.css"


def copy_page(writing: CopyWriting) -> str:
    """The whole letter as one HTML page that needs nothing else; `letters_pdf` prints it, now or years later."""
    printed = render_to_string("meetings/pdf/minutes.html", {"record": writing.edition.record})
    context = {
        "writing": writing,
        "minutes": letters.body_of(printed),
        "styles": _styles(),
        "qr": letters.qr_code(writing.link),
    }
    return render_to_string("meetings/letters/minutes.html", context)


def _styles() -> str:
    """The cover's style and the minutes' own; theirs holds inside the record only."""
    inside = f".copy__record {{\n{letters.styles(*minutes.STYLESHEETS)}\n}}"
    return "\n".join((letters.styles(letters.STYLES), inside, letters.styles(OWN_STYLES)))
