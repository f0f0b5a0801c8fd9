"""External evaluation once a year, its two outside eyes, what follows it, and the relief. [N 評価§2–7, O]"""

from collections.abc import Iterator
from datetime import date
from enum import StrEnum

from rules.deadlines import notice_due, report_due
from rules.facts import CouncilEvaluation, MeetingFacts
from rules.findings import Code, Finding, Severity
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute, Presence
from rules.ruleset import Ruleset
from rules.view import YearView


class EvaluationState(StrEnum):
    """Where the year's external evaluation stands."""

    NOT_REQUIRED = "not_required"
    MISSING = "missing"
    PLANNED = "planned"
    DONE = "done"
    RELIEVED = "relieved"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return {
            "not_required": "対象外",
            "missing": "未実施",
            "planned": "予定あり",
            "done": "実施済み",
            "relieved": "緩和",
        }[self]


def evaluator_codes(evaluation: CouncilEvaluation, rules: Ruleset) -> tuple[Code, ...]:
    """What is wrong with the two required evaluators; an unknown one is not judged. [N 評価§3]"""
    codes = []
    if evaluation.public is Presence.NONE:
        codes.append(Code.EVALUATOR_PUBLIC_MISSING)
    if evaluation.neutral is Presence.NONE:
        codes.append(Code.EVALUATOR_NEUTRAL_MISSING)
    elif evaluation.neutral_of_same_corporation and not rules.neutral_evaluator_may_share_corporation:
        codes.append(Code.EVALUATOR_SAME_CORPORATION)
    return tuple(codes)


def counts(view: YearView, meeting: MeetingFacts) -> bool:
    """Whether this office's evaluation at a counting meeting fulfils the duty. [RULEBOOK §7]"""
    if meeting.evaluation is None or not fits(view, meeting):
        return False
    return not evaluator_codes(meeting.evaluation, view.on(meeting.on))


def fits(view: YearView, meeting: MeetingFacts) -> bool:
    """Whether an evaluation may take place at the meeting: standalone, where the ruleset asks it. [N 合同§1(4)]"""
    return not (meeting.joint and view.kind.evaluation_standalone)


def state(view: YearView, required: int) -> EvaluationState:
    """Where the year's evaluation stands; a year without required meetings asks for none."""
    agency = view.kind.agency_route
    agency_days = [e.on for e in view.facts.agency_evaluations if agency and e.on in view.year]
    if not view.kind.evaluation_duty:
        return EvaluationState.NOT_REQUIRED
    if any(counts(view, m) for m in view.counting) or any(day <= view.as_of for day in agency_days):
        return EvaluationState.DONE
    if required == 0:
        return EvaluationState.NOT_REQUIRED
    if relieved(view):
        return EvaluationState.RELIEVED
    return EvaluationState.PLANNED if agency_days or _planned(view) else EvaluationState.MISSING


def _planned(view: YearView) -> bool:
    """Whether a meeting or a visit to come would fulfil the duty; a visit is still to come on its day."""
    visit = view.facts.agency_visit_on if view.kind.agency_route else None
    to_come = visit is not None and visit in view.year and visit >= view.as_of
    return to_come or any(m.evaluation and fits(view, m) for m in view.planned)


def relieved(view: YearView) -> bool:
    """Whether 緩和 takes this year's evaluation away; agency route only. [O]

    An approval of year y asks for one evaluation in y or y+1: y may go without, and y+1 may if y had one.
    """
    route = (view.facts.route_when_over if view.over else None) or view.facts.route
    if route is not EvaluationRoute.AGENCY or not view.kind.agency_route:
        return False
    approved = {r.year for r in view.facts.reliefs if r.approved and view.known(r.decided_on)}
    before = view.year.previous
    had_one = any(e.on in before and view.known(e.on) for e in view.facts.agency_evaluations)
    return view.year in approved or (before in approved and had_one)


def relief_window(year: FiscalYear, rules: Ruleset) -> tuple[date, date]:
    """First and last day on which 緩和 for a year can be applied for: 1 April to the end of June. [O]"""
    opens, closes = (
        date.fromisoformat(f"{year.year}-{day}") for day in (rules.relief_opens, rules.relief_closes)
    )
    return opens, closes


def next_relief_year(approved: FiscalYear, rules: Ruleset) -> FiscalYear:
    """The first year for which 緩和 can be asked for again after an approval: y+2. [O]"""
    return FiscalYear(approved.year + rules.relief_pause_years)


def year_findings(view: YearView, evaluation: EvaluationState) -> Iterator[Finding]:
    """Whether the year's evaluation is missing, due, or out of reach."""
    if evaluation is not EvaluationState.MISSING:
        return
    designated = view.facts.designated_on
    new = designated is not None and designated in view.year
    duty = Severity.ADVICE if new else Severity.VIOLATION
    if view.over:
        yield view.finding(Code.EVALUATION_MISSING, duty, view.year.last)
        return
    yield view.finding(Code.EVALUATION_DUE, Severity.ADVICE, view.year.last)
    if view.too_late_for_notice:
        last_day = view.last_notice_day
        months = view.rules.notice_months_before
        yield view.finding(Code.EVALUATION_UNREACHABLE, duty, last_day, last_day=last_day, months=months)


def meeting_findings(view: YearView, meeting: MeetingFacts) -> Iterator[Finding]:
    """Whether the notice spoke of the evaluation; once it took place, its evaluators and what had to follow."""
    evaluation = meeting.evaluation
    if evaluation is None or not view.kind.evaluation_duty:
        return
    if view.known(meeting.notice_on) and not meeting.notice_says_evaluation:
        due = notice_due(meeting.on, view.on(meeting.on))
        yield view.finding(Code.EVALUATION_NOT_ANNOUNCED, Severity.WARNING, due, meeting=meeting.on)
    if not view.was_held(meeting):
        return
    for code in evaluator_codes(evaluation, view.on(meeting.on)):
        yield view.finding(code, Severity.VIOLATION, meeting.on, meeting=meeting.on)
    yield from _aftermath(view, meeting.on, evaluation.published_on, evaluation.report_submitted_on)


def agency_findings(view: YearView) -> Iterator[Finding]:
    """What had to follow an agency's evaluation of this year."""
    if not view.kind.agency_route:
        return
    for evaluation in view.facts.agency_evaluations:
        if evaluation.on in view.year and evaluation.on <= view.as_of:
            yield from _aftermath(
                view, evaluation.on, evaluation.published_on, evaluation.report_submitted_on
            )


def _aftermath(
    view: YearView, on: date, published_on: date | None, report_submitted_on: date | None
) -> Iterator[Finding]:
    due = report_due(on, view.on(on))
    if view.as_of <= due:
        return
    severity = Severity.VIOLATION if view.over else Severity.WARNING
    if not view.known(published_on):
        yield view.finding(Code.EVALUATION_UNPUBLISHED, severity, due, meeting=on, due=due)
    if not view.known(report_submitted_on):
        yield view.finding(Code.EVALUATION_REPORT_NOT_SUBMITTED, severity, due, meeting=on, due=due)
