"""Loads the finished evaluations of a ward's offices in one year, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from evaluations.answers.counts import FEWEST
from evaluations.answers.lines import Read
from evaluations.document import Values
from evaluations.form import Form
from evaluations.models import Entry, FormVersion, Round
from operators.local_time import day_of
from operators.models import User
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute, ServiceKind

PERSONS_FROM = (7, 1)
"""Month and day after the 年度 from which numbers of persons are told: its last reports were due in April. [policy]"""


@dataclass(frozen=True)
class Finished:
    """Which evaluations are finished, by service; of an office the last one. ``fixed``: those kinds of which it stays so."""

    rounds: dict[ServiceKind, list[Round]]
    fixed: frozenset[ServiceKind]

    def number(self, service: ServiceKind) -> int:
        """How many offices of the kind."""
        return len(self.rounds.get(service, []))

    def tells_persons(self, service: ServiceKind) -> bool:
        """Whether numbers of persons are told: of offices that are the same, with the same words, for ever."""
        return service in self.fixed and self.number(service) >= FEWEST


def persons_from(year: FiscalYear) -> date:
    """The day from which numbers of persons of a 年度 are told."""
    return date(year.next.year, *PERSONS_FROM)


def finished_in(user: User, year: FiscalYear, today: date) -> Finished:
    """The offices of the ward whose results are final; one query, without anybody's words."""
    known = Round.objects.supervised_by(user).filter(
        Q(results_finalised_at__isnull=False) | Q(evaluation__isnull=False), fiscal_year=year.year
    )
    rows = list(known.select_related("facility").defer("staff_result").order_by("facility", "number", "pk"))
    last: dict[int, Round] = {}
    for row in rows:
        if row.results_finalised_at and row.disposed_on is None:
            last[row.facility_id] = row
    rounds: dict[ServiceKind, list[Round]] = {}
    for row in last.values():
        rounds.setdefault(row.facility.kind, []).append(row)
    return Finished(rounds, _fixed(rows, persons_from(year), today))


def _fixed(rows: Sequence[Round], since: date, today: date) -> frozenset[ServiceKind]:
    """The kinds of which nothing was finished, taken up again or deleted since the day.

    Two looks at sums that differ by one office would tell what its staff said; so they never differ.
    """
    if today < since:
        return frozenset()
    return frozenset(ServiceKind) - {row.facility.kind for row in rows if _moves(row, since)}


def _moves(row: Round, since: date) -> bool:
    """Whether a sum with it would have been another one on an earlier day; an agency's has no sheets here."""
    if row.route == EvaluationRoute.AGENCY.value:
        return False
    final = row.results_finalised_at
    return final is None or day_of(final) >= since or row.disposed_on is not None


def reads_of(rounds: Sequence[Round]) -> list[Read]:
    """What was filled in, with the form it was filled into; two queries."""
    versions = {row.form_version_id for row in rounds}
    forms = {row.pk: row for row in FormVersion.objects.filter(pk__in=versions)}
    newest = sorted(forms, reverse=True)
    ages = {pk: age for age, pk in enumerate(newest)}
    values: dict[int, dict[tuple[str, str], dict[str, object]]] = {row.pk: {} for row in rounds}
    entries = Entry.objects.filter(round__in=values).order_by("pk")
    for of, sheet, row, filled in entries.values_list("round", "sheet", "row", "values"):
        values[of][sheet, row] = filled
    made = {pk: (version.form, edition_words(version)) for pk, version in forms.items()}
    return [_read(row, made, ages, values[row.pk]) for row in rounds]


def _read(row: Round, made: dict[int, tuple[Form, str]], ages: dict[int, int], values: Values) -> Read:
    form, edition = made[row.form_version_id]
    return Read(form, edition, ages[row.form_version_id], values)


def edition_words(version: FormVersion) -> str:
    """How an edition is called in lists."""
    if version.municipality_id:
        return f"区の様式 第{version.number}版"
    return f"付属の様式 第{version.number}版"
