"""The ward's list of plans: every office's meetings of a year by month, and who has no plan yet. [水戸市の例]"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from compliance.assessments import JudgedOffice
from meetings.models import Participation
from operators.csv_text import csv_text
from operators.importing.text import fold
from operators.models import Municipality
from rules.facts import MeetingFacts
from rules.fiscal_year import FiscalYear, add_months
from rules.kinds import MeetingStatus

_SHOWN = frozenset({MeetingStatus.PLANNED, MeetingStatus.HELD, MeetingStatus.NOT_HELD})


@dataclass(frozen=True)
class Day:
    """One meeting in a month's cell."""

    part: Participation
    facts: MeetingFacts

    @property
    def marks(self) -> str:
        """``予定・合同・評価``."""
        marks = [self.facts.status.label]
        marks += ["合同"] if self.facts.joint else []
        marks += ["評価"] if self.facts.evaluation else []
        return "・".join(marks)

    @property
    def words(self) -> str:
        """``14日 予定・合同・評価``."""
        return f"{self.facts.on.day}日 {self.marks}"


@dataclass(frozen=True)
class Month:
    """One month of one office."""

    first: date
    days: tuple[Day, ...]

    @property
    def words(self) -> str:
        """The month's meetings in one line."""
        return "、".join(day.words for day in self.days)


@dataclass(frozen=True)
class PlanLine:
    """One office's year of meetings."""

    office: JudgedOffice
    months: tuple[Month, ...]
    late: bool

    @property
    def lacking(self) -> int:
        """Required meetings for which there is neither a day nor an excuse."""
        verdict = self.office.judgement
        return max(verdict.required - verdict.held - verdict.excused - verdict.planned, 0)

    @property
    def empty(self) -> bool:
        """Whether the office must meet and has told no day at all."""
        return self.office.judgement.required > 0 and not any(month.days for month in self.months)

    @property
    def exceptions(self) -> list[str]:
        """The written reasons of meetings planned although a rule speaks against them."""
        days = (day for month in self.months for day in month.days)
        return [reason for day in days if (reason := day.part.meeting.exception_reason)]


def plan_due(municipality: Municipality | None, year: FiscalYear) -> date | None:
    """The day in the year before by which plans are due; ``None`` where the ward asks for none.

    29 February stands for the last day of February in other years.
    """
    if municipality is None or not municipality.plan_due:
        return None
    month, day = (int(part) for part in municipality.plan_due.split("-"))
    before = year.previous
    first = date(before.year if month >= before.first.month else before.last.year, month, 1)
    return min(
        date.fromordinal(first.toordinal() + day - 1), date.fromordinal(add_months(first, 1).toordinal() - 1)
    )


def plan_lines(offices: Iterable[JudgedOffice], year: FiscalYear, due: date | None) -> list[PlanLine]:
    """A line for every office with a duty to meet in the year, in the order given."""
    return [_line(office, year, due) for office in offices if office.judgement.required]


def month_heads(year: FiscalYear) -> list[date]:
    """The first day of each month of the year."""
    return [add_months(year.first, months) for months in range(12)]


def select(
    lines: Iterable[PlanLine], *, service: str = "", lacking: bool = False, words: str = ""
) -> list[PlanLine]:
    """The lines that fit every filter given."""
    terms = fold(words).split()
    return [
        line
        for line in lines
        if (not service or line.office.facility.service == service)
        and (not lacking or line.lacking)
        and all(
            term in fold(f"{line.office.facility.name} {line.office.facility.reference}") for term in terms
        )
    ]


def as_csv(lines: Iterable[PlanLine], year: FiscalYear) -> str:
    """The list as a file: an office a row, a month a column."""
    months = [f"{head.month}月" for head in month_heads(year)]
    heads = [
        "年度", "事業所番号", "事業所名", "サービス", "必要回数", "未定の回数", *months, "基準に合わない予定の理由",
    ]  # fmt: skip
    return csv_text(heads, (_row(line, year) for line in lines))


def _row(line: PlanLine, year: FiscalYear) -> list[object]:
    facility = line.office.facility
    return [
        year.year,
        facility.reference,
        facility.name,
        facility.kind.label,
        line.office.judgement.required,
        line.lacking,
        *(month.words for month in line.months),
        "／".join(line.exceptions),
    ]


def _line(office: JudgedOffice, year: FiscalYear, due: date | None) -> PlanLine:
    pairs = zip(office.record.parts, office.record.facts.meetings, strict=True)
    days = [Day(part, facts) for part, facts in pairs if facts.status in _SHOWN]
    months = tuple(
        Month(
            first, tuple(d for d in days if (d.facts.on.year, d.facts.on.month) == (first.year, first.month))
        )
        for first in month_heads(year)
    )
    line = PlanLine(office, months, late=False)
    return PlanLine(office, months, late=bool(due and due < office.as_of and line.lacking))
