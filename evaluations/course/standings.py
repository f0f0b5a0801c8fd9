"""Where the evaluations of many offices stand in a year, in a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain

from django.db.models import QuerySet

from evaluations.course.checks import fulfils
from evaluations.course.facts import others_of, view_of, view_of_part
from evaluations.course.standing import Progress
from evaluations.course.standing_rows import progress_of, progress_of_agency, progress_of_part, with_counts
from evaluations.course.told_rows import agency_rows, carrying_parts, follows, reports_of
from evaluations.models import Round
from meetings.models import Submission
from operators.models import Facility
from rules.fiscal_year import FiscalYear


@dataclass(frozen=True)
class Standing:
    """The evaluation that tells of an office's year: its round, if there is one, how far it is, and the report.

    ``counts``: whether what took place fulfils the duty of the year; ``None`` as long as nothing did.
    """

    round: Round | None = None
    progress: Progress = field(default_factory=Progress)
    report: Submission | None = None
    counts: bool | None = None

    @property
    def settled(self) -> bool:
        """Whether nothing more is to begin in the year: it counts, and is in the portal or with the ward."""
        in_portal = self.round is not None or self.progress.reported_on or self.progress.submission
        return bool(self.counts and in_portal)


def standings(facilities: QuerySet[Facility], year: FiscalYear, today: date) -> dict[int, Standing]:
    """How far each office's evaluation of the year is, by office; whoever nothing is known of is left out.

    Of several the farthest that counts tells; where none does, the latest: a round of the portal before what a ledger
    told. Six queries at most, however many offices there are.
    """
    reports = reports_of(facilities, year)
    found: dict[int, list[Standing]] = defaultdict(list)
    told = chain(
        _of_parts(facilities, year, reports, today),
        _of_agency(facilities, year, reports, today),
        _of_rounds(facilities, year, today),
    )
    for office, standing in told:
        found[office].append(standing)
    return {office: _telling(known) for office, known in found.items()}


def _telling(known: list[Standing]) -> Standing:
    counting = [each for each in reversed(known) if each.counts]
    return max(counting, key=lambda each: each.progress.stage.rank) if counting else known[-1]


_Told = Iterator[tuple[int, Standing]]


def _of_parts(
    facilities: QuerySet[Facility], year: FiscalYear, reports: list[Submission], today: date
) -> _Told:
    for part in carrying_parts(facilities, year):
        report = next((each for each in reports if each.participation_id == part.pk), None)
        progress = progress_of_part(part, report, today)
        yield part.facility_id, Standing(None, progress, report, fulfils(view_of_part(part, year, today)))


def _of_agency(
    facilities: QuerySet[Facility], year: FiscalYear, reports: list[Submission], today: date
) -> _Told:
    for row in agency_rows(facilities, year):
        report = next((each for each in reports if follows(each, row)), None)
        progress = progress_of_agency(row, report, today)
        yield row.facility_id, Standing(None, progress, report, progress.held or None)


def _of_rounds(facilities: QuerySet[Facility], year: FiscalYear, today: date) -> _Told:
    rounds = with_counts(Round.objects.filter(facility__in=facilities, fiscal_year=year.year))
    related = rounds.select_related("facility__municipality", "participation__facility__corporation")
    for each in related.prefetch_related(others_of("participation__meeting")):
        progress = progress_of(each, today)
        if progress.day is not None and progress.day not in year:
            yield each.facility_id, Standing(each, _without_day(progress))
        else:
            counts = fulfils(view_of(each, today))
            yield each.facility_id, Standing(each, progress, each.submission, counts)


def _without_day(progress: Progress) -> Progress:
    """As far as it is without its meeting or visit, which another year has: that year tells the rest."""
    kept = replace(progress, day=None, meeting=False, announced=False, held=False, final=False)
    return replace(kept, published_on=None, reported_on=None, submission="")
