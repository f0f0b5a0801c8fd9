"""Who sits on the council, who came, and how they took part. [RULEBOOK §5]"""

from dataclasses import replace
from datetime import date

import pytest

from rules.facts import OfficeYear, Seat
from rules.findings import Severity
from rules.kinds import MeetingMode, MemberCategory, ServiceKind
from tests.rules.offices import (
    BIMONTHLY,
    HALF_YEARLY,
    LAST_DAY,
    LONG_AFTER,
    NATIONAL,
    NERIMA,
    OSAKA,
    SEATS,
    adding,
    changed,
    codes,
    dutiful,
    judged,
    office,
    only,
    planned,
)

VISITING = ServiceKind.REGULAR_VISITING


def seats_without(*categories: str) -> tuple[Seat, ...]:
    return tuple(seat for seat in SEATS if seat.category.value not in categories)


def gaps(facts: OfficeYear, as_of: date = LONG_AFTER, ruleset: str = NERIMA) -> list[str | None]:
    """The categories found missing; nothing else may be found."""
    findings = judged(facts, as_of, ruleset).findings
    assert {finding.code.value for finding in findings} <= {"ROSTER_CATEGORY_MISSING"}
    return [finding.detail for finding in findings]


class TestRoster:
    @pytest.mark.parametrize(
        ("absent", "expected"),
        [
            pytest.param([], [], id="full"),
            pytest.param(["user"], ["user"], id="neither user nor family"),
            pytest.param(["community"], ["community"], id="no neighbour"),
            pytest.param(["municipality"], [], id="the support centre stands for the ward"),
            pytest.param(["support_center"], [], id="the ward stands for the support centre"),
            pytest.param(["municipality", "support_center"], ["municipality"], id="neither of the two"),
            pytest.param(["expert"], ["expert"], id="nobody with knowledge"),
            pytest.param(["staff"], ["staff"], id="nobody of the office"),
            pytest.param(["medical"], [], id="council A needs no doctor"),
            pytest.param(
                ["user", "community", "expert"], ["community", "expert", "user"], id="three at once"
            ),
        ],
    )
    def test_council_a(self, absent, expected):
        assert gaps(dutiful(seats=seats_without(*absent))) == expected

    def test_a_family_member_stands_for_the_user(self):
        assert gaps(dutiful(seats=(*seats_without("user"), Seat(MemberCategory.FAMILY)))) == []

    def test_an_other_member_stands_for_nobody(self):
        assert gaps(dutiful(seats=(*seats_without("expert"), Seat(MemberCategory.OTHER)))) == ["expert"]

    def test_council_b_also_needs_the_medical_side(self):
        assert gaps(dutiful(VISITING, seats=seats_without("medical"))) == ["medical"]

    def test_an_empty_roster_lacks_everybody(self):
        assert gaps(dutiful(seats=())) == ["community", "expert", "municipality", "staff", "user"]
        assert gaps(dutiful(VISITING, seats=()), ruleset=NATIONAL) == [
            "community", "expert", "medical", "municipality", "staff", "user",
        ]  # fmt: skip

    def test_what_the_finding_says(self):
        finding = only(judged(dutiful(seats=seats_without("user")), LONG_AFTER).findings)
        assert (finding.severity, finding.on) == (Severity.WARNING, date(2025, 4, 1))
        assert (finding.meeting, finding.detail) == (None, "user")
        assert "「利用者または利用者の家族」がいません" in finding.message

    @pytest.mark.parametrize(
        ("ruleset", "category", "source"),
        [
            pytest.param(NATIONAL, "expert", "省令 34", id="national, everybody's"),
            pytest.param(NATIONAL, "medical", "省令 3条の37", id="national, council B's own"),
            pytest.param(NERIMA, "medical", "N §3", id="the ward"),
        ],
    )
    def test_source(self, ruleset, category, source):
        facts = dutiful(VISITING, seats=seats_without(category))
        assert only(judged(facts, LONG_AFTER, ruleset).findings).source == source

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2025, 9, 30), ["expert"], id="the day before the term"),
            pytest.param(date(2025, 10, 1), [], id="first day of the term"),
            pytest.param(date(2026, 1, 31), [], id="last day of the term"),
            pytest.param(date(2026, 2, 1), ["expert"], id="the day after the term"),
        ],
    )
    def test_terms_have_both_days_inside(self, as_of, expected):
        expert = Seat(MemberCategory.EXPERT, date(2025, 10, 1), date(2026, 1, 31))
        assert gaps(dutiful(seats=(*seats_without("expert"), expert)), as_of, NATIONAL) == expected

    def test_the_gap_bites_on_the_day_after_the_last_member_left(self):
        terms = [Seat(MemberCategory.EXPERT, None, date(2026, 1, day)) for day in (10, 31)]
        facts = dutiful(seats=(*seats_without("expert"), *terms))
        assert only(judged(facts, date(2026, 2, 10), NATIONAL).findings).on == date(2026, 2, 1)

    @pytest.mark.parametrize(
        ("left_on", "expected"),
        [
            pytest.param(LAST_DAY, [], id="sat until the last day"),
            pytest.param(date(2026, 3, 30), ["expert"], id="left a day earlier"),
        ],
    )
    def test_a_past_year_is_judged_by_its_last_day(self, left_on, expected):
        expert = Seat(MemberCategory.EXPERT, None, left_on)
        assert gaps(dutiful(seats=(*seats_without("expert"), expert))) == expected


