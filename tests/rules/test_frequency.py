"""Meetings held, excused and planned, and what is found when they are too few or too far apart. [RULEBOOK §3]"""

from datetime import date

import pytest

from rules.facts import OfficeYear
from rules.findings import Severity
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingMode, MeetingStatus, ServiceKind
from tests.rules.offices import (
    BIMONTHLY,
    DAY_AFTER_YEAR,
    LAST_DAY,
    LONG_AFTER,
    NATIONAL,
    adding,
    codes,
    dutiful,
    held,
    judged,
    not_held,
    office,
    only,
    partner,
    planned,
    without,
)

DAY = ServiceKind.COMMUNITY_DAY


def counts(facts: OfficeYear, as_of: date) -> tuple[int, int, int]:
    verdict = judged(facts, as_of)
    return verdict.held, verdict.excused, verdict.planned


class TestCounting:
    @pytest.mark.parametrize(
        ("mode", "number"),
        [(MeetingMode.IN_PERSON, 1), (MeetingMode.WEB, 1), (MeetingMode.HYBRID, 1), (MeetingMode.WRITTEN, 0)],
    )
    def test_modes(self, mode, number):
        assert counts(office(meetings=(held(date(2025, 6, 1), mode=mode),)), LONG_AFTER) == (number, 0, 0)

    def test_a_written_plan_counts_as_little(self):
        plan = planned(date(2025, 9, 1), mode=MeetingMode.WRITTEN)
        assert counts(office(meetings=(plan,)), date(2025, 8, 1)) == (0, 0, 0)

    def test_two_meetings_on_one_day_are_one_date(self):
        twice = (held(date(2025, 6, 1)), held(date(2025, 6, 1), partners=(partner(),)))
        assert counts(office(meetings=twice), LONG_AFTER) == (1, 0, 0)

    @pytest.mark.parametrize(
        ("on", "number"),
        [
            pytest.param(date(2025, 3, 31), 0, id="31 March before"),
            pytest.param(date(2025, 4, 1), 1, id="1 April"),
            pytest.param(date(2026, 3, 31), 1, id="31 March"),
            pytest.param(date(2026, 4, 1), 0, id="1 April after"),
        ],
    )
    def test_the_year_is_the_fiscal_year(self, on, number):
        assert counts(office(meetings=(held(on),)), LONG_AFTER) == (number, 0, 0)

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2025, 6, 15), (0, 0, 1), id="the day before: still planned"),
            pytest.param(date(2025, 6, 16), (1, 0, 0), id="the day itself: held"),
        ],
    )
    def test_a_meeting_held_later_is_planned(self, as_of, expected):
        assert counts(office(meetings=(held(date(2025, 6, 16)),)), as_of) == expected

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2025, 6, 16), (0, 0, 1), id="on its day"),
            pytest.param(date(2025, 6, 17), (0, 0, 0), id="its day passed without a record"),
        ],
    )
    def test_a_plan_counts_until_its_day_passed(self, as_of, expected):
        assert counts(office(meetings=(planned(date(2025, 6, 16)),)), as_of) == expected

    def test_a_plan_on_a_day_already_held_is_no_further_date(self):
        day = date(2025, 6, 16)
        assert counts(office(meetings=(held(day), planned(day, partners=(partner(),)))), day) == (1, 0, 0)

    @pytest.mark.parametrize("status", [MeetingStatus.CANCELLED, MeetingStatus.NOT_HELD])
    @pytest.mark.parametrize("as_of", [date(2025, 5, 1), LONG_AFTER], ids=["before", "after"])
    def test_cancelled_and_unexcused_count_nowhere(self, status, as_of):
        assert counts(office(meetings=(planned(date(2025, 6, 16), status=status),)), as_of) == (0, 0, 0)

    @pytest.mark.parametrize(
        ("approved_on", "as_of", "expected"),
        [
            pytest.param(date(2025, 7, 10), date(2025, 7, 9), (0, 0, 0), id="the day before the approval"),
            pytest.param(date(2025, 7, 10), date(2025, 7, 10), (0, 1, 0), id="the day of the approval"),
            pytest.param(date(2025, 5, 1), date(2025, 6, 15), (0, 0, 0), id="approved ahead, day not come"),
            pytest.param(date(2025, 5, 1), date(2025, 6, 16), (0, 1, 0), id="approved ahead, day come"),
            pytest.param(None, LONG_AFTER, (0, 0, 0), id="never approved"),
        ],
    )
    def test_excused_after_the_ward_approves(self, approved_on, as_of, expected):
        assert counts(office(meetings=(not_held(date(2025, 6, 16), approved_on),)), as_of) == expected

    def test_a_meeting_held_on_an_excused_day_is_held_once(self):
        day = date(2025, 6, 16)
        assert counts(office(meetings=(not_held(day, day), held(day))), LONG_AFTER) == (1, 0, 0)


