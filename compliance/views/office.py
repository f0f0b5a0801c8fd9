"""An office's year, for the ward and for the office itself; and the operator's home."""

from datetime import date
from typing import Any

from django.db.models import prefetch_related_objects
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from compliance.assessments import JudgedOffice, judge_offices
from compliance.evaluation_acts import evaluation_acts
from compliance.next_acts import next_acts
from compliance.office_page import documents_behind, meeting_lines, rule_lines, year_findings
from compliance.relief_fact import relief_fact
from compliance.views.years import asked_year, latest_year
from compliance.waiting import waiting_for
from meetings.models import Member, Notice, Participation
from operators.access import OperatorRequest, SignedInRequest, WardRequest, operator, ward
from operators.enums import Role
from operators.models import Facility
from rules.fiscal_year import FiscalYear
from rules.kinds import ServiceKind

Trail = list[tuple[str, str]]


@ward
def ward_office(request: WardRequest, number: str, code: str) -> HttpResponse:
    """One office's year as the ward sees it."""
    return _office_page(request, number, code, [("遵守状況の一覧", "/ward/")])


@operator
def own_office(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """One of the operator's own offices in a year."""
    return _office_page(request, number, code, [("今年度の状況", "/office/")])


@operator
def home(request: OperatorRequest) -> HttpResponse:
    """This year at a glance: what is due next and by when, then how each office stands."""
    today = timezone.localdate()
    year = FiscalYear.of(today)
    offices = judge_offices(Facility.objects.visible_to(request.user), year, today)
    acts = [act for office in offices for act in next_acts(office)]
    acts = sorted([*acts, *evaluation_acts(request.user, offices, today)], key=lambda act: act.due)
    asked = Participation.objects.visible_to(request.user).open_requests(today)
    context = {
        "year": year,
        "today": today,
        "offices": offices,
        "acts": acts,
        "requests": asked,
        "waiting": waiting_for(request.user),
    }
    return render(request, "compliance/home.html", context)


def _office_page(request: SignedInRequest, number: str, code: str, trail: Trail) -> HttpResponse:
    today = timezone.localdate()
    year = asked_year(request, today)
    office = _judged(request, number, code, year, today)
    rules = rule_lines(office)
    prefetch_related_objects(office.record.parts, "submissions")
    members = Member.objects.visible_to(request.user).filter(facility=office.facility)
    context: dict[str, Any] = {
        "trail": trail,
        "year": year,
        "latest": latest_year(today),
        "today": today,
        "office": office,
        "facility": office.facility,
        "findings": year_findings(office),
        "meetings": meeting_lines(office),
        "rules": rules,
        "documents": documents_behind(rules),
        "ruleset_name": office.record.rulebook.on(year.first).name,
        "acts": [*evaluation_acts(request.user, [office], today, year), *next_acts(office)],
        "announced": _announced(office),
        "relief": relief_fact(office.facility, today) if request.user.role == Role.WARD else None,
        "members": [member for member in members if member.serves_on(min(today, year.last))],
    }
    return render(request, "compliance/office.html", context)


def _announced(office: JudgedOffice) -> set[int]:
    """The office's parts in meetings whose notice was given through the portal: there is something to look at."""
    notices = Notice.objects.filter(participation__in=[part.pk for part in office.record.parts])
    return set(notices.values_list("participation_id", flat=True))


def _judged(request: SignedInRequest, number: str, code: str, year: FiscalYear, today: date) -> JudgedOffice:
    """The office, if this person may see it; 404 otherwise, whatever the reason."""
    kind = ServiceKind.from_code(code)
    mine = Facility.objects.visible_to(request.user)
    found = judge_offices(mine.filter(number=number, service=kind.value if kind else ""), year, today)
    if not found:
        raise Http404
    return found[0]
