"""What the offices of the ward answered, over several offices together: the page and its two files."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluations.answers.counts import FEWEST
from evaluations.answers.facts import persons_from
from evaluations.answers.rows import rows_of
from evaluations.exports.answers_csv import answers_csv
from evaluations.exports.answers_xlsx import answers_xlsx
from evaluations.views.answers_asked import Asked, asked
from evaluations.views.ward_parts import ward_trail
from operators.access import WardRequest, ward
from rules.fiscal_year import FiscalYear

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@ward
@require_safe
def ward_evaluation_answers(request: WardRequest) -> HttpResponse:
    """The ratings of one kind of office in one year, as tables with small bars."""
    of = asked(request)
    told = {
        "trail": ward_trail(),
        "year": of.year,
        "latest": FiscalYear.of(timezone.localdate()),
        "service": of.service,
        "tabs": of.tabs,
        "number": of.finished.number(of.service),
        "tables": of.tables(),
        "fewest": FEWEST,
        "persons": of.persons,
        "persons_from": persons_from(of.year),
        "waiting": timezone.localdate() < persons_from(of.year),
    }
    return render(request, "evaluations/answers/page.html", told)


@ward
@require_safe
def ward_evaluation_answers_csv(request: WardRequest) -> HttpResponse:
    """The same as CSV."""
    of = asked(request)
    content = answers_csv(rows_of(of.tables(), of.year, of.service))
    return _file(of, content.encode(), "text/csv; charset=utf-8", "csv")


@ward
@require_safe
def ward_evaluation_answers_xlsx(request: WardRequest) -> HttpResponse:
    """The same as a workbook."""
    of = asked(request)
    return _file(of, answers_xlsx(rows_of(of.tables(), of.year, of.service)), XLSX, "xlsx")


def _file(of: Asked, content: bytes, content_type: str, ending: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    name = f"hyoka-shukei-{of.year.year}-{of.service.code}.{ending}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
