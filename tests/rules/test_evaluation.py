"""The external evaluation once a year: who must be there, what follows, and the agency's way. [RULEBOOK §7]"""

from dataclasses import replace
from datetime import date

import pytest

from rules.evaluation import EvaluationState
from rules.facts import CouncilEvaluation, OfficeYear
from rules.findings import Severity
from rules.fiscal_year import day_after
from rules.kinds import MeetingMode, Presence, ServiceKind
from tests.rules.offices import (
    BIMONTHLY,
    BOTH_EYES,
    DAY_AFTER_YEAR,
    LAST_DAY,
    LONG_AFTER,
    NATIONAL,
    NERIMA,
    OSAKA,
    adding,
    changed,
    codes,
    dutiful,
    held,
    judged,
    office,
    only,
    planned,
    unevaluated,
)

FIRST, DECEMBER = BIMONTHLY[0], BIMONTHLY[4]
PRESENT, WRITTEN, NONE = Presence.PRESENT, Presence.WRITTEN, Presence.NONE
NO_EVALUATION = {"evaluation": None, "carries_evaluation": False}


def evaluated_by(evaluation: CouncilEvaluation, kind: ServiceKind = ServiceKind.GROUP_HOME) -> OfficeYear:
    done = replace(evaluation, published_on=FIRST, report_submitted_on=FIRST)
    facts = dutiful(kind)
    return changed(facts, facts.meetings[0].on, evaluation=done)


def state(facts: OfficeYear, as_of: date, ruleset: str = NERIMA) -> str:
    return judged(facts, as_of, ruleset).evaluation.value


class TestEvaluators:
    @pytest.mark.parametrize(
        ("evaluation", "expected"),
        [
            pytest.param(CouncilEvaluation(PRESENT, PRESENT), [], id="both there"),
            pytest.param(CouncilEvaluation(WRITTEN, WRITTEN), [], id="both by written opinion"),
            pytest.param(CouncilEvaluation(None, None), [], id="nobody told: not judged, and it counts"),
            pytest.param(
                CouncilEvaluation(NONE, PRESENT),
                ["EVALUATOR_PUBLIC_MISSING", "EVALUATION_MISSING"],
                id="neither ward nor centre",
            ),
            pytest.param(
                CouncilEvaluation(PRESENT, NONE),
                ["EVALUATOR_NEUTRAL_MISSING", "EVALUATION_MISSING"],
                id="no neutral third party",
            ),
            pytest.param(
                CouncilEvaluation(NONE, NONE),
                ["EVALUATOR_NEUTRAL_MISSING", "EVALUATOR_PUBLIC_MISSING", "EVALUATION_MISSING"],
                id="neither",
            ),
            pytest.param(
                CouncilEvaluation(PRESENT, PRESENT, neutral_of_same_corporation=True),
                ["EVALUATOR_SAME_CORPORATION", "EVALUATION_MISSING"],
                id="third party of the same corporation",
            ),
            pytest.param(
                CouncilEvaluation(PRESENT, WRITTEN, neutral_of_same_corporation=True),
                ["EVALUATOR_SAME_CORPORATION", "EVALUATION_MISSING"],
                id="the same corporation in writing",
            ),
            pytest.param(
                CouncilEvaluation(PRESENT, NONE, neutral_of_same_corporation=True),
                ["EVALUATOR_NEUTRAL_MISSING", "EVALUATION_MISSING"],
                id="who did not take part is of no corporation",
            ),
        ],
    )
    def test_in_nerima(self, evaluation, expected):
        assert codes(evaluated_by(evaluation), LONG_AFTER) == expected

    @pytest.mark.parametrize("ruleset", [NATIONAL, OSAKA])
    def test_elsewhere_the_same_corporation_counts(self, ruleset):
        facts = evaluated_by(CouncilEvaluation(PRESENT, PRESENT, neutral_of_same_corporation=True))
        assert codes(facts, LONG_AFTER, ruleset) == []

    @pytest.mark.parametrize(
        "kind",
        [
            ServiceKind.REGULAR_VISITING,
            ServiceKind.SMALL_MULTIFUNCTIONAL,
            ServiceKind.GROUP_HOME,
            ServiceKind.NURSING_MULTIFUNCTIONAL,
        ],
    )
    def test_kinds_with_the_duty(self, kind):
        facts = evaluated_by(CouncilEvaluation(NONE, PRESENT), kind)
        assert codes(facts, LONG_AFTER) == ["EVALUATOR_PUBLIC_MISSING", "EVALUATION_MISSING"]
        assert state(dutiful(kind), LONG_AFTER) == "done"

    @pytest.mark.parametrize(
        "kind",
        [
            ServiceKind.COMMUNITY_DAY,
            ServiceKind.MEDICAL_DAY,
            ServiceKind.DEMENTIA_DAY,
            ServiceKind.COMMUNITY_SPECIFIED,
            ServiceKind.COMMUNITY_NURSING_HOME,
        ],
    )
    def test_kinds_without(self, kind):
        facts = evaluated_by(CouncilEvaluation(NONE, NONE), kind)
        assert codes(changed(facts, facts.meetings[0].on, notice_says_evaluation=False), LONG_AFTER) == []
        assert state(dutiful(kind), LONG_AFTER) == "not_required"

    def test_findings_name_the_meeting(self):
        finding = judged(evaluated_by(CouncilEvaluation(NONE, PRESENT)), LONG_AFTER).findings[0]
        assert (finding.severity, finding.on, finding.meeting, finding.source) == (
            Severity.VIOLATION, FIRST, FIRST, "N 評価§3",
        )  # fmt: skip

    def test_a_second_evaluation_may_heal_the_year(self):
        facts = evaluated_by(CouncilEvaluation(NONE, PRESENT))
        healed = adding(facts, held(date(2026, 3, 1), evaluation=BOTH_EYES))
        assert codes(healed, LONG_AFTER) == ["EVALUATOR_PUBLIC_MISSING"]


