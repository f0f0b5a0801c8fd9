"""The ward's list of evaluations on screen and as files."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from compliance.board import Board
from compliance.evaluation_board import (
    EvaluationLine,
    counts,
    evaluation_lines,
    known_sort,
    ordered,
    select,
    with_state,
)
from compliance.evaluation_files import evaluations_csv, evaluations_xlsx
from compliance.evaluation_states import EvaluationGroup
from compliance.forms.evaluation_board import EvaluationFilter
from compliance.views.years import asked_year, latest_year
from evaluations.models import Relief
from meetings.uploads.kinds import XLSX
from meetings.views.record_files import csv_response, file_response
from operators.access import WardRequest, ward
from operators.models import Facility
from rules.fiscal_year import FiscalYear

PAGE_SIZE = 50


@dataclass(frozen=True)
class Asked:
    """What the URL asks of the list, answered."""

    today: date
    year: FiscalYear
    form: EvaluationFilter
    sort: str
    counts: list[tuple[EvaluationGroup, int]]
    total: int
    lines: list[EvaluationLine]


def _asked(request: WardRequest) -> Asked:
    today = timezone.localdate()
    year = asked_year(request, today)
    everyone = evaluation_lines(Facility.objects.visible_to(request.user), year, today)
    board = Board([line.office for line in everyone])
    form = EvaluationFilter(request.GET.dict(), services=board.services, areas=board.areas)
    sort = known_sort(request.GET.get("sort", ""))
    fitting = select(
        everyone, service=form.chosen("service"), area=form.chosen("area"), words=form.chosen("q")
    )
    shown = ordered(with_state(fitting, form.chosen("status")), sort)
    return Asked(today, year, form, sort, counts(fitting), len(fitting), shown)


@ward
def ward_evaluations(request: WardRequest) -> HttpResponse:
    """Every office with the duty: how far its evaluation is, and what would keep it from counting."""
    asked = _asked(request)
    context = {
        "asked": asked,
        "year": asked.year,
        "latest": latest_year(asked.today),
        "page": Paginator(asked.lines, PAGE_SIZE).get_page(request.GET.get("page")),
        "undecided": Relief.objects.visible_to(request.user).filter(approved=None).count(),
        "filtered": any(asked.form.chosen(name) for name in asked.form.fields),
    }
    return render(request, "compliance/evaluations/board.html", context)


@ward
def ward_evaluations_csv(request: WardRequest) -> HttpResponse:
    """What the list shows under the same filters, all pages, as CSV."""
    asked = _asked(request)
    text = evaluations_csv(asked.lines, asked.year)
    return csv_response(text, _name(asked))


@ward
def ward_evaluations_xlsx(request: WardRequest) -> HttpResponse:
    """The same as a workbook."""
    asked = _asked(request)
    return file_response(evaluations_xlsx(asked.lines, asked.year), XLSX, _name(asked))


def _name(asked: Asked) -> str:
    return f"engawa-hyoka-{asked.year.year}-{asked.today.isoformat()}"
