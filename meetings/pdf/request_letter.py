"""The letter that asks somebody to sit on the council, and presses nobody. [N §3 留意事項]"""

from datetime import date

from django.template.loader import render_to_string

from meetings.categories import WORDS
from meetings.models import CouncilHabit, Member
from operators.models import Facility
from outbox.pdf import render_pdf
from rules.kinds import MemberCategory
from rules.ruleset_files import rulebook

STYLESHEETS = ("css/letter.css", "css/request-letter.css")


def request_letter(
    *, facility: Facility, member: Member | None, category: MemberCategory | None, on: date, large: bool
) -> bytes:
    """A4 for a window envelope, dated ``on``: to a member, or to a name that is filled in by hand.

    ``category`` says in which capacity a nameless letter asks (``None``: in none); a member's own goes first.
    Raises `outbox.pdf.PdfUnavailable`.
    """
    if member:
        category = MemberCategory(member.category)
    kind = rulebook(facility.municipality.ruleset_id).on(on).kind(facility.kind)
    context = {
        "facility": facility,
        "habit": CouncilHabit.objects.filter(facility=facility).first(),
        "council": kind.council.label,
        "months": kind.interval_months,
        "member": member,
        "standpoint": WORDS[category].standpoint if category else "",
        "uses_the_service": category in (MemberCategory.USER, MemberCategory.FAMILY),
        "on": on,
        "large": large,
    }
    return render_pdf(render_to_string("meetings/pdf/request_letter.html", context), stylesheets=STYLESHEETS)
