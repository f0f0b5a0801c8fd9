"""The roster of a council (構成員名簿) on paper: by category, as the ward looks at it. [N §3]"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from django.template.loader import render_to_string

from meetings.models import Member
from meetings.roster import council_of, in_order
from operators.models import Facility
from outbox.pdf import render_pdf
from rules.kinds import MemberCategory

STYLESHEETS = ("css/roster.css",)


def roster_pdf(*, facility: Facility, members: Iterable[Member], on: date) -> bytes:
    """A4 with everybody who serves on ``on``; no addresses. Raises `outbox.pdf.PdfUnavailable`."""
    seated = sorted((member for member in members if member.serves_on(on)), key=in_order)
    groups = [
        (MemberCategory(category), list(seats))
        for category, seats in groupby(seated, key=lambda seat: seat.category)
    ]
    context = {
        "facility": facility,
        "council": council_of(facility, on),
        "groups": groups,
        "total": len(seated),
        "on": on,
    }
    return render_pdf(render_to_string("meetings/pdf/roster.html", context), stylesheets=STYLESHEETS)
