"""The ward's desk as a list, on screen and as a file."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from compliance import desk
from compliance.desk_csv import as_csv
from compliance.desk_rows import judged_years, rows_of
from compliance.desk_search import fitting
from compliance.forms.desk import DeskFilter, asked_of
from meetings.models import Submission
from meetings.views.record_files import csv_response
from operators.access import WardRequest, ward
from operators.models import CareArea, Facility
from rules.fiscal_year import FiscalYear
from rules.kinds import ServiceKind

PAGE_SIZE = 25
RELATED = ("facility", "assigned_to", "participation__meeting")


@dataclass(frozen=True)
class List:
    """The desk as the URL asks for it: everything that fits, and the list that is open."""

    today: date
    form: DeskFilter
    asked: desk.Asked
    fitting: QuerySet[Submission]

    @property
    def shown(self) -> QuerySet[Submission]:
        """The open list in its order."""
        return desk.ordered(desk.in_tab(self.fitting, self.asked.tab), self.asked.sort)


def list_of(request: WardRequest) -> List:
    """Read the filters of the URL; two queries, the list itself is not loaded yet."""
    today = timezone.localdate()
    offices = list(Facility.objects.visible_to(request.user).order_by("name", "pk"))
    there = {office.kind for office in offices}
    areas = CareArea.objects.filter(municipality=request.user.municipality_id).order_by("name", "pk")
    form = DeskFilter(
        request.GET.dict(),
        services=[kind for kind in ServiceKind if kind in there],
        areas=[(area.pk, area.name) for area in areas],
        now=FiscalYear.of(today),
    )
    asked = asked_of(form, request.GET.get("tab", ""), request.GET.get("sort", ""))
    return List(today, form, asked, fitting(request.user, offices, asked, today))


@ward
def ward_inbox(request: WardRequest) -> HttpResponse:
    """What came in: unread first, then by the day of the meeting."""
    found = list_of(request)
    page = Paginator(found.shown.select_related(*RELATED), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "found": found,
        "asked": found.asked,
        "open_tab": found.asked.tab,
        "choosable": found.asked.tab in ("open", "all"),
        "tabs": desk.tabs(found.fitting),
        "page": page,
        "rows": rows_of(list(page), judged_years(found.asked.year, found.today), found.today),
    }
    return render(request, "compliance/desk/inbox.html", context)


@ward
def ward_inbox_csv(request: WardRequest) -> HttpResponse:
    """The open list under the same filters, all pages, as CSV for Excel (UTF-8 with BOM)."""
    found = list_of(request)
    rows = rows_of(
        list(found.shown.select_related(*RELATED)), judged_years(found.asked.year, found.today), found.today
    )
    return csv_response(as_csv(rows), f"engawa-uketsuke-{found.today.isoformat()}")
