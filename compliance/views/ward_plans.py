"""The ward's list of plans on screen and as a file."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from compliance.assessments import judge_offices
from compliance.forms.ward_plans import PlanFilter
from compliance.views.years import asked_year, latest_year
from compliance.ward_plans import PlanLine, as_csv, month_heads, plan_due, plan_lines, select
from meetings.views.record_files import csv_response
from operators.access import WardRequest, ward
from operators.models import Facility
from rules.fiscal_year import FiscalYear
from rules.kinds import ServiceKind

PAGE_SIZE = 50


@dataclass(frozen=True)
class Asked:
    """What the URL asks of the list, answered."""

    today: date
    year: FiscalYear
    due: date | None
    form: PlanFilter
    everyone: list[PlanLine]
    lines: list[PlanLine]

    @property
    def lacking(self) -> int:
        """How many offices have not told all their days."""
        return sum(line.lacking > 0 for line in self.everyone)

    @property
    def empty(self) -> int:
        """How many offices have told no day at all."""
        return sum(line.empty for line in self.everyone)

    @property
    def filtered(self) -> bool:
        """Whether a filter is in force."""
        return any(self.form.chosen(name) for name in self.form.fields)


def _asked(request: WardRequest) -> Asked:
    today = timezone.localdate()
    year = asked_year(request, today)
    due = plan_due(request.user.municipality, year)
    offices = judge_offices(Facility.objects.visible_to(request.user).order_by("name", "pk"), year, today)
    everyone = plan_lines(offices, year, due)
    there = {line.office.facility.kind for line in everyone}
    form = PlanFilter(request.GET.dict(), services=[kind for kind in ServiceKind if kind in there])
    lines = select(
        everyone,
        service=form.chosen("service"),
        lacking=bool(form.chosen("lacking")),
        words=form.chosen("q"),
    )
    return Asked(today, year, due, form, everyone, lines)


@ward
def ward_plans(request: WardRequest) -> HttpResponse:
    """Every office's plan of the year by month."""
    asked = _asked(request)
    context = {
        "asked": asked,
        "year": asked.year,
        "latest": latest_year(asked.today),
        "months": month_heads(asked.year),
        "page": Paginator(asked.lines, PAGE_SIZE).get_page(request.GET.get("page")),
    }
    return render(request, "compliance/plan/ward.html", context)


@ward
def ward_plans_csv(request: WardRequest) -> HttpResponse:
    """The list under the same filters, all pages, as CSV for Excel (UTF-8 with BOM)."""
    asked = _asked(request)
    name = f"engawa-plans-{asked.year.year}-{asked.today.isoformat()}"
    return csv_response(as_csv(asked.lines, asked.year), name)
