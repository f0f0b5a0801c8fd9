"""Another ward is one file, no code; and a value is chosen by date. [RULEBOOK, head]"""

from datetime import date

import pytest

from rules.facts import MeetingFacts
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingMode, ServiceKind
from rules.ruleset_files import rulebook
from tests.rules.offices import (
    BIMONTHLY,
    FY2025,
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
    partner,
    planned,
    without,
)

DAY, GROUP_HOME, SMALL = (
    ServiceKind.COMMUNITY_DAY,
    ServiceKind.GROUP_HOME,
    ServiceKind.SMALL_MULTIFUNCTIONAL,
)


def rule(key: str, value: object, source: str = "市の条例", since: str = "2025-04-01") -> str:
    return f'{key} = [{{ value = {value}, from = {since}, source = "{source}" }}]\n'


def every(months: int, per_year: int) -> str:
    return rule("interval_months", months) + rule("meetings_per_year", per_year)


def test_saitama_asks_day_services_once_in_twelve_months(ward):
    book = ward(f"[service.community_day]\n{every(12, 1)}")
    once = office(DAY, meetings=(held(date(2025, 9, 10)),))
    assert judged(once, LONG_AFTER, book).required == 1
    assert codes(once, LONG_AFTER, book) == []
    assert codes(once, LONG_AFTER, NATIONAL) == ["FREQUENCY_SHORTFALL"]
    finding = only(judged(office(DAY), LONG_AFTER, book).findings)
    assert (finding.code, finding.source) == ("FREQUENCY_SHORTFALL", "市の条例")
    assert "市に相談してください" in finding.message
    assert judged(office(ServiceKind.DEMENTIA_DAY), LONG_AFTER, book).required == 2


@pytest.mark.parametrize("kind", [SMALL, GROUP_HOME])
def test_itami_asks_homes_once_in_four_months(ward, kind):
    book = ward(f"[service.small_multifunctional]\n{every(4, 3)}[service.group_home]\n{every(4, 3)}")
    thrice = without(dutiful(kind), *BIMONTHLY[1::2])
    verdict = judged(thrice, LONG_AFTER, book)
    assert (verdict.required, verdict.joint_limit, verdict.findings) == (3, 1, ())
    assert judged(dutiful(kind, designated_on=date(2025, 6, 15)), LONG_AFTER, book).required == 2
    assert codes(office(kind), date(2025, 7, 31), book) == ["EVALUATION_DUE"]
    assert codes(office(kind), date(2025, 8, 1), book) == ["FREQUENCY_BEHIND", "EVALUATION_DUE"]


def test_a_lower_number_alone_caps_the_prorated_one(ward):
    book = ward(f"[service.group_home]\n{rule('meetings_per_year', 3)}")
    assert judged(office(closed_on=date(2026, 3, 1)), LONG_AFTER, book).required == 3


