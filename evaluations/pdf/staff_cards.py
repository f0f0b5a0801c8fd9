"""Cards to hand out: the way to one's own staff sheet as a QR code, four to a page of A4. [O]"""

from collections.abc import Sequence

from django.template.loader import render_to_string

from evaluations.models import Round, StaffSheet
from evaluations.staff_sheets.tokens import link_for
from meetings.pdf.letters import qr_code
from outbox.pdf import render_pdf

STYLESHEETS = ("css/evaluation-staff-cards.css",)
PER_PAGE = 4


def cards_pdf(of: Round, sheets: Sequence[StaffSheet]) -> bytes:
    """One card each. The round comes with its office. Raises `outbox.pdf.PdfUnavailable`."""
    cards = [
        {"label": sheet.label, "link": link_for(sheet), "qr": qr_code(link_for(sheet))} for sheet in sheets
    ]
    pages = [cards[start : start + PER_PAGE] for start in range(0, len(cards), PER_PAGE)]
    context = {"round": of, "facility": of.facility, "pages": pages}
    return render_pdf(render_to_string("evaluations/pdf/staff_cards.html", context), stylesheets=STYLESHEETS)
