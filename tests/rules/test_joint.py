"""Joint meetings: the same area, at most half, never with an evaluation. [RULEBOOK §4]"""

from datetime import date

import pytest

from rules.facts import OfficeYear
from rules.findings import Severity
from rules.joint import joint_limit
from rules.kinds import MeetingMode, ServiceKind
from rules.ruleset import JointCap
from tests.rules.offices import (
    BIMONTHLY,
    BOTH_EYES,
    HALF_YEARLY,
    LONG_AFTER,
    NATIONAL,
    OSAKA,
    adding,
    changed,
    codes,
    dutiful,
    held,
    judged,
    office,
    only,
    partner,
    planned,
)

VISITING, GROUP_HOME, DAY = (
    ServiceKind.REGULAR_VISITING,
    ServiceKind.GROUP_HOME,
    ServiceKind.COMMUNITY_DAY,
)


def joint_on(facts: OfficeYear, *days: date) -> OfficeYear:
    """The same year with these meetings joint."""
    for day in days:
        facts = changed(facts, day, partners=(partner(),))
    return facts


@pytest.mark.parametrize(
    ("required", "limit"),
    [
        pytest.param(6, 3, id="half of six"),
        pytest.param(2, 1, id="half of two"),
        pytest.param(5, 2, id="odd rounds down"),
        pytest.param(1, 0, id="one may not be joint"),
        pytest.param(0, 0, id="nothing needed"),
    ],
)
def test_joint_limit(required, limit):
    assert joint_limit(required, JointCap.HALF) == limit
    assert joint_limit(required, JointCap.NONE) is None


class TestCap:
    @pytest.mark.parametrize(
        ("days", "expected"),
        [
            pytest.param(BIMONTHLY[1:3], [], id="two of three"),
            pytest.param(BIMONTHLY[1:4], ["JOINT_LIMIT_REACHED"], id="three of three"),
            pytest.param(BIMONTHLY[1:5], ["JOINT_LIMIT_EXCEEDED"], id="four of three"),
        ],
    )
    def test_of_six(self, days, expected):
        facts = joint_on(dutiful(), *days)
        verdict = judged(facts, LONG_AFTER)
        assert (verdict.joint_held, verdict.joint_planned, verdict.joint_limit) == (len(days), 0, 3)
        assert codes(facts, LONG_AFTER) == expected

    def test_of_two(self):
        facts = joint_on(dutiful(VISITING), HALF_YEARLY[1])
        assert codes(facts, LONG_AFTER) == ["JOINT_LIMIT_REACHED"]
        more = adding(facts, held(date(2025, 12, 1), partners=(partner(),)))
        assert codes(more, LONG_AFTER) == ["JOINT_LIMIT_EXCEEDED"]

    @pytest.mark.parametrize(
        "kind", [ServiceKind.COMMUNITY_DAY, ServiceKind.DEMENTIA_DAY, ServiceKind.MEDICAL_DAY]
    )
    def test_day_services_may_hold_all_jointly(self, kind):
        facts = dutiful(kind)
        facts = joint_on(facts, *(meeting.on for meeting in facts.meetings))
        assert judged(facts, LONG_AFTER).joint_limit is None
        assert codes(facts, LONG_AFTER) == []

    def test_the_base_is_what_should_be_held(self):
        days = [date(2025, 4 + month, 20) for month in range(9)]
        facts = office(ServiceKind.COMMUNITY_SPECIFIED, meetings=tuple(held(day) for day in days))
        assert codes(joint_on(facts, *days[:4]), LONG_AFTER) == ["JOINT_LIMIT_EXCEEDED"]

    def test_a_prorated_year_has_a_smaller_cap(self):
        facts = dutiful(designated_on=date(2025, 6, 15))
        assert judged(facts, LONG_AFTER).joint_limit == 2
        assert codes(joint_on(facts, *BIMONTHLY[1:4]), LONG_AFTER) == ["JOINT_LIMIT_EXCEEDED"]

    def test_plans_use_it_up_like_meetings(self):
        facts = joint_on(dutiful(), *BIMONTHLY[1:3])
        plans = (
            planned(date(2025, 11, 1), partners=(partner(),)),
            planned(date(2025, 11, 2), partners=(partner(),)),
        )
        verdict = judged(adding(facts, *plans), date(2025, 7, 1))
        assert (verdict.joint_held, verdict.joint_planned) == (1, 3)
        finding = only(verdict.findings)
        assert (finding.code, finding.severity) == ("JOINT_LIMIT_EXCEEDED", Severity.VIOLATION)
        assert finding.on == date(2025, 11, 2)

    def test_dates_count_not_meetings(self):
        day = BIMONTHLY[1]
        facts = joint_on(dutiful(), *BIMONTHLY[1:3])
        twice = adding(facts, held(day, partners=(partner(name="別の事業所"),)))
        assert judged(twice, LONG_AFTER).joint_held == 2
        assert codes(twice, LONG_AFTER) == []

    def test_a_written_meeting_is_no_joint_date(self):
        facts = joint_on(dutiful(), *BIMONTHLY[1:4])
        written = held(date(2025, 11, 1), mode=MeetingMode.WRITTEN, partners=(partner(),))
        assert codes(adding(facts, written), LONG_AFTER) == ["JOINT_LIMIT_REACHED"]

    def test_reached_is_advice_on_the_last_joint_day(self):
        finding = only(judged(joint_on(dutiful(), *BIMONTHLY[1:4]), LONG_AFTER).findings)
        assert (finding.severity, finding.on) == (Severity.ADVICE, BIMONTHLY[3])

    def test_a_year_of_one_meeting_has_no_room(self):
        facts = office(ServiceKind.COMMUNITY_SPECIFIED, override=1, meetings=(held(date(2025, 5, 1)),))
        assert codes(facts, LONG_AFTER) == ["JOINT_LIMIT_REACHED"]
        assert codes(joint_on(facts, date(2025, 5, 1)), LONG_AFTER) == ["JOINT_LIMIT_EXCEEDED"]