class TestShunan:
    """Minutes may wait for the next meeting."""

    JUNE, AUGUST = BIMONTHLY[1], BIMONTHLY[2]

    @pytest.fixture
    def book(self, ward):
        return ward(f"[value]\n{rule('minutes_wait_for_next_meeting', 'true', '市の手引き')}")

    @pytest.mark.parametrize(
        ("as_of", "national", "here"),
        [
            pytest.param(date(2025, 7, 17), ["MINUTES_OVERDUE"], [], id="a month after"),
            pytest.param(date(2025, 8, 15), ["MINUTES_OVERDUE"], [], id="the day of the next meeting"),
            pytest.param(date(2025, 8, 16), ["MINUTES_OVERDUE"], ["MINUTES_OVERDUE"], id="the day after it"),
        ],
    )
    def test_until_the_next_meeting(self, book, as_of, national, here):
        facts = changed(dutiful(), self.JUNE, submitted_on=None)
        assert codes(facts, as_of, NATIONAL) == national
        assert codes(facts, as_of, book) == here

    def test_source_and_day_are_the_wards(self, book):
        facts = changed(dutiful(), self.JUNE, submitted_on=date(2025, 9, 1), delivered=False)
        findings = judged(facts, LONG_AFTER, book).findings
        assert [(f.code.value, f.on, f.source) for f in findings] == [
            ("DISTRIBUTION_INCOMPLETE", self.AUGUST, "市の手引き"),
            ("MINUTES_LATE", self.AUGUST, "市の手引き"),
        ]

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2026, 4, 16), [], id="when the next is due by the interval"),
            pytest.param(date(2026, 4, 17), ["MINUTES_OVERDUE"], id="the day after"),
        ],
    )
    def test_while_no_next_meeting_is_known(self, book, as_of, expected):
        assert codes(changed(dutiful(), BIMONTHLY[5], submitted_on=None), as_of, book) == expected

    def test_a_next_meeting_soon_after_leaves_the_month(self, book):
        facts = adding(changed(dutiful(), self.JUNE, submitted_on=None), held(date(2025, 6, 30)))
        assert codes(facts, date(2025, 7, 16), book) == []
        assert codes(facts, date(2025, 7, 17), book) == ["MINUTES_OVERDUE"]

    def test_a_plan_that_came_to_nothing_is_no_next_meeting(self, book):
        facts = adding(
            changed(dutiful(DAY), date(2025, 11, 20), submitted_on=None), planned(date(2026, 6, 30))
        )
        assert codes(facts, date(2026, 5, 20), book) == []
        assert codes(facts, date(2026, 5, 21), book) == ["MINUTES_OVERDUE"]


class TestOtherValues:
    def test_joint_meetings_within_the_municipality(self, ward):
        book = ward(f"[value]\n{rule('joint_area_scope', chr(34) + 'municipality' + chr(34))}")
        mixed = [("南", "131202", []), (None, "131202", []), ("北", "131211", ["JOINT_AREA_MISMATCH"])]
        for area, municipality, expected in mixed:
            facts = changed(dutiful(), BIMONTHLY[1], partners=(partner(area, municipality),))
            assert codes(facts, LONG_AFTER, book) == expected

    def test_written_meetings_counted_for_a_time(self, ward):
        rows = '[{ value = true, from = 2025-06-01, until = 2025-12-15, source = "感染症の特例" }]'
        book = ward(f"[value]\nwritten_counts = {rows}")
        days = [date(2025, 5, 31), date(2025, 6, 1), date(2025, 12, 15), date(2025, 12, 16)]
        facts = office(meetings=tuple(held(day, mode=MeetingMode.WRITTEN) for day in days))
        assert judged(facts, LONG_AFTER, book).held == 2

    def test_evaluation_may_be_joint_where_the_ward_lets_it(self, ward):
        book = ward(f"[service.group_home]\n{rule('evaluation_standalone', 'false')}")
        facts = changed(dutiful(), BIMONTHLY[0], partners=(partner(),))
        assert codes(facts, LONG_AFTER, book) == []
        assert judged(facts, LONG_AFTER, book).evaluation == "done"
        assert judged(facts, date(2025, 4, 1), book).evaluation == "planned"

    def test_a_longer_notice_moves_the_last_day_for_one(self, ward):
        book = ward(f"[value]\n{rule('notice_months_before', 2)}")
        facts = without(dutiful(meetings=tuple(_early(m) for m in dutiful().meetings)), BIMONTHLY[5])
        assert codes(facts, date(2026, 1, 31), book) == []
        finding = only(judged(facts, date(2026, 2, 1), book).findings)
        assert (finding.code, finding.on) == ("FREQUENCY_UNREACHABLE", date(2026, 1, 31))
        assert "年度内に2か月前の通知" in finding.message

    def test_an_override_for_a_kind_without_council_is_the_wards_own(self):
        finding = next(
            f
            for f in judged(office(ServiceKind.NIGHT_VISITING, override=1), LONG_AFTER).findings
            if f.code == "FREQUENCY_SHORTFALL"
        )
        assert finding.source == "policy"


def _early(meeting: MeetingFacts) -> MeetingFacts:
    return held(meeting.on, evaluation=meeting.evaluation, notice_on=date(2025, 1, 1))


