"""The judgement of one office in one fiscal year, seen on one day. [RULEBOOK §8]"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from rules import deadlines, evaluation, frequency, joint, roster
from rules.evaluation import EvaluationState
from rules.facts import OfficeYear
from rules.findings import Finding, Severity, Status
from rules.fiscal_year import FiscalYear, add_months, day_after
from rules.frequency import RequiredSource, Requirement
from rules.kinds import Council
from rules.ruleset import Rulebook
from rules.view import YearView


@dataclass(frozen=True)
class Judgement:
    """What is so on a day. Two days with equal judgements are told apart by nothing."""

    council: Council
    required: int
    required_source: RequiredSource
    held: int
    excused: int
    planned: int
    joint_held: int
    joint_planned: int
    joint_limit: int | None
    evaluation: EvaluationState
    status: Status
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Assessment:
    """A judgement, the day it was made for, and the first later day on which it would be another."""

    year: FiscalYear
    as_of: date
    judgement: Judgement
    changes_on: date | None


def assess(facts: OfficeYear, as_of: date, rulebook: Rulebook) -> Assessment:
    """Judge one office-year on ``as_of`` and say until when the judgement stands."""
    judgement = judge(facts, as_of, rulebook)
    return Assessment(facts.year, as_of, judgement, changes_on(facts, as_of, rulebook, judgement))


def judge(facts: OfficeYear, as_of: date, rulebook: Rulebook) -> Judgement:
    """Judge one office-year on ``as_of``: what is dated later has not happened yet."""
    view = YearView(facts, as_of, rulebook)
    need = frequency.required(view)
    limit = joint.joint_limit(need.number, view.kind.joint_cap)
    evaluated = evaluation.state(view, need.number)
    found = sorted(
        (*_meeting_findings(view), *_year_findings(view, need, limit, evaluated)),
        key=lambda finding: finding.order,
    )
    return Judgement(
        council=view.kind.council,
        required=need.number,
        required_source=need.source,
        held=len(view.held_days),
        excused=len(view.excused_days),
        planned=len(view.planned_days),
        joint_held=len(joint.joint_days(view.counting)),
        joint_planned=len(joint.planned_joint_days(view)),
        joint_limit=limit,
        evaluation=evaluated,
        status=_status(found, need.number, over=view.over),
        findings=tuple(found),
    )


def _year_findings(
    view: YearView, need: Requirement, limit: int | None, evaluated: EvaluationState
) -> Iterator[Finding]:
    """Findings about the year as a whole; where nothing is required there are none."""
    if need.number == 0:
        return
    yield from frequency.findings(view, need)
    yield from joint.year_findings(view, limit)
    yield from roster.roster_findings(view)
    yield from deadlines.topic_findings(view)
    yield from evaluation.year_findings(view, evaluated)


def changes_on(facts: OfficeYear, as_of: date, rulebook: Rulebook, judgement: Judgement) -> date | None:
    """The first day after ``as_of`` on which the same facts give another judgement; ``None``: never."""
    for day in sorted(_turning_days(facts, rulebook)):
        if day > as_of and judge(facts, day, rulebook) != judgement:
            return day
    return None


def _meeting_findings(view: YearView) -> Iterator[Finding]:
    """Findings about single meetings: of those held and those to come."""
    for meeting in (*view.held, *view.upcoming):
        yield from joint.meeting_findings(view, meeting)
        yield from roster.meeting_findings(view, meeting)
        yield from deadlines.meeting_findings(view, meeting)
        yield from evaluation.meeting_findings(view, meeting)
    yield from evaluation.agency_findings(view)


def _status(findings: list[Finding], required: int, *, over: bool) -> Status:
    """[RULEBOOK §8]: any violation, any warning, else by the year; advice never changes it."""
    severities = {finding.severity for finding in findings}
    if Severity.VIOLATION in severities:
        return Status.NONCOMPLIANT
    if Severity.WARNING in severities:
        return Status.AT_RISK
    if required == 0 and not findings:
        return Status.NOT_APPLICABLE
    return Status.COMPLIANT if over else Status.ON_TRACK


def _turning_days(facts: OfficeYear, rulebook: Rulebook) -> set[date]:
    """Every day on which some comparison with the day of assessment can turn."""
    year = facts.year
    rules = rulebook.on(year.first)
    days = {year.end, day_after(add_months(year.last, -rules.notice_months_before))}
    for start, end in frequency.active_periods(facts):
        days |= {add_months(start, months) for months in range(1, 13)} | {end}
    for seat in facts.seats:
        days |= {seat.joined_on or year.first, day_after(seat.left_on) if seat.left_on else year.first}
    days |= {relief.decided_on for relief in facts.reliefs if relief.decided_on}
    days |= {day_after(visit) for visit in _set(facts.agency_visit_on)}
    for agency in facts.agency_evaluations:
        days |= {agency.on, day_after(deadlines.report_due(agency.on, rulebook.on(agency.on)))}
        days |= _set(agency.published_on, agency.report_submitted_on)
    for meeting in facts.meetings:
        own = rulebook.on(meeting.on)
        months = own.minutes_months_after, own.kind(facts.kind).interval_months
        dues = {deadlines.notice_due(meeting.on, own), deadlines.report_due(meeting.on, own)}
        dues |= {add_months(meeting.on, n) for n in months}
        days |= {meeting.on, day_after(meeting.on)} | set(map(day_after, dues))
        days |= _set(meeting.excuse_approved_on, meeting.notice_on, meeting.submitted_on)
        days |= _set(meeting.delivered_on, meeting.published_on)
        if meeting.evaluation:
            days |= _set(meeting.evaluation.published_on, meeting.evaluation.report_submitted_on)
    return days


def _set(*days: date | None) -> set[date]:
    return {day for day in days if day}
