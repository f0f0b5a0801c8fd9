"""The rulebook walked code by code: for each finding a year in which it is given and one that just escapes it.

Both sides are compared with the whole list of what is found, at the boundary where the rule turns.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pytest

from rules.facts import OfficeYear
from rules.findings import Code, Severity
from rules.kinds import AnnualTopic, MeetingMode, MemberCategory, Presence, ServiceKind
from rules.sources import load
from tests.rules.offices import (
    BIMONTHLY,
    BOTH_EYES,
    DAY_AFTER_YEAR,
    LAST_DAY,
    LONG_AFTER,
    NATIONAL,
    NERIMA,
    OSAKA,
    SEATS,
    changed,
    codes,
    dutiful,
    judged,
    partner,
    unevaluated,
    without,
)

FIRST, SECOND, DECEMBER, FEBRUARY = BIMONTHLY[0], BIMONTHLY[1], BIMONTHLY[4], BIMONTHLY[5]
DECEMBERS_DUE, AFTER_IT = date(2026, 1, 15), date(2026, 1, 16)
GOOD, SMALL = dutiful(), dutiful(ServiceKind.SMALL_MULTIFUNCTIONAL)
FIVE = without(GOOD, FEBRUARY)
LATE_START = dutiful(ServiceKind.COMMUNITY_SPECIFIED, meetings=dutiful().meetings[1:])
UNEVALUATED = unevaluated()
NO_EXPERT = tuple(seat for seat in SEATS if seat.category is not MemberCategory.EXPERT)
NOBODY_OF_THE_OFFICE = frozenset(MemberCategory) - {MemberCategory.STAFF}
THREE_TOPICS = frozenset(AnnualTopic) - {AnnualTopic.HYGIENE}


Told = dict[str, Any]
"""What is told otherwise of a meeting or an evaluation."""


@dataclass(frozen=True)
class Example:
    """A year with the finding and a year without, each on its day, with everything else that is found."""

    given: OfficeYear
    on: date
    spared: OfficeYear
    spared_on: date
    severity: Severity
    source: str
    beside: tuple[str, ...] = ()
    instead: tuple[str, ...] = ()
    ruleset: str = NERIMA


def of_december(severity: Severity, source: str, **missing: Any) -> Example:
    """A deadline of December's meeting: spared on the due day, given on the day after."""
    facts = changed(GOOD, DECEMBER, **missing)
    return Example(facts, AFTER_IT, facts, DECEMBERS_DUE, severity, source)


def of_second(
    severity: Severity, source: str, wrong: Told, right: Told, facts: OfficeYear = GOOD, **more: Any
) -> Example:
    """The second meeting told in two ways."""
    given, spared = changed(facts, SECOND, **wrong), changed(facts, SECOND, **right)
    return Example(given, LONG_AFTER, spared, LONG_AFTER, severity, source, **more)


def of_evaluators(wrong: Told, right: Told) -> Example:
    """The first meeting's evaluation with other evaluators; what does not count is missing as well."""
    done: Told = {"published_on": FIRST, "report_submitted_on": FIRST}
    given = changed(GOOD, FIRST, evaluation=replace(BOTH_EYES, **done, **wrong))
    spared = changed(GOOD, FIRST, evaluation=replace(BOTH_EYES, **done, **right))
    missing = ("EVALUATION_MISSING",)
    return Example(given, LONG_AFTER, spared, LONG_AFTER, VIOLATION, "N 評価§3", beside=missing)


def of_result(source: str, **missing: None) -> Example:
    """What had to follow an evaluation in December."""
    done: Told = {"published_on": DECEMBER, "report_submitted_on": DECEMBER}
    result = replace(BOTH_EYES, **(done | missing))
    facts = changed(UNEVALUATED, DECEMBER, evaluation=result, carries_evaluation=True)
    return Example(facts, AFTER_IT, facts, DECEMBERS_DUE, WARNING, source)


def joint(count: int) -> OfficeYear:
    """The good year with that many joint meetings, none of them the evaluation's."""
    facts = GOOD
    for day in BIMONTHLY[1 : count + 1]:
        facts = changed(facts, day, partners=(partner(),))
    return facts


VIOLATION, WARNING, ADVICE = Severity

