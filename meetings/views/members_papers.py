"""What is printed and saved of a register: request letters, the roster as PDF and as a workbook."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from meetings.exports.roster import roster_workbook
from meetings.models import Member
from meetings.pdf.request_letter import request_letter
from meetings.pdf.roster import roster_pdf
from meetings.roster import council_of, in_order
from meetings.uploads.kinds import PDF, XLSX
from meetings.views.members_office import address, member_of, office_of
from meetings.views.record_files import file_response
from operators.access import OperatorRequest, SignedInRequest, WardRequest, operator, ward
from operators.models import Facility
from outbox.pdf import PdfUnavailable
from rules.kinds import Council, MemberCategory


@operator
def members_pdf(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """The roster of today for paper."""
    return _roster(request, office_of(request.user, number, code), back="members")


@ward
def ward_members_pdf(request: WardRequest, number: str, code: str) -> HttpResponse:
    """The same for the ward."""
    return _roster(request, office_of(request.user, number, code), back="ward_members")


@operator
def members_xlsx(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """Every member, current and former, in the columns of the import."""
    facility = office_of(request.user, number, code)
    return file_response(roster_workbook(_members(request, facility)), XLSX, f"members-{_name(facility)}")


@operator
def members_template(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """The empty workbook to fill in."""
    office_of(request.user, number, code)
    return file_response(roster_workbook([]), XLSX, "members-template")


@operator
def blank_letter(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """A request letter without a name; ``?category=`` says in which capacity it asks."""
    facility = office_of(request.user, number, code)
    asked = request.GET.get("category", "")
    category = MemberCategory(asked) if asked in {each.value for each in MemberCategory} else None
    return _letter(request, facility, None, category)


@operator
def member_letter(request: OperatorRequest, number: str, code: str, member_id: int) -> HttpResponse:
    """The request letter to one person."""
    member = member_of(request.user, number, code, member_id)
    return _letter(request, member.facility, member, None)


def _letter(
    request: OperatorRequest, facility: Facility, member: Member | None, category: MemberCategory | None
) -> HttpResponse:
    """``?large=1`` prints in large letters; an office without a council asks nobody."""
    today = timezone.localdate()
    if council_of(facility, today) is Council.NONE:
        raise Http404
    return _pdf(
        request,
        facility,
        lambda: request_letter(
            facility=facility,
            member=member,
            category=category,
            on=today,
            large=request.GET.get("large") == "1",
        ),
        name=f"request-{member.pk if member else 'blank'}",
        back="members",
    )


def _roster(request: SignedInRequest, facility: Facility, *, back: str) -> HttpResponse:
    members, today = _members(request, facility), timezone.localdate()
    return _pdf(
        request,
        facility,
        lambda: roster_pdf(facility=facility, members=members, on=today),
        name=f"members-{_name(facility)}",
        back=back,
    )


def _members(request: SignedInRequest, facility: Facility) -> list[Member]:
    seen = Member.objects.visible_to(request.user).filter(facility=facility)
    return sorted(seen.select_related("facility", "corporation"), key=in_order)


def _pdf(
    request: SignedInRequest, facility: Facility, draw: Callable[[], bytes], *, name: str, back: str
) -> HttpResponse:
    """The PDF, opened in the browser; back to the register with a word where the server cannot draw any."""
    try:
        content = draw()
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect(address(back, facility))
    return file_response(content, PDF, name)


def _name(facility: Facility) -> str:
    return f"{facility.number}-{facility.kind.code}"