class TestShortfall:
    def test_six_of_six(self):
        assert codes(dutiful(), DAY_AFTER_YEAR) == []

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2026, 2, 28), [], id="28 February: a notice still in time"),
            pytest.param(date(2026, 3, 1), ["FREQUENCY_UNREACHABLE"], id="1 March: none any more"),
            pytest.param(LAST_DAY, ["FREQUENCY_UNREACHABLE"], id="the last day"),
            pytest.param(DAY_AFTER_YEAR, ["FREQUENCY_SHORTFALL"], id="the day after the year"),
        ],
    )
    def test_five_of_six(self, as_of, expected):
        assert codes(without(dutiful(), BIMONTHLY[-1]), as_of) == expected

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2024, 2, 29), [], id="29 February: a notice still in time"),
            pytest.param(date(2024, 3, 1), ["FREQUENCY_UNREACHABLE"], id="1 March"),
        ],
    )
    def test_the_last_notice_day_of_a_leap_year(self, as_of, expected):
        day = office(DAY, year=FiscalYear(2023), meetings=(held(date(2023, 5, 20)),))
        assert codes(day, as_of, NATIONAL) == expected

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(LAST_DAY, [], id="on the day of the plan"),
            pytest.param(DAY_AFTER_YEAR, ["FREQUENCY_SHORTFALL"], id="a plan that came to nothing"),
        ],
    )
    def test_a_plan_on_the_last_day_keeps_the_year_within_reach(self, as_of, expected):
        assert codes(adding(without(dutiful(), BIMONTHLY[-1]), planned(LAST_DAY)), as_of) == expected

    def test_excused_fills_the_gap(self):
        facts = adding(without(dutiful(), BIMONTHLY[-1]), not_held(BIMONTHLY[-1], date(2026, 3, 20)))
        assert codes(facts, date(2026, 3, 19)) == ["FREQUENCY_UNREACHABLE"]
        assert codes(facts, DAY_AFTER_YEAR) == []

    def test_written_meetings_do_not(self):
        facts = adding(without(dutiful(), BIMONTHLY[-1]), held(BIMONTHLY[-1], mode=MeetingMode.WRITTEN))
        assert codes(facts, DAY_AFTER_YEAR) == ["FREQUENCY_SHORTFALL"]

    def test_an_override_asks_for_less_or_more(self):
        assert codes(without(dutiful(override=5), BIMONTHLY[-1]), DAY_AFTER_YEAR) == []
        assert codes(dutiful(override=7), DAY_AFTER_YEAR) == ["FREQUENCY_SHORTFALL"]

    def test_what_the_finding_says(self):
        finding = only(judged(without(dutiful(), BIMONTHLY[-1]), DAY_AFTER_YEAR).findings)
        assert (finding.severity, finding.on, finding.meeting) == (Severity.VIOLATION, LAST_DAY, None)
        assert "6回の開催が必要ですが、開催5回、承認された未開催0回で、1回足りません" in finding.message

    def test_unreachable_bites_on_the_last_notice_day(self):
        finding = only(judged(without(dutiful(), BIMONTHLY[-1]), LAST_DAY).findings)
        assert (finding.severity, finding.on) == (Severity.VIOLATION, date(2026, 2, 28))