EXAMPLES = {
    Code.FREQUENCY_SHORTFALL: Example(FIVE, DAY_AFTER_YEAR, GOOD, DAY_AFTER_YEAR, VIOLATION, "N §2"),
    Code.FREQUENCY_UNREACHABLE: Example(FIVE, date(2026, 3, 1), FIVE, date(2026, 2, 28), VIOLATION, "N §2"),
    Code.FREQUENCY_BEHIND: Example(
        LATE_START, date(2025, 6, 1), LATE_START, date(2025, 5, 31), WARNING, "省令 129、O 開催頻度",
        ruleset=NATIONAL,
    ),
    Code.INTERVAL_TOO_LONG: Example(
        dutiful(last_counted_before=date(2025, 1, 14)), LONG_AFTER,
        dutiful(last_counted_before=date(2025, 1, 15)), LONG_AFTER, ADVICE, "policy",
    ),
    Code.JOINT_AREA_MISMATCH: of_second(
        VIOLATION, "N 合同§1(2)", {"partners": (partner("南"),)}, {"partners": (partner("北"),)}
    ),
    Code.JOINT_AREA_UNKNOWN: of_second(
        WARNING, "N 合同§1(2)", {"partners": (partner(None),)}, {"partners": (partner("北"),)}
    ),
    Code.JOINT_LIMIT_EXCEEDED: Example(
        joint(4), LONG_AFTER, joint(3), LONG_AFTER, VIOLATION, "N 合同§1(3)", instead=("JOINT_LIMIT_REACHED",)
    ),
    Code.JOINT_LIMIT_REACHED: Example(joint(3), LONG_AFTER, joint(2), LONG_AFTER, ADVICE, "N 合同§1(3)"),
    Code.JOINT_EVALUATION: of_second(
        VIOLATION, "N 合同§1(4)", {"partners": (partner(),), "carries_evaluation": True},
        {"partners": (partner(),), "carries_evaluation": False},
    ),
    Code.ROSTER_CATEGORY_MISSING: Example(
        dutiful(seats=NO_EXPERT), LONG_AFTER, GOOD, LONG_AFTER, WARNING, "N §3"
    ),
    Code.MEETING_CATEGORY_ABSENT: of_second(
        VIOLATION, "O 地域密着型サービス共通", {"present": NOBODY_OF_THE_OFFICE},
        {"present": frozenset(MemberCategory)}, ruleset=OSAKA,
    ),
    Code.WEB_CONSENT_MISSING: of_second(
        VIOLATION, "N §5", {"mode": MeetingMode.WEB, "video_without_consent": True}, {"mode": MeetingMode.WEB}
    ),
    Code.WEB_TOOL_UNSUPPORTED: of_second(
        ADVICE, "N §5", {"mode": MeetingMode.HYBRID, "web_tool": "Google Meet"},
        {"mode": MeetingMode.HYBRID, "web_tool": "Zoom"},
    ),
    Code.NOTICE_LATE: of_second(
        WARNING, "N §4", {"notice_on": date(2025, 5, 17)}, {"notice_on": date(2025, 5, 16)}
    ),
    Code.NOTICE_NOT_SENT: Example(
        changed(GOOD, FEBRUARY, notice_on=None), date(2026, 1, 17),
        changed(GOOD, FEBRUARY, notice_on=None), date(2026, 1, 16), WARNING, "N §4",
    ),
    Code.MINUTES_OVERDUE: of_december(VIOLATION, "N §8", submitted_on=None),
    Code.MINUTES_LATE: of_second(
        WARNING, "N §8", {"submitted_on": date(2025, 7, 17)}, {"submitted_on": date(2025, 7, 16)}
    ),
    Code.DISTRIBUTION_INCOMPLETE: of_december(WARNING, "N §8", delivered=False),
    Code.RECORD_UNPUBLISHED: of_december(WARNING, "N §8", published_on=None),
    Code.ACTIVITY_COUNTS_MISSING: of_second(
        WARNING, "N §6", {"activity_counts_reported": False}, {"activity_counts_reported": True}, SMALL
    ),
    Code.ANNUAL_TOPIC_MISSING: Example(
        dutiful(meetings=tuple(replace(m, topics=THREE_TOPICS) for m in GOOD.meetings)), DAY_AFTER_YEAR,
        GOOD, DAY_AFTER_YEAR, VIOLATION, "N §6",
    ),
    Code.EVALUATOR_PUBLIC_MISSING: of_evaluators({"public": Presence.NONE}, {"public": Presence.WRITTEN}),
    Code.EVALUATOR_NEUTRAL_MISSING: of_evaluators({"neutral": Presence.NONE}, {"neutral": Presence.WRITTEN}),
    Code.EVALUATOR_SAME_CORPORATION: of_evaluators({"neutral_of_same_corporation": True}, {}),
    Code.EVALUATION_NOT_ANNOUNCED: Example(
        changed(GOOD, FIRST, notice_says_evaluation=False), LONG_AFTER, GOOD, LONG_AFTER, WARNING, "N 評価§7"
    ),
    Code.EVALUATION_MISSING: Example(UNEVALUATED, DAY_AFTER_YEAR, GOOD, DAY_AFTER_YEAR, VIOLATION, "N 評価§2"),
    Code.EVALUATION_DUE: Example(
        UNEVALUATED, date(2025, 10, 1),
        changed(UNEVALUATED, DECEMBER, evaluation=BOTH_EYES), date(2025, 10, 1), ADVICE, "N 評価§2",
    ),
    Code.EVALUATION_UNREACHABLE: Example(
        UNEVALUATED, LAST_DAY, UNEVALUATED, date(2026, 2, 28), VIOLATION, "N 評価§2",
        beside=("EVALUATION_DUE",), instead=("EVALUATION_DUE",),
    ),
    Code.EVALUATION_UNPUBLISHED: of_result("N 評価§6②", published_on=None),
    Code.EVALUATION_REPORT_NOT_SUBMITTED: of_result("N 評価§6③", report_submitted_on=None),
}  # fmt: skip

WALK = [pytest.param(code, example, id=code.value) for code, example in EXAMPLES.items()]


def test_every_code_has_its_example_and_no_other():
    assert set(EXAMPLES) == set(Code)


@pytest.mark.parametrize(("code", "example"), WALK)
def test_given(code, example):
    assert codes(example.given, example.on, example.ruleset) == [code.value, *example.beside]


@pytest.mark.parametrize(("code", "example"), WALK)
def test_spared(code, example):
    assert code.value not in example.instead
    assert codes(example.spared, example.spared_on, example.ruleset) == [*example.instead]


@pytest.mark.parametrize(("code", "example"), WALK)
def test_what_it_carries(code, example):
    finding = judged(example.given, example.on, example.ruleset).findings[0]
    assert (finding.code, finding.severity, finding.source) == (code, example.severity, example.source)
    assert set(finding.source.split("、")) <= set(load())
    assert finding.message.endswith("。")
    assert not set("{}") & set(finding.message)