class TestWhatCounts:
    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2025, 4, 14), "planned", id="the day before"),
            pytest.param(FIRST, "done", id="the day itself"),
        ],
    )
    def test_by_day(self, as_of, expected):
        assert state(dutiful(), as_of) == expected

    def test_a_written_meeting_does_not_count(self):
        facts = changed(dutiful(), FIRST, mode=MeetingMode.WRITTEN)
        assert state(facts, LONG_AFTER) == "missing"

    def test_nor_one_outside_the_year(self):
        facts = adding(unevaluated(), held(date(2026, 4, 1), evaluation=BOTH_EYES))
        assert state(facts, LONG_AFTER) == "missing"

    def test_nor_a_plan_whose_day_passed(self):
        facts = adding(unevaluated(), planned(date(2026, 2, 20), evaluation=BOTH_EYES))
        assert state(facts, date(2026, 2, 20)) == "planned"
        assert state(facts, date(2026, 2, 21)) == "missing"

    def test_nothing_is_required_of_a_year_without_meetings(self):
        assert state(office(closed_on=date(2025, 5, 1)), LONG_AFTER) == "not_required"
        assert codes(office(override=0), LONG_AFTER) == []

    @pytest.mark.parametrize("value", EvaluationState)
    def test_states_have_japanese_names(self, value):
        assert value.label in {"対象外", "未実施", "予定あり", "実施済み", "緩和"}


class TestMissing:
    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2025, 4, 15), ["EVALUATION_DUE"], id="early in the year"),
            pytest.param(date(2026, 2, 28), ["EVALUATION_DUE"], id="the last day for a notice"),
            pytest.param(date(2026, 3, 1), ["EVALUATION_UNREACHABLE", "EVALUATION_DUE"], id="the day after"),
            pytest.param(LAST_DAY, ["EVALUATION_UNREACHABLE", "EVALUATION_DUE"], id="31 March"),
            pytest.param(DAY_AFTER_YEAR, ["EVALUATION_MISSING"], id="the year is over"),
        ],
    )
    def test_by_day(self, as_of, expected):
        assert codes(unevaluated(), as_of) == expected

    def test_severities_and_days(self):
        findings = judged(unevaluated(), LAST_DAY).findings
        assert [(f.severity, f.on) for f in findings] == [
            (Severity.VIOLATION, date(2026, 2, 28)),
            (Severity.ADVICE, LAST_DAY),
        ]
        over = only(judged(unevaluated(), DAY_AFTER_YEAR).findings)
        assert (over.severity, over.on, over.source) == (Severity.VIOLATION, LAST_DAY, "N 評価§2")

    @pytest.mark.parametrize(
        ("designated_on", "severity"),
        [
            pytest.param(date(2025, 3, 31), Severity.VIOLATION, id="the day before the year"),
            pytest.param(date(2025, 4, 1), Severity.ADVICE, id="on 1 April"),
            pytest.param(date(2025, 6, 1), Severity.ADVICE, id="inside the year"),
        ],
    )
    def test_an_office_designated_inside_the_year_is_advised(self, designated_on, severity):
        facts = unevaluated(designated_on=designated_on)
        assert only(judged(facts, DAY_AFTER_YEAR).findings).severity == severity
        unreachable = [f for f in judged(facts, LAST_DAY).findings if f.code == "EVALUATION_UNREACHABLE"]
        assert only(unreachable).severity == severity