class TestArea:
    @pytest.mark.parametrize(
        ("own", "others", "expected"),
        [
            pytest.param("北", ["北"], [], id="same area"),
            pytest.param("北", ["南"], ["JOINT_AREA_MISMATCH"], id="another area"),
            pytest.param("北", ["北", "南"], ["JOINT_AREA_MISMATCH"], id="one of two elsewhere"),
            pytest.param("北", ["南", "南"], ["JOINT_AREA_MISMATCH"], id="both partners elsewhere"),
            pytest.param("北", [None], ["JOINT_AREA_UNKNOWN"], id="partner without an area"),
            pytest.param(None, ["北"], ["JOINT_AREA_UNKNOWN"], id="own area unknown"),
            pytest.param(None, [None], ["JOINT_AREA_UNKNOWN"], id="both unknown"),
            pytest.param(
                "北",
                ["南", None],
                ["JOINT_AREA_MISMATCH", "JOINT_AREA_UNKNOWN"],
                id="one elsewhere, one unknown",
            ),
            pytest.param(
                None,
                ["北", "南"],
                ["JOINT_AREA_MISMATCH", "JOINT_AREA_UNKNOWN"],
                id="partners differ, own unknown",
            ),
        ],
    )
    @pytest.mark.parametrize("kind", [GROUP_HOME, DAY])
    def test_every_kind_and_every_participant(self, kind, own, others, expected):
        facts = dutiful(kind)
        day = facts.meetings[-1].on
        facts = changed(facts, day, area=own, partners=tuple(partner(area) for area in others))
        assert codes(facts, LONG_AFTER, NATIONAL) == expected

    def test_a_standalone_meeting_needs_no_area(self):
        assert codes(changed(dutiful(), BIMONTHLY[1], area=None), LONG_AFTER) == []

    def test_a_plan_is_told_before_its_day(self):
        plan = planned(date(2026, 2, 20), partners=(partner("南"),))
        finding = only(judged(adding(dutiful(), plan), date(2025, 9, 1)).findings)
        assert (finding.code, finding.severity) == ("JOINT_AREA_MISMATCH", Severity.VIOLATION)
        assert (finding.on, finding.meeting) == (date(2026, 2, 20), date(2026, 2, 20))
        assert "となりの事業所" in finding.message

    def test_day_services_under_no_cap_still_need_the_area(self):
        facts = changed(dutiful(DAY), HALF_YEARLY[0], partners=(partner("南"),))
        assert codes(facts, LONG_AFTER) == ["JOINT_AREA_MISMATCH"]


class TestEvaluation:
    def test_a_joint_evaluation_violates_and_does_not_fulfil(self):
        facts = joint_on(dutiful(), BIMONTHLY[0])
        assert codes(facts, LONG_AFTER) == ["JOINT_EVALUATION", "EVALUATION_MISSING"]

    def test_another_participants_evaluation_violates_too(self):
        facts = changed(joint_on(dutiful(), BIMONTHLY[1]), BIMONTHLY[1], carries_evaluation=True)
        finding = only(judged(facts, LONG_AFTER).findings)
        assert (finding.code, finding.severity) == ("JOINT_EVALUATION", Severity.VIOLATION)
        assert (finding.on, finding.meeting) == (BIMONTHLY[1], BIMONTHLY[1])

    @pytest.mark.parametrize("kind", [DAY, ServiceKind.COMMUNITY_SPECIFIED])
    def test_a_participant_without_the_duty_is_not_told(self, kind):
        facts = dutiful(kind)
        day = facts.meetings[0].on
        assert codes(changed(facts, day, partners=(partner(),), carries_evaluation=True), LONG_AFTER) == []

    def test_a_plan_is_told_before_its_day_and_plans_nothing(self):
        facts = office(meetings=(planned(date(2025, 9, 1), partners=(partner(),), evaluation=BOTH_EYES),))
        verdict = judged(facts, date(2025, 4, 10), NATIONAL)
        assert [f.code for f in verdict.findings] == ["JOINT_EVALUATION", "EVALUATION_DUE"]
        assert verdict.evaluation == "missing"

    def test_a_standalone_evaluation_is_as_it_should_be(self):
        assert codes(dutiful(), LONG_AFTER) == []


def test_both_councils_may_meet_jointly_and_b_needs_its_medical_member():
    day = HALF_YEARLY[1]
    there = frozenset(s.category for s in dutiful().seats if s.category != "medical")
    visiting = changed(joint_on(dutiful(VISITING), day), day, present=there)
    finding = only(f for f in judged(visiting, LONG_AFTER, OSAKA).findings if f.meeting == day)
    assert (finding.code, finding.detail) == ("MEETING_CATEGORY_ABSENT", "medical")
    day_service = changed(joint_on(dutiful(DAY), day), day, present=there)
    assert codes(day_service, LONG_AFTER, OSAKA) == []
