"""Which year and which kind of office a page of answers is about: ``?year=2026&service=group_home``."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest
from django.utils import timezone

from evaluations.answers.counts import Table, tables_of
from evaluations.answers.facts import Finished, finished_in, reads_of
from evaluations.form_definition.checks import EVALUATED
from operators.access import WardRequest
from rules.fiscal_year import FiscalYear
from rules.kinds import ServiceKind

FIRST = FiscalYear(2006)


@dataclass(frozen=True)
class Asked:
    """The year, the kind, and which evaluations are finished."""

    year: FiscalYear
    service: ServiceKind
    finished: Finished

    @property
    def tabs(self) -> list[tuple[ServiceKind, int]]:
        """Every kind with the number of its finished evaluations."""
        return [(kind, self.finished.number(kind)) for kind in EVALUATED]

    def tables(self) -> list[Table]:
        """The answers; two queries."""
        return tables_of(reads_of(self.finished.rounds.get(self.service, [])), persons=self.persons)

    @property
    def persons(self) -> bool:
        """Whether numbers of persons are told."""
        return self.finished.tells_persons(self.service)


def asked(request: WardRequest) -> Asked:
    """What the address says; else this year, and the kind with the most finished evaluations."""
    year = _year(request)
    finished = finished_in(request.user, year, timezone.localdate())
    fullest = max(EVALUATED, key=finished.number)
    service = request.GET.get("service")
    return Asked(year, next((kind for kind in EVALUATED if kind.value == service), fullest), finished)


def _year(request: HttpRequest) -> FiscalYear:
    now = FiscalYear.of(timezone.localdate())
    text = request.GET.get("year", "")
    if not text:
        return now
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise Http404
    year = FiscalYear(int(text))
    if not FIRST <= year <= now:
        raise Http404
    return year
