"""How many meetings the year needs, has and lacks. [RULEBOOK §3, N §2]"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from rules.facts import OfficeYear
from rules.findings import Code, Finding, Severity
from rules.fiscal_year import add_months, day_after, whole_months
from rules.view import YearView

Period = tuple[date, date]
"""[start, end): the end is the first day outside."""


class RequiredSource(StrEnum):
    """Where the required number comes from."""

    RULE = "rule"
    PRORATED = "prorated"
    OVERRIDE = "override"


@dataclass(frozen=True)
class Requirement:
    """The number of meetings the year needs."""

    number: int
    source: RequiredSource


def active_periods(facts: OfficeYear) -> tuple[Period, ...]:
    """The parts of the fiscal year in which the office was designated, open and not suspended, in order."""
    start = max(facts.designated_on or date.min, facts.year.first)
    end = min(facts.closed_on or date.max, facts.year.end)
    periods = []
    for first, last in sorted(facts.suspensions):
        if first > start:
            periods.append((start, min(first, end)))
        start = max(start, day_after(last))
    periods.append((start, end))
    return tuple((a, b) for a, b in periods if a < b)


def months_in(periods: tuple[Period, ...], until: date) -> int:
    """Whole months of each period before ``until``, added up. [RULEBOOK §3]"""
    return sum(whole_months(a, min(b, until)) for a, b in periods)


def required(view: YearView) -> Requirement:
    """The table's number for a full year; prorated by whole months otherwise; the ward's override before both."""
    facts, kind = view.facts, view.kind
    if facts.override is not None:
        return Requirement(facts.override, RequiredSource.OVERRIDE)
    periods = active_periods(facts)
    if periods == ((facts.year.first, facts.year.end),) or not kind.meetings_per_year:
        return Requirement(kind.meetings_per_year, RequiredSource.RULE)
    prorated = months_in(periods, facts.year.end) // kind.interval_months
    return Requirement(min(prorated, kind.meetings_per_year), RequiredSource.PRORATED)


def expected_from(facts: OfficeYear, interval: int, number: int) -> date | None:
    """The first day of the year on which ``number`` meetings are expected: number × interval whole months."""
    periods = active_periods(facts)
    for start, end in periods:
        for months in range(1, 13):
            day = add_months(start, months)
            if day <= end and months_in(periods, day) // interval >= number:
                return day
    return None


def findings(view: YearView, need: Requirement) -> Iterator[Finding]:
    """Shortfall, unreachable or behind (at most one), and intervals that were too long."""
    if need.number == 0:
        return
    have = len(view.held_days) + len(view.excused_days)
    if view.over:
        if have < need.number:
            yield _shortfall(view, need)
    elif view.too_late_for_notice and have + len(view.planned_days) < need.number:
        yield view.finding(
            Code.FREQUENCY_UNREACHABLE,
            Severity.VIOLATION,
            view.last_notice_day,
            required=need.number,
            reachable=have + len(view.planned_days),
            last_day=view.last_notice_day,
            months=view.rules.notice_months_before,
        )
    else:
        yield from _behind(view, need, have)
    yield from _intervals(view)


def _shortfall(view: YearView, need: Requirement) -> Finding:
    held, excused = len(view.held_days), len(view.excused_days)
    return view.finding(
        Code.FREQUENCY_SHORTFALL,
        Severity.VIOLATION,
        view.year.last,
        required=need.number,
        held=held,
        excused=excused,
        lacking=need.number - held - excused,
    )


def _behind(view: YearView, need: Requirement, have: int) -> Iterator[Finding]:
    interval = view.kind.interval_months
    if not interval:
        return
    expected = min(months_in(active_periods(view.facts), view.as_of) // interval, need.number)
    if have >= expected:
        return
    since = expected_from(view.facts, interval, have + 1) or view.as_of
    yield view.finding(
        Code.FREQUENCY_BEHIND, Severity.WARNING, since, interval=interval, expected=expected, actual=have
    )


def _intervals(view: YearView) -> Iterator[Finding]:
    """Two consecutive counting dates further apart than n + 1 months; told in the year of the later. [policy]"""
    previous = view.facts.last_counted_before
    interval = view.kind.interval_months
    for day in view.held_days:
        if (
            previous
            and interval
            and day > add_months(previous, interval + view.rules.interval_tolerance_months)
        ):
            yield view.finding(
                Code.INTERVAL_TOO_LONG,
                Severity.ADVICE,
                day,
                meeting=day,
                previous=previous,
                interval=interval,
            )
        previous = day
