"""Notice a month ahead, minutes within a month, the duty to publish, what the agenda must hold. [N §4, §6, §8]"""

from collections.abc import Iterator
from datetime import date
from functools import partial

from rules.facts import MeetingFacts
from rules.findings import Code, Finding, Severity
from rules.fiscal_year import add_months
from rules.kinds import Council
from rules.ruleset import Ruleset
from rules.view import YearView


def notice_due(meeting_on: date, rules: Ruleset) -> date:
    """The last day in time for the notice: meeting date − n months. [N §4]"""
    return add_months(meeting_on, -rules.notice_months_before)


def report_due(evaluated_on: date, rules: Ruleset) -> date:
    """The last day in time to publish an evaluation and to report it: its date + n months. [N 評価§6]"""
    return add_months(evaluated_on, rules.evaluation_report_months_after)


def minutes_due(meeting_on: date, rules: Ruleset, *, interval_months: int, next_meeting: date | None) -> date:
    """The last day in time for the minutes: meeting date + n months. [N §8]

    Where the ruleset lets minutes wait for the next meeting, that day, if later; while no next meeting is
    known, the day on which it would be due by the interval.
    """
    due = add_months(meeting_on, rules.minutes_months_after)
    if not rules.minutes_wait_for_next_meeting:
        return due
    return max(due, next_meeting or add_months(meeting_on, interval_months))


def minutes_due_of(view: YearView, meeting: MeetingFacts) -> date:
    """`minutes_due` of a meeting within its year."""
    rules = view.on(meeting.on)
    later = (m.on for m in (*view.held, *view.upcoming) if m.on > meeting.on)
    interval = rules.kind(view.facts.kind).interval_months
    return minutes_due(meeting.on, rules, interval_months=interval, next_meeting=min(later, default=None))


def meeting_findings(view: YearView, meeting: MeetingFacts) -> Iterator[Finding]:
    """Notice of any meeting; minutes, delivery, publication and counts of a held one."""
    yield from _notice(view, meeting)
    if view.was_held(meeting):
        yield from _record(view, meeting)


def _notice(view: YearView, meeting: MeetingFacts) -> Iterator[Finding]:
    rules = view.on(meeting.on)
    due = notice_due(meeting.on, rules)
    sent = view.known(meeting.notice_on)
    if sent and sent > due:
        yield view.finding(
            Code.NOTICE_LATE,
            Severity.WARNING,
            due,
            meeting=meeting.on,
            due=due,
            sent=sent,
            months=rules.notice_months_before,
        )
    if not sent and view.as_of > due and not view.was_held(meeting):
        yield view.finding(Code.NOTICE_NOT_SENT, Severity.WARNING, due, meeting=meeting.on, due=due)


def _record(view: YearView, meeting: MeetingFacts) -> Iterator[Finding]:
    due = minutes_due_of(view, meeting)
    passed = view.as_of > due
    yield from _minutes(view, meeting, due)
    if passed and not view.known(meeting.published_on):
        severity = Severity.VIOLATION if view.over else Severity.WARNING
        yield view.finding(Code.RECORD_UNPUBLISHED, severity, due, meeting=meeting.on, due=due)
    if view.on(meeting.on).kind(view.facts.kind).activity_counts and not meeting.activity_counts_reported:
        yield view.finding(Code.ACTIVITY_COUNTS_MISSING, Severity.WARNING, meeting.on, meeting=meeting.on)


def _minutes(view: YearView, meeting: MeetingFacts, due: date) -> Iterator[Finding]:
    """Whether minutes and papers reached the ward and every member in time. [N §8]"""
    waits = view.on(meeting.on).minutes_wait_for_next_meeting
    tell = partial(
        view.finding,
        on=due,
        due=due,
        meeting=meeting.on,
        value="minutes_wait_for_next_meeting" if waits else None,
    )
    submitted = view.known(meeting.submitted_on)
    if not submitted and view.as_of > due:
        yield tell(Code.MINUTES_OVERDUE, Severity.VIOLATION)
    if submitted and submitted > due:
        yield tell(Code.MINUTES_LATE, Severity.WARNING, sent=submitted)
    served = meeting.delivered and (meeting.delivered_on is None or view.known(meeting.delivered_on))
    if view.as_of > due and not served:
        yield tell(Code.DISTRIBUTION_INCOMPLETE, Severity.WARNING)


def topic_findings(view: YearView) -> Iterator[Finding]:
    """The annual topics not yet talked about at a counting meeting; council A only. [N §6]"""
    if view.kind.council is not Council.A:
        return
    done = {topic for meeting in view.counting for topic in meeting.topics}
    severity = Severity.VIOLATION if view.over else Severity.ADVICE
    for topic in view.rules.annual_topics:
        if topic not in done:
            yield view.finding(
                Code.ANNUAL_TOPIC_MISSING, severity, view.year.last, detail=topic, topic=topic.label
            )
