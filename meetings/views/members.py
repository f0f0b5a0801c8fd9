"""The register of an office's council: for the office to keep, for its ward to read."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from meetings import roster
from meetings.access import manages
from meetings.models import Member, VideoConsent
from meetings.services.consents import NEEDED_FROM
from meetings.views.members_office import Trail, address, member_of, office_of, office_trail, register_trail
from operators.access import OperatorRequest, SignedInRequest, WardRequest, operator, ward
from operators.models import Facility

CURRENT, FORMER, ALL = "current", "former", "all"


@dataclass(frozen=True)
class Tab:
    """One way to look at the register."""

    key: str
    label: str
    members: list[Member]


@operator
def members(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """The office's own register, with everything that can be done."""
    facility = office_of(request.user, number, code)
    return _register(request, facility, office_trail(facility), own=True)


@ward
def ward_members(request: WardRequest, number: str, code: str) -> HttpResponse:
    """The register of an office of the ward, to read. [N §3]"""
    facility = office_of(request.user, number, code)
    trail = [("遵守状況の一覧", "/ward/"), (facility.name, address("ward_office", facility))]
    return _register(request, facility, trail, own=False)


@operator
def member(request: OperatorRequest, number: str, code: str, member_id: int) -> HttpResponse:
    """One member: particulars, term, consents, and what can be done."""
    found = member_of(request.user, number, code, member_id)
    consents = found.video_consents.select_related("recorded_by").order_by("-given_on", "-pk")
    context = {
        "trail": register_trail(found.facility),
        "member": found,
        "facility": found.facility,
        "today": timezone.localdate(),
        "needs_consent": found.category in NEEDED_FROM,
        "consents": consents,
        "consent": next((each for each in consents if each.withdrawn_on is None), None),
        "may_delete": manages(request.user, found.facility),
    }
    return render(request, "meetings/members/member.html", context)


def _register(request: SignedInRequest, facility: Facility, trail: Trail, *, own: bool) -> HttpResponse:
    today = timezone.localdate()
    seats = _seats(request, facility)
    tabs = _tabs(seats, today)
    shown = next((tab for tab in tabs if tab.key == request.GET.get("show")), tabs[0])
    context = {
        "trail": trail,
        "facility": facility,
        "own": own,
        "today": today,
        "tabs": tabs,
        "shown": shown,
        "check": roster.check(facility, seats, today),
        "needs_consent": NEEDED_FROM,
    }
    return render(request, "meetings/members/register.html", context)


def _seats(request: SignedInRequest, facility: Facility) -> list[Member]:
    """The office's members in the order of [N §3], each with the consent in force."""
    in_force = VideoConsent.objects.filter(withdrawn_on=None)
    seen = Member.objects.visible_to(request.user).filter(facility=facility)
    seats = seen.prefetch_related(Prefetch("video_consents", in_force, to_attr="consents_in_force"))
    return sorted(seats, key=roster.in_order)


def _tabs(seats: list[Member], today: date) -> list[Tab]:
    former = [seat for seat in seats if seat.left_on and seat.left_on < today]
    current = [seat for seat in seats if not (seat.left_on and seat.left_on < today)]
    return [Tab(CURRENT, "在任中", current), Tab(FORMER, "退任", former), Tab(ALL, "すべて", seats)]