class TestAttendance:
    THERE = frozenset({MemberCategory.FAMILY, MemberCategory.COMMUNITY, MemberCategory.STAFF})

    @pytest.mark.parametrize(
        ("ruleset", "expected"),
        [
            pytest.param(NERIMA, [], id="Nerima: who is needed for the agenda"),
            pytest.param(NATIONAL, [], id="national: nothing said"),
            pytest.param(OSAKA, ["MEETING_CATEGORY_ABSENT"] * 2, id="Osaka: everybody every time"),
        ],
    )
    def test_absent_categories(self, ruleset, expected):
        facts = changed(dutiful(), BIMONTHLY[1], present=self.THERE)
        assert codes(facts, LONG_AFTER, ruleset) == expected

    def test_what_the_findings_say(self):
        facts = changed(dutiful(), BIMONTHLY[1], present=self.THERE)
        findings = judged(facts, LONG_AFTER, OSAKA).findings
        assert [f.detail for f in findings] == ["expert", "municipality"]
        assert {(f.severity, f.on, f.meeting, f.source) for f in findings} == {
            (Severity.VIOLATION, BIMONTHLY[1], BIMONTHLY[1], "O 地域密着型サービス共通")
        }

    def test_unknown_attendance_is_not_judged(self):
        assert codes(changed(dutiful(), BIMONTHLY[1], present=None), LONG_AFTER, OSAKA) == []

    def test_nobody_came_is_known(self):
        facts = changed(dutiful(VISITING), HALF_YEARLY[0], present=frozenset())
        assert codes(facts, LONG_AFTER, OSAKA) == ["MEETING_CATEGORY_ABSENT"] * 6

    def test_not_before_the_meeting(self):
        facts = changed(dutiful(), BIMONTHLY[1], present=self.THERE)
        assert codes(facts, date(2025, 6, 15), OSAKA) == []
        assert codes(facts, BIMONTHLY[1], OSAKA) == ["MEETING_CATEGORY_ABSENT"] * 2


class TestWeb:
    @pytest.mark.parametrize(
        ("mode", "without_consent", "expected"),
        [
            pytest.param(MeetingMode.WEB, True, ["WEB_CONSENT_MISSING"], id="web without consent"),
            pytest.param(MeetingMode.HYBRID, True, ["WEB_CONSENT_MISSING"], id="hybrid without consent"),
            pytest.param(MeetingMode.WEB, False, [], id="web with consent"),
            pytest.param(MeetingMode.IN_PERSON, True, [], id="nobody on a screen"),
        ],
    )
    def test_consent(self, mode, without_consent, expected):
        facts = changed(dutiful(), BIMONTHLY[1], mode=mode, video_without_consent=without_consent)
        assert codes(facts, LONG_AFTER) == expected

    def test_consent_is_asked_of_what_took_place(self):
        facts = changed(dutiful(), BIMONTHLY[5], mode=MeetingMode.WEB, video_without_consent=True)
        assert codes(facts, date(2026, 2, 15)) == []
        finding = only(judged(facts, date(2026, 2, 16)).findings)
        assert (finding.severity, finding.on, finding.meeting) == (
            Severity.VIOLATION, date(2026, 2, 16), date(2026, 2, 16),
        )  # fmt: skip

    @pytest.mark.parametrize(
        ("tool", "expected"),
        [
            ("Skype", []),
            ("Microsoft Teams", []),
            ("Zoom", []),
            ("Webex Meeting", []),
            pytest.param("ZOOM", [], id="capitals"),
            pytest.param("Ｚｏｏｍ", [], id="full width"),
            pytest.param("microsoftteams", [], id="without the space"),
            pytest.param("Webex Ⅿeeting", [], id="as the seed spells it, with a Roman thousand"),
            pytest.param("Google Meet", ["WEB_TOOL_UNSUPPORTED"], id="another tool"),
            pytest.param("", [], id="no tool told"),
        ],
    )
    @pytest.mark.parametrize("mode", [MeetingMode.WEB, MeetingMode.HYBRID])
    def test_tools_the_ward_can_join(self, mode, tool, expected):
        assert codes(changed(dutiful(), BIMONTHLY[1], mode=mode, web_tool=tool), LONG_AFTER) == expected

    @pytest.mark.parametrize(
        ("change", "ruleset"),
        [
            pytest.param({"ward_invited": False}, NERIMA, id="ward staff not invited"),
            pytest.param({"mode": MeetingMode.IN_PERSON}, NERIMA, id="in person"),
            pytest.param({}, NATIONAL, id="no list of tools"),
        ],
    )
    def test_where_the_tool_does_not_matter(self, change, ruleset):
        facts = changed(dutiful(), BIMONTHLY[1], mode=MeetingMode.WEB, web_tool="Google Meet")
        assert codes(changed(facts, BIMONTHLY[1], **change), LONG_AFTER, ruleset) == []

    def test_the_tool_of_a_plan_is_told_in_time(self):
        plan = planned(date(2026, 2, 20), mode=MeetingMode.WEB, web_tool="Google Meet")
        finding = only(judged(adding(dutiful(), plan), date(2025, 9, 1)).findings)
        assert (finding.code, finding.severity, finding.source) == (
            "WEB_TOOL_UNSUPPORTED", Severity.ADVICE, "N §5",
        )  # fmt: skip
        assert "Skype、Microsoft Teams、Zoom、Webex Meeting" in finding.message


def test_no_roster_is_asked_of_a_year_without_meetings():
    assert codes(office(seats=(), override=0), LONG_AFTER) == []
    assert codes(replace(office(), seats=(), closed_on=date(2025, 4, 1)), LONG_AFTER) == []
