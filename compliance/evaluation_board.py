"""The ward's list of evaluations: every office with the duty, how far it is, and what the rules find. [N 評価§2–7]"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from compliance.assessments import JudgedOffice, judge_offices
from compliance.board import Board
from compliance.desk_records import OF_EVALUATIONS
from compliance.evaluation_states import EvaluationGroup, group_of
from evaluations.course.duty import has_duty
from evaluations.course.standings import Standing, standings
from operators.models import Facility
from rules.findings import Finding
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute, ServiceKind


@dataclass(frozen=True)
class EvaluationLine:
    """One office of the list."""

    office: JudgedOffice
    standing: Standing
    findings: tuple[Finding, ...]

    @property
    def facility(self) -> Facility:
        """The office."""
        return self.office.facility

    @property
    def group(self) -> EvaluationGroup:
        """Where it stands, as the list counts it."""
        return group_of(self.standing.progress, self.office.judgement.evaluation)

    @property
    def route(self) -> EvaluationRoute:
        """Who evaluates, as the year is judged: by its round, else as the office has chosen."""
        return self.office.record.facts.route

    @property
    def area(self) -> str:
        """Its care area; empty where none is known."""
        return self.office.record.care_area.name if self.office.record.care_area else ""


SORTS: dict[str, Callable[[EvaluationLine], tuple[object, ...]]] = {
    "state": lambda line: (line.group.rank, line.standing.progress.stage.rank, line.facility.name),
    "name": lambda line: (line.facility.kana or line.facility.name, line.facility.number),
    "service": lambda line: (list(ServiceKind).index(line.facility.kind), line.facility.name),
    "area": lambda line: (line.area or "￿", line.facility.name),
    "day": lambda line: (line.standing.progress.day or date.max, line.facility.name),
}
"""What the list can be sorted by; ``-`` in front turns it round."""
DEFAULT_SORT = "state"


def evaluation_lines(offices: QuerySet[Facility], year: FiscalYear, today: date) -> list[EvaluationLine]:
    """The offices with the duty that were there in the year; a fixed number of queries."""
    known = standings(offices, year, today)
    return [
        EvaluationLine(
            office,
            known.get(office.facility.pk, Standing()),
            tuple(finding for finding in office.judgement.findings if finding.code in OF_EVALUATIONS),
        )
        for office in judge_offices(offices, year, today)
        if has_duty(office.facility, year) and _was_there(office.facility, year)
    ]


def select(
    lines: Iterable[EvaluationLine], *, service: str = "", area: str = "", words: str = ""
) -> list[EvaluationLine]:
    """The lines that fit every filter given, as on the board; the state is left to `with_state`."""
    found = list(lines)
    fitting = Board([line.office for line in found]).select(service=service, area=area, words=words)
    kept = {office.facility.pk for office in fitting}
    return [line for line in found if line.facility.pk in kept]


def with_state(lines: Iterable[EvaluationLine], state: str) -> list[EvaluationLine]:
    """The lines in this state; all when none is asked for."""
    return [line for line in lines if not state or line.group.value == state]


def counts(lines: Iterable[EvaluationLine]) -> list[tuple[EvaluationGroup, int]]:
    """How many offices stand in each state, in the order of doing."""
    numbers = Counter(line.group for line in lines)
    return [(group, numbers[group]) for group in EvaluationGroup]


def ordered(lines: Iterable[EvaluationLine], sort: str) -> list[EvaluationLine]:
    """Sorted by a key of `SORTS`, ``-`` in front for the other way round."""
    return sorted(lines, key=SORTS[sort.removeprefix("-")], reverse=sort.startswith("-"))


def known_sort(sort: str) -> str:
    """The sort asked for, or the default where it is none of ours."""
    return sort if sort.removeprefix("-") in SORTS else DEFAULT_SORT


def _was_there(facility: Facility, year: FiscalYear) -> bool:
    """Whether the office gave its service on a day of the year."""
    gone = facility.closed_on is not None and facility.closed_on <= year.first
    not_yet = facility.designated_on is not None and facility.designated_on > year.last
    return not gone and not not_yet