class TestBehind:
    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2025, 3, 1), [], id="before the year"),
            pytest.param(date(2025, 5, 31), [], id="one day short of two months"),
            pytest.param(date(2025, 6, 1), ["FREQUENCY_BEHIND"], id="two whole months"),
            pytest.param(date(2025, 6, 15), ["FREQUENCY_BEHIND"], id="the day before the first meeting"),
            pytest.param(date(2025, 6, 16), [], id="the first meeting"),
            pytest.param(date(2025, 7, 31), [], id="one day short of four months"),
            pytest.param(date(2025, 8, 1), ["FREQUENCY_BEHIND"], id="four whole months"),
            pytest.param(date(2026, 2, 28), ["FREQUENCY_BEHIND"], id="the last notice day"),
            pytest.param(date(2026, 3, 1), ["FREQUENCY_UNREACHABLE"], id="not beside unreachable"),
        ],
    )
    def test_one_meeting_in_june(self, as_of, expected):
        kind = ServiceKind.COMMUNITY_SPECIFIED
        assert codes(office(kind, meetings=(held(date(2025, 6, 16)),)), as_of, NATIONAL) == expected

    def test_bites_on_the_day_the_next_was_expected(self):
        kind = ServiceKind.COMMUNITY_SPECIFIED
        finding = only(judged(office(kind), date(2025, 10, 20), NATIONAL).findings)
        assert (finding.severity, finding.on) == (Severity.WARNING, date(2025, 6, 1))
        assert "3回必要な時期に0回" in finding.message

    def test_months_before_the_designation_do_not_count(self):
        kind = ServiceKind.COMMUNITY_SPECIFIED
        facts = office(kind, designated_on=date(2025, 6, 15))
        assert codes(facts, date(2025, 8, 14), NATIONAL) == []
        assert codes(facts, date(2025, 8, 15), NATIONAL) == ["FREQUENCY_BEHIND"]

    def test_nor_do_suspended_months(self):
        kind = ServiceKind.COMMUNITY_SPECIFIED
        facts = office(kind, suspensions=((date(2025, 5, 1), date(2025, 10, 31)),))
        assert codes(facts, date(2025, 11, 30), NATIONAL) == []
        assert codes(facts, date(2025, 12, 1), NATIONAL) == ["FREQUENCY_BEHIND"]

    def test_excused_counts(self):
        facts = office(
            ServiceKind.COMMUNITY_SPECIFIED, meetings=(not_held(date(2025, 5, 1), date(2025, 5, 2)),)
        )
        assert codes(facts, date(2025, 7, 1), NATIONAL) == []

    def test_planned_does_not(self):
        facts = office(ServiceKind.COMMUNITY_SPECIFIED, meetings=(planned(date(2025, 9, 1)),))
        assert codes(facts, date(2025, 7, 1), NATIONAL) == ["FREQUENCY_BEHIND"]

    def test_never_more_than_the_year_needs(self):
        facts = office(
            ServiceKind.COMMUNITY_SPECIFIED,
            override=2,
            meetings=(held(date(2025, 5, 1)), held(date(2025, 6, 1))),
        )
        assert codes(facts, date(2025, 12, 1), NATIONAL) == []


class TestInterval:
    @pytest.mark.parametrize(
        ("before", "expected"),
        [
            pytest.param(date(2025, 1, 15), [], id="three months to the day"),
            pytest.param(date(2025, 1, 14), ["INTERVAL_TOO_LONG"], id="a day more"),
            pytest.param(None, [], id="no meeting before"),
        ],
    )
    def test_from_the_year_before(self, before, expected):
        assert codes(dutiful(last_counted_before=before), LONG_AFTER) == expected

    @pytest.mark.parametrize(
        ("second", "expected"),
        [
            pytest.param(date(2025, 12, 20), [], id="seven months to the day"),
            pytest.param(date(2025, 12, 21), ["INTERVAL_TOO_LONG"], id="a day more"),
        ],
    )
    def test_of_a_day_service(self, second, expected):
        assert codes(office(DAY, meetings=(held(date(2025, 5, 20)), held(second))), LONG_AFTER) == expected

    def test_only_counting_days_matter(self):
        between = held(date(2025, 9, 1), mode=MeetingMode.WRITTEN)
        facts = office(DAY, meetings=(held(date(2025, 4, 1)), between, held(date(2026, 3, 1))))
        assert codes(facts, LONG_AFTER) == ["INTERVAL_TOO_LONG"]

    def test_not_before_the_later_day_has_come(self):
        facts = dutiful(DAY, last_counted_before=date(2024, 9, 1))
        assert codes(facts, date(2025, 5, 19), NATIONAL) == []
        finding = only(judged(facts, date(2025, 5, 20), NATIONAL).findings)
        assert (finding.severity, finding.on) == (Severity.ADVICE, date(2025, 5, 20))
        assert finding.meeting == date(2025, 5, 20)
