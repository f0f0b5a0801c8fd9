"""Open data: the page that explains it, and its tables as CSV and JSON."""

from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from operators.access import public
from operators.models import Municipality
from publication.caching import publicly_cached, tell_change, tell_digest
from publication.models import PublicRecord
from publication.open_data.dictionary import DATA, DICTIONARY, TABLES
from publication.open_data.figures import FIGURES
from publication.open_data.licence import LICENCE
from publication.open_data.records import RECORDS
from publication.open_data.scope import Scope, scope_of
from publication.open_data.surroundings import Reading, read
from publication.open_data.tables import Table
from publication.open_data.writing import as_csv, as_json
from rules.fiscal_year import FiscalYear

_FROM_RECORDS = (RECORDS.slug, FIGURES.slug)
"""Tables in which nothing changes but by a record: their files can be named without being made."""


@public
@require_safe
@publicly_cached()
def open_data(request: HttpRequest) -> HttpResponse:
    """What there is, what it means, under which licence; ``?municipality=`` and ``?year=`` narrow the files."""
    published = PublicRecord.objects.published().order_by()
    wards = list(Municipality.objects.filter(pk__in=published.values("municipality")).order_by("code", "pk"))
    years = published.order_by("-fiscal_year").values_list("fiscal_year", flat=True).distinct()
    scope = scope_of(request.GET, wards)
    told = {
        "tables": [(table, _links(table, scope)) for table in DATA],
        "dictionary": _links(DICTIONARY, Scope()),
        "licence": LICENCE,
        "wards": wards,
        "years": [FiscalYear(year) for year in years],
        "scope": scope,
        "narrowed": FiscalYear(scope.year) if scope.year else None,
        "count": scope.records().count(),
    }
    return render(request, "publication/open_data/page.html", told)


@public
@require_safe
@publicly_cached()
def open_data_csv(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """A table as CSV."""
    table, scope, reading = _asked(request, slug)
    return _file(as_csv(table, scope, reading.around), table, scope, reading, "csv", "text/csv")


@public
@require_safe
@publicly_cached()
def open_data_json(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    """A table as JSON; programs on other sites may read it."""
    table, scope, reading = _asked(request, slug)
    pieces = as_json(table, scope, reading.around, changed_at=reading.changed_at)
    response = _file(pieces, table, scope, reading, "json", "application/json")
    response.headers["Access-Control-Allow-Origin"] = "*"
    return response


def _asked(request: HttpRequest, slug: str) -> tuple[Table[Any], Scope, Reading]:
    table = TABLES.get(slug)
    if table is None:
        raise Http404
    reading = read(today=timezone.localdate())
    return table, scope_of(request.GET, reading.municipalities), reading


def _file(
    pieces: Iterator[str], table: Table[Any], scope: Scope, reading: Reading, ending: str, kind: str
) -> StreamingHttpResponse:
    """A download with a name that tells what was asked for; nothing is read from the records before it is sent."""
    asked = [scope.municipality.code if scope.municipality else "", str(scope.year or "")]
    name = "-".join(word for word in ("engawa", table.slug, *asked) if word)
    response = StreamingHttpResponse(pieces, content_type=f"{kind}; charset=utf-8")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    if table.slug in _FROM_RECORDS:
        tell_digest(response, reading.digest(table.slug, ending, *asked))
        tell_change(response, reading.changed_at)
    return response


def _links(table: Table[Any], scope: Scope) -> list[tuple[str, str]]:
    """Format and address of a table's files."""
    query = scope.as_query()
    return [
        (word, reverse(f"open_data_{word.lower()}", args=[table.slug]) + query) for word in ("CSV", "JSON")
    ]