class TestInheritance:
    @pytest.mark.parametrize(
        ("day", "edition", "authority"),
        [
            pytest.param(date(2025, 3, 31), NATIONAL, "区市町村", id="the day before Nerima's guide"),
            pytest.param(date(2025, 4, 1), NERIMA, "区", id="its first day"),
        ],
    )
    def test_the_edition_in_force(self, day, edition, authority):
        rules = rulebook(NERIMA).on(day)
        assert (rules.id, rules.authority) == (edition, authority)

    def test_the_first_day_of_an_edition(self):
        assert rulebook(NERIMA).on(FY2025.first).valid_from == date(2025, 4, 1)
        assert rulebook(NATIONAL).on(FY2025.first).valid_from == date(2016, 4, 1)

    def test_what_nerima_does_not_say_is_national(self):
        rules = rulebook(NERIMA).on(FY2025.first)
        assert rules.kind(ServiceKind.MEDICAL_DAY).meetings_per_year == 1
        assert rules.evaluation_report_months_after == 1

    def test_osaka_overrides_attendance_alone(self):
        ours, all_of_us = rulebook(OSAKA).on(FY2025.first), rulebook(NATIONAL).on(FY2025.first)
        differing = {name for name in vars(ours) if getattr(ours, name) != getattr(all_of_us, name)} - {
            "id",
            "name",
            "authority",
            "valid_from",
            "cited",
        }
        assert differing == {"attendance_strictness"}

    def test_a_ward_may_follow_another_ward(self, ward, write):
        write("222222", f'id = "222222"\nname = "親の市"\n[value]\n{rule("retention_years", 5)}')
        book = ward(f'inherits = "222222"\n[value]\n{rule("minutes_months_after", 2)}')
        rules = book.on(FY2025.first)
        assert (rules.retention_years, rules.minutes_months_after, rules.notice_months_before) == (5, 2, 1)

    def test_before_the_first_edition_the_first_is_asked(self):
        verdict = judged(office(year=FiscalYear(2000)), LONG_AFTER, NATIONAL)
        assert verdict.required == 6

    @pytest.mark.parametrize(
        ("year", "required"),
        [pytest.param(2015, 0, id="before the kind"), pytest.param(2016, 2, id="with it")],
    )
    def test_a_kind_has_its_duty_from_the_day_it_exists(self, year, required):
        assert judged(office(DAY, year=FiscalYear(year)), LONG_AFTER, NATIONAL).required == required


class TestByDate:
    ROWS = (
        "[value]\nminutes_months_after = [\n"
        '{ value = 1, from = 2025-04-01, until = 2025-12-31, source = "旧手引き" },\n'
        '{ value = 2, from = 2026-01-01, source = "新手引き" }]'
    )

    @pytest.mark.parametrize(
        ("meeting_on", "due", "source"),
        [
            pytest.param(date(2025, 12, 31), date(2026, 1, 31), "旧手引き", id="the last day of the old"),
            pytest.param(date(2026, 1, 1), date(2026, 3, 1), "新手引き", id="the first day of the new"),
        ],
    )
    def test_a_meeting_is_judged_by_the_rule_of_its_day(self, ward, meeting_on, due, source):
        facts = adding(dutiful(), held(meeting_on, submitted_on=None))
        finding = only(judged(facts, LONG_AFTER, ward(self.ROWS)).findings)
        assert (finding.code, finding.on, finding.source) == ("MINUTES_OVERDUE", due, source)

    def test_a_gap_falls_back_to_the_national_value(self, ward):
        rows = '[{ value = 2, from = 2025-04-01, until = 2025-06-30, source = "旧手引き" }]'
        book = ward(f"[value]\nminutes_months_after = {rows}")
        assert book.on(date(2025, 6, 30)).minutes_months_after == 2
        assert book.on(date(2025, 7, 1)).minutes_months_after == 1
        assert book.on(date(2025, 7, 1)).name == "全国（基準省令）"
