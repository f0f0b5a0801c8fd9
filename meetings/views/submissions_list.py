"""All that a person's offices have submitted: on screen, filtered by the address, and as a file."""

from typing import Any

from django.core.paginator import Paginator
from django.db.models import Max, QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from meetings.enums import SubmissionState
from meetings.exports.submissions_csv import submissions_csv
from meetings.forms.submissions import SubmissionFilter
from meetings.models import Submission
from meetings.views.record_files import csv_response
from operators.access import OperatorRequest, operator
from rules.fiscal_year import FiscalYear

PAGE_SIZE = 50
ORDERS = {
    "receipt": ("fiscal_year", "serial"),
    "office": ("facility__name", "facility__number"),
    "held_on": ("participation__meeting__held_on",),
    "state": ("state", "state_at"),
    "submitted": ("last_at",),
}
USUAL = "-submitted"


@operator
def office_submissions(request: OperatorRequest) -> HttpResponse:
    """The list; what the ward has returned stands out, for it waits for the office."""
    mine = Submission.objects.visible_to(request.user)
    form = _filter(request)
    sort = _known(request.GET.get("sort", ""))
    returned = mine.filter(state=SubmissionState.RETURNED).count()
    context: dict[str, Any] = {
        "form": form,
        "sort": sort,
        "page": Paginator(_ordered(form.narrow(mine), sort), PAGE_SIZE).get_page(request.GET.get("page")),
        "filtered": form.asks,
        "returned": returned,
        "returned_words": f"差し戻された提出が{returned}件あります。",
    }
    return render(request, "meetings/submissions/list.html", context)


@operator
def office_submissions_csv(request: OperatorRequest) -> HttpResponse:
    """What the list shows under the same filters, all pages, for Excel (UTF-8 with BOM)."""
    rows = _ordered(
        _filter(request).narrow(Submission.objects.visible_to(request.user)),
        _known(request.GET.get("sort", "")),
    )
    return csv_response(submissions_csv(rows), f"engawa-submissions-{timezone.localdate().isoformat()}")


def _filter(request: OperatorRequest) -> SubmissionFilter:
    given = Submission.objects.visible_to(request.user).values_list("fiscal_year", flat=True)
    years = [FiscalYear(year) for year in given.order_by("-fiscal_year").distinct()]
    return SubmissionFilter(request.GET.dict(), years=years)


def _known(sort: str) -> str:
    return sort if sort.removeprefix("-") in ORDERS else USUAL


def _ordered(rows: QuerySet[Submission], sort: str) -> QuerySet[Submission]:
    sign = "-" if sort.startswith("-") else ""
    keys = [f"{sign}{key}" for key in ORDERS[sort.removeprefix("-")]]
    rows = rows.select_related("facility", "participation__meeting")
    return rows.annotate(last_number=Max("versions__number"), last_at=Max("versions__submitted_at")).order_by(
        *keys, f"{sign}pk"
    )