class TestNotice:
    def test_the_notice_must_announce_it(self):
        finding = only(judged(changed(dutiful(), FIRST, notice_says_evaluation=False), LONG_AFTER).findings)
        assert (finding.code, finding.severity) == ("EVALUATION_NOT_ANNOUNCED", Severity.WARNING)
        assert (finding.on, finding.meeting, finding.source) == (date(2025, 3, 15), FIRST, "N 評価§7")

    def test_of_a_plan_from_the_day_the_notice_was_sent(self):
        day = date(2026, 2, 20)
        facts = adding(unevaluated(), planned(day, evaluation=BOTH_EYES, notice_says_evaluation=False))
        assert codes(facts, date(2026, 1, 19)) == []
        assert codes(facts, date(2026, 1, 20)) == ["EVALUATION_NOT_ANNOUNCED"]

    @pytest.mark.parametrize(
        "change",
        [
            pytest.param({"notice_says_evaluation": False, "notice_on": None}, id="no notice known"),
            pytest.param({"notice_says_evaluation": False, **NO_EVALUATION}, id="no evaluation"),
        ],
    )
    def test_nothing_to_announce(self, change):
        facts = adding(changed(dutiful(), FIRST, **change), held(date(2025, 7, 1), evaluation=BOTH_EYES))
        assert codes(facts, LONG_AFTER) == []


class TestAftermath:
    DUE = date(2026, 1, 15)

    @pytest.mark.parametrize(
        ("change", "code"),
        [
            ({"published_on": None}, "EVALUATION_UNPUBLISHED"),
            ({"report_submitted_on": None}, "EVALUATION_REPORT_NOT_SUBMITTED"),
        ],
    )
    @pytest.mark.parametrize(
        ("as_of", "severity"),
        [
            pytest.param(DUE, None, id="the due day"),
            pytest.param(day_after(DUE), Severity.WARNING, id="the day after"),
            pytest.param(LAST_DAY, Severity.WARNING, id="31 March"),
            pytest.param(DAY_AFTER_YEAR, Severity.VIOLATION, id="the year is over"),
        ],
    )
    def test_result_published_and_reported(self, as_of, severity, change, code):
        result = replace(BOTH_EYES, **({"published_on": DECEMBER, "report_submitted_on": DECEMBER} | change))
        facts = changed(unevaluated(), DECEMBER, evaluation=result, carries_evaluation=True)
        findings = [(f.code.value, f.severity, f.on, f.meeting) for f in judged(facts, as_of).findings]
        assert findings == ([(code, severity, self.DUE, DECEMBER)] if severity else [])

    def test_late_in_march_the_due_day_comes_first(self):
        day = date(2026, 3, 20)
        facts = adding(unevaluated(), held(day, evaluation=BOTH_EYES, result_published_on=None))
        assert codes(facts, date(2026, 4, 20)) == []
        finding = only(judged(facts, date(2026, 4, 21)).findings)
        assert (finding.code, finding.severity) == ("EVALUATION_UNPUBLISHED", Severity.VIOLATION)

    def test_what_is_dated_later_is_as_if_empty(self):
        result = replace(BOTH_EYES, published_on=date(2026, 2, 1), report_submitted_on=date(2026, 2, 2))
        facts = changed(unevaluated(), DECEMBER, evaluation=result, carries_evaluation=True)
        both = ["EVALUATION_REPORT_NOT_SUBMITTED", "EVALUATION_UNPUBLISHED"]
        assert codes(facts, date(2026, 1, 31)) == both
        assert codes(facts, date(2026, 2, 1)) == both[:1]
        assert codes(facts, date(2026, 2, 2)) == []

    @pytest.mark.parametrize(
        ("ruleset", "sources"),
        [
            (NERIMA, ["N 評価§6③", "N 評価§6②"]),
            (NATIONAL, ["policy", "O 外部評価"]),
        ],
    )
    def test_sources(self, ruleset, sources):
        facts = changed(unevaluated(), DECEMBER, evaluation=BOTH_EYES, carries_evaluation=True)
        assert [f.source for f in judged(facts, LAST_DAY, ruleset).findings] == sources
