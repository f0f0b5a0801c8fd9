"""The ward's list of applications for 緩和, by year and state, and as a file. [O]"""

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluations.exports.relief_csv import relief_csv
from evaluations.forms.reliefs import ReliefFilter
from evaluations.models import Relief
from evaluations.relief.lines import ReliefLine
from evaluations.relief.state import ROWS
from evaluations.views.ward_parts import ward_trail
from meetings.views.record_files import csv_response
from operators.access import WardRequest, ward
from rules.fiscal_year import FiscalYear

PAGE_SIZE = 50


@ward
@require_safe
def ward_reliefs(request: WardRequest) -> HttpResponse:
    """The list; the filters stand in the address."""
    form = _filter(request)
    page = Paginator(_rows(request, form), PAGE_SIZE).get_page(request.GET.get("page"))
    context = {
        "trail": ward_trail(),
        "form": form,
        "asks": bool(form.chosen("year") or form.chosen("state")),
        "page": page,
        "lines": [ReliefLine(row) for row in page],
    }
    return render(request, "evaluations/relief/ward_list.html", context)


@ward
@require_safe
def ward_reliefs_csv(request: WardRequest) -> HttpResponse:
    """What the list shows, all pages, as a file."""
    text = relief_csv(ReliefLine(row) for row in _rows(request, _filter(request)))
    return csv_response(text, f"engawa-reliefs-{timezone.localdate().isoformat()}")


def _filter(request: WardRequest) -> ReliefFilter:
    seen = Relief.objects.visible_to(request.user).order_by("-fiscal_year")
    years = seen.values_list("fiscal_year", flat=True).distinct()
    offered = [(str(year), FiscalYear(year).label) for year in years]
    return ReliefFilter(request.GET.dict(), years=offered)


def _rows(request: WardRequest, form: ReliefFilter) -> QuerySet[Relief]:
    rows = Relief.objects.visible_to(request.user).select_related("facility")
    if year := form.chosen("year"):
        rows = rows.filter(fiscal_year=year)
    if state := form.asked_state:
        rows = rows.filter(ROWS[state])
    return rows.order_by("-fiscal_year", "applied_on", "pk")
