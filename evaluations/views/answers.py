"""What the offices of the ward answered, over several offices together: the page and its two files."""

from collections.abc import Iterator

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from evaluations.answers.counts import FEWEST
from evaluations.answers.facts import persons_from
from evaluations.answers.rows import HEADER, Row, rows_of
from evaluations.exports.answers_xlsx import answers_xlsx
from evaluations.views.answers_asked import Asked, asked
from evaluations.views.ward_parts import ward_trail
from meetings.uploads.kinds import XLSX
from meetings.views.record_files import csv_response, file_response
from operators.access import WardRequest, ward
from operators.csv_text import csv_text
from rules.fiscal_year import FiscalYear


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
    return csv_response(csv_text(HEADER, _rows(of)), _name(of))


@ward
@require_safe
def ward_evaluation_answers_xlsx(request: WardRequest) -> HttpResponse:
    """The same as a workbook."""
    of = asked(request)
    return file_response(answers_xlsx(_rows(of)), XLSX, _name(of))


def _rows(of: Asked) -> Iterator[Row]:
    return rows_of(of.tables(), of.year, of.service)


def _name(of: Asked) -> str:
    return f"hyoka-shukei-{of.year.year}-{of.service.code}"
