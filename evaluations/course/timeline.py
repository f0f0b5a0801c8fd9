"""What to do when, counted back from the day of the evaluation, and on from it. Pure. [N 評価§4, §6, §7]

The notice a month ahead and the report after it are the rules'; what lies between is ours to propose [policy].
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from rules.deadlines import notice_due, report_due
from rules.findings import Code
from rules.kinds import ServiceKind
from rules.ruleset import Ruleset

STAFF_WEEKS = timedelta(weeks=2)
"""So long the staff have for their sheets: everybody's shifts come round once. [policy]"""
ROLL_UP = timedelta(weeks=2)
"""From the staff's deadline to the final self-evaluation: a team meeting and the writing. [policy]"""
BEFORE_NOTICE = timedelta(weeks=1)
"""From the final self-evaluation to the notice: printing, letters, addresses. [policy]"""
SELF_WEEKS = timedelta(weeks=4)
"""For a self-evaluation without staff sheets: the office looks back together. [policy]"""
RESULTS = timedelta(weeks=2)
"""From the meeting to the results: half of the time until the report. [policy]"""
BEFORE_VISIT = timedelta(weeks=2)
"""From the self-evaluation to the agency's visit; agencies ask for it beforehand. [policy]"""


class Step(StrEnum):
    """One thing to do, in order."""

    STAFF_OPEN = "staff_open"
    STAFF_CLOSE = "staff_close"
    SELF_START = "self_start"
    SELF_FINAL = "self_final"
    MEETING_CHOSEN = "meeting_chosen"
    NOTICE = "notice"
    MEETING = "meeting"
    VISIT = "visit"
    RESULTS = "results"
    PUBLISH = "publish"
    REPORT = "report"

    @property
    def label(self) -> str:
        """What is to be done, in words."""
        return _LABELS[self]


_LABELS = {
    Step.STAFF_OPEN: "スタッフに個別評価を依頼する",
    Step.STAFF_CLOSE: "個別評価を締め切り、集計する",
    Step.SELF_START: "自己評価を始める",
    Step.SELF_FINAL: "事業所自己評価を確定する",
    Step.MEETING_CHOSEN: "評価を行う会議を決める",
    Step.NOTICE: "開催通知と自己評価を構成員に送る",
    Step.MEETING: "評価を行う会議を開く",
    Step.VISIT: "評価機関の訪問を受ける",
    Step.RESULTS: "評価の結果と公表用資料をまとめる",
    Step.PUBLISH: "評価の結果を公表する",
    Step.REPORT: "結果報告書を提出する",
}
_MOOT = frozenset({Step.MEETING_CHOSEN, Step.NOTICE})
_RESULTS_OF_AGENCY = "評価の結果と目標達成計画をまとめる"


@dataclass(frozen=True)
class Course:
    """What the timeline is counted from, and what has been done: ``done`` maps a step to its day."""

    day: date
    rules: Ruleset
    kind: ServiceKind
    today: date
    staff: bool
    agency: bool
    staff_closes_on: date | None = None
    done: dict[Step, date] = field(default_factory=dict)


@dataclass(frozen=True)
class TimedStep:
    """One step with the last day in time for it. ``source``: the rule's tag, or that the day is a proposal."""

    step: Step
    due: date
    source: str
    done_on: date | None
    late: bool
    agency: bool = False

    @property
    def label(self) -> str:
        """What is to be done, in words."""
        if self.agency and self.step is Step.RESULTS:
            return _RESULTS_OF_AGENCY
        return self.step.label


def timeline(course: Course) -> list[TimedStep]:
    """Every step in order, each with its day; what is over and not done is late."""
    found = []
    for step, due, source in _agency(course) if course.agency else _council(course):
        done_on = course.done.get(step)
        late = done_on is None and due < course.today
        found.append(TimedStep(step, due, source, done_on, late, course.agency))
    return found


def next_step(steps: list[TimedStep]) -> TimedStep | None:
    """The first step that is not done; ``None`` when everything is. Once the meeting was held, no notice is sent."""
    met = any(step.step is Step.MEETING and step.done_on for step in steps)
    return next((step for step in steps if step.done_on is None and not (met and step.step in _MOOT)), None)


def self_due(day: date, rules: Ruleset, *, agency: bool) -> date:
    """The last day in good time for the self-evaluation."""
    return day - BEFORE_VISIT if agency else notice_due(day, rules) - BEFORE_NOTICE


def lead_days(*, staff: bool, agency: bool) -> int:
    """How many days ahead the evaluation should be planned, so that every step has its time."""
    before = STAFF_WEEKS + ROLL_UP if staff else SELF_WEEKS
    after = BEFORE_VISIT if agency else BEFORE_NOTICE + timedelta(days=31)
    return (before + after).days


def staff_deadline(day: date, rules: Ruleset, *, agency: bool) -> date:
    """The last day in good time for the staff's sheets."""
    return self_due(day, rules, agency=agency) - ROLL_UP


def may_be_staff_deadline(closes_on: date, day: date | None, today: date) -> bool:
    """Whether the staff can be asked until then: it is not over, and lies before the evaluation's day, if one is known."""
    return today <= closes_on and (day is None or closes_on < day)


_Row = tuple[Step, date, str]
PROPOSED = "目安"
"""Stands where a source would: the day is a proposal of ours."""


def _council(course: Course) -> Iterator[_Row]:
    final = self_due(course.day, course.rules, agency=False)
    yield from _preparing(course, final)
    yield Step.MEETING_CHOSEN, final, PROPOSED
    yield Step.NOTICE, notice_due(course.day, course.rules), _source(course, Code.EVALUATION_NOT_ANNOUNCED)
    yield Step.MEETING, course.day, _source(course, Code.EVALUATION_MISSING)
    yield from _after(course)


def _agency(course: Course) -> Iterator[_Row]:
    yield from _preparing(course, self_due(course.day, course.rules, agency=True))
    yield Step.VISIT, course.day, _source(course, Code.EVALUATION_MISSING)
    yield from _after(course)


def _preparing(course: Course, final: date) -> Iterator[_Row]:
    if course.staff:
        closes = course.staff_closes_on or final - ROLL_UP
        yield Step.STAFF_OPEN, closes - STAFF_WEEKS, PROPOSED
        yield Step.STAFF_CLOSE, closes, PROPOSED
    else:
        yield Step.SELF_START, final - SELF_WEEKS, PROPOSED
    yield Step.SELF_FINAL, final, PROPOSED


def _after(course: Course) -> Iterator[_Row]:
    last = report_due(course.day, course.rules)
    yield Step.RESULTS, min(course.day + RESULTS, last), PROPOSED
    yield Step.PUBLISH, last, _source(course, Code.EVALUATION_UNPUBLISHED)
    yield Step.REPORT, last, _source(course, Code.EVALUATION_REPORT_NOT_SUBMITTED)


def _source(course: Course, code: Code) -> str:
    return course.rules.source_of(code, course.kind)
