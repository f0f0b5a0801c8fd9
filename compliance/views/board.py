"""The ward's board on screen and as a file."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from compliance.assessments import JudgedOffice, judge_offices
from compliance.board import Board, StatusCount, counts, known_sort, ordered, with_status
from compliance.forms import BoardFilter
from compliance.report import as_csv
from compliance.views.years import asked_year, latest_year
from meetings.models import Submission
from meetings.views.record_files import csv_response
from operators.access import WardRequest, ward
from operators.models import Facility
from rules.fiscal_year import FiscalYear

PAGE_SIZE = 50


@dataclass(frozen=True)
class Asked:
    """What the URL asks of the board, answered."""

    today: date
    year: FiscalYear
    form: BoardFilter
    sort: str
    counts: list[StatusCount]
    total: int
    offices: list[JudgedOffice]


def _asked(request: WardRequest) -> Asked:
    today = timezone.localdate()
    year = asked_year(request, today)
    offices = judge_offices(_with_unread(Facility.objects.visible_to(request.user)), year, today)
    request.unread = sum(getattr(office.facility, "unread", 0) for office in offices)
    board = Board(offices)
    form = BoardFilter(request.GET.dict(), services=board.services, areas=board.areas)
    sort = known_sort(request.GET.get("sort", ""))
    fitting = board.select(service=form.chosen("service"), area=form.chosen("area"), words=form.chosen("q"))
    shown = ordered(with_status(fitting, form.chosen("status")), sort)
    return Asked(today, year, form, sort, counts(fitting), len(fitting), shown)


def _with_unread(offices: QuerySet[Facility]) -> QuerySet[Facility]:
    """Offices with the number of their unread submissions, for the navigation: no query of its own."""
    waiting = Submission.objects.unread().filter(facility=OuterRef("pk")).order_by().values("facility")
    number = Subquery(waiting.annotate(n=Count("pk", distinct=True)).values("n"), output_field=IntegerField())
    return offices.annotate(unread=Coalesce(number, Value(0)))


@ward
def board(request: WardRequest) -> HttpResponse:
    """Every office of the ward: who will miss a duty, and why."""
    asked = _asked(request)
    context = {
        "asked": asked,
        "year": asked.year,
        "latest": latest_year(asked.today),
        "page": Paginator(asked.offices, PAGE_SIZE).get_page(request.GET.get("page")),
        "filtered": any(asked.form.chosen(name) for name in asked.form.fields),
    }
    return render(request, "compliance/board.html", context)


@ward
def board_csv(request: WardRequest) -> HttpResponse:
    """What the board shows under the same filters, all pages, as CSV for Excel (UTF-8 with BOM)."""
    asked = _asked(request)
    name = f"engawa-{asked.year.year}-{asked.today.isoformat()}"
    return csv_response(as_csv(asked.offices, asked.year), name)
