"""Loads the finished evaluations of a ward's offices in one year, in a fixed number of queries."""

from collections.abc import Sequence
from dataclasses import dataclass

from evaluations.answers.lines import Read
from evaluations.document import Values
from evaluations.form import Form
from evaluations.models import Entry, FormVersion, Round
from operators.models import User
from rules.fiscal_year import FiscalYear
from rules.kinds import ServiceKind


@dataclass(frozen=True)
class Finished:
    """Which evaluations are finished, by service, in the order in which they were; of an office the last one."""

    rounds: dict[ServiceKind, list[Round]]

    def number(self, service: ServiceKind) -> int:
        """How many offices of the kind."""
        return len(self.rounds.get(service, []))


def finished_in(user: User, year: FiscalYear) -> Finished:
    """The offices of the ward whose results are final; one query, without anybody's words."""
    rows = Round.objects.supervised_by(user).filter(
        fiscal_year=year.year, results_finalised_at__isnull=False, disposed_on=None
    )
    last: dict[int, Round] = {}
    for row in rows.select_related("facility").defer("staff_result").order_by("number", "pk"):
        last[row.facility_id] = row
    rounds: dict[ServiceKind, list[Round]] = {}
    for row in sorted(last.values(), key=lambda row: (row.results_finalised_at, row.pk)):
        rounds.setdefault(row.facility.kind, []).append(row)
    return Finished(rounds)


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
