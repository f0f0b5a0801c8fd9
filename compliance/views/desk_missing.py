"""The list of minutes and reports that have not come."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from compliance import desk
from compliance.desk_missing import Missing, missing
from compliance.desk_missing_csv import missing_csv
from compliance.views.desk import PAGE_SIZE
from meetings.views.record_files import csv_response
from operators.access import WardRequest, ward
from operators.models import Facility


@ward
def ward_missing(request: WardRequest) -> HttpResponse:
    """Minutes and reports of evaluation past due by more than the ward waits."""
    rows = _rows(request)
    context = {
        "tabs": desk.tabs(desk.received(request.user)),
        "open_tab": "missing",
        "page": Paginator(rows, PAGE_SIZE).get_page(request.GET.get("page")),
        "chase_days": _chase_days(request),
    }
    return render(request, "compliance/desk/missing.html", context)


@ward
def ward_missing_csv(request: WardRequest) -> HttpResponse:
    """The same list as a file."""
    return csv_response(missing_csv(_rows(request)), f"engawa-mitei-{timezone.localdate().isoformat()}")


def _rows(request: WardRequest) -> list[Missing]:
    offices = Facility.objects.visible_to(request.user)
    return missing(offices, _chase_days(request), timezone.localdate())


def _chase_days(request: WardRequest) -> int:
    municipality = request.user.municipality
    return municipality.minutes_chase_days if municipality else 0
