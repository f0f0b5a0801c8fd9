"""The whole judgement: status, order of findings, what stands until when. [RULEBOOK §8]"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from rules.assess import assess
from rules.facts import AgencyEvaluation, Relief, Seat
from rules.findings import Finding, Severity, Status
from rules.kinds import Council, EvaluationRoute, MeetingMode, MemberCategory, ServiceKind
from rules.ruleset_files import rulebook
from tests.rules.offices import (
    BIMONTHLY,
    BOTH_EYES,
    DAY_AFTER_YEAR,
    FY2025,
    LAST_DAY,
    LONG_AFTER,
    NATIONAL,
    NERIMA,
    SEATS,
    adding,
    changed,
    codes,
    dutiful,
    held,
    judged,
    not_held,
    office,
    planned,
    unevaluated,
    without,
)

NIGHT, EXPERT = ServiceKind.NIGHT_VISITING, MemberCategory.EXPERT
NO_EXPERT = tuple(seat for seat in SEATS if seat.category is not EXPERT)


class TestStatus:
    @pytest.mark.parametrize(
        ("facts", "as_of", "status"),
        [
            pytest.param(dutiful(), DAY_AFTER_YEAR, "compliant", id="over and clean"),
            pytest.param(dutiful(), LAST_DAY, "on_track", id="clean on the last day"),
            pytest.param(dutiful(), date(2025, 4, 15), "on_track", id="clean during the year"),
            pytest.param(dutiful(), date(2025, 3, 1), "on_track", id="before the year"),
            pytest.param(dutiful(seats=()), LONG_AFTER, "at_risk", id="a warning"),
            pytest.param(without(dutiful(), BIMONTHLY[3]), LONG_AFTER, "noncompliant", id="a violation"),
            pytest.param(
                without(dutiful(seats=()), BIMONTHLY[3]),
                LONG_AFTER,
                "noncompliant",
                id="violation before warning",
            ),
            pytest.param(
                dutiful(last_counted_before=date(2024, 9, 1)), LONG_AFTER, "compliant", id="advice, over"
            ),
            pytest.param(
                dutiful(last_counted_before=date(2024, 9, 1)), LAST_DAY, "on_track", id="advice, not over"
            ),
            pytest.param(office(NIGHT, seats=()), LONG_AFTER, "not_applicable", id="a kind without council"),
            pytest.param(office(override=0), date(2025, 9, 1), "not_applicable", id="nothing required"),
            pytest.param(
                office(override=0, meetings=(held(date(2025, 6, 1), submitted_on=None),)),
                LONG_AFTER,
                "noncompliant",
                id="nothing required, but a meeting went wrong",
            ),
            pytest.param(
                office(override=0, meetings=(held(date(2025, 6, 1), mode=MeetingMode.WEB, web_tool="X"),)),
                LONG_AFTER,
                "compliant",
                id="nothing required, advice about a meeting",
            ),
        ],
    )
    def test_of_a_year(self, facts, as_of, status):
        assert judged(facts, as_of).status is Status(status)

    def test_ranks_put_first_what_needs_the_wards_eye(self):
        assert [status.value for status in sorted(Status, key=lambda status: status.rank)] == [
            "noncompliant", "at_risk", "on_track", "compliant", "not_applicable",
        ]  # fmt: skip
        assert [severity.label for severity in sorted(Severity, key=lambda severity: severity.rank)] == [
            "違反", "注意", "目安",
        ]  # fmt: skip
        assert [status.label for status in Status] == ["基準違反", "注意", "順調", "適合", "対象外"]


def test_a_year_before_it_begins():
    verdict = judged(dutiful(), date(2025, 3, 1), NATIONAL)
    assert (verdict.held, verdict.planned, verdict.required) == (0, 6, 6)
    assert (verdict.findings, verdict.evaluation) == ((), "planned")


def test_council_and_numbers_of_a_visiting_office():
    verdict = judged(dutiful(ServiceKind.REGULAR_VISITING), date(2025, 9, 1))
    assert (verdict.council, verdict.required, verdict.held, verdict.planned) == (Council.B, 2, 1, 1)
    assert (verdict.joint_held, verdict.joint_planned, verdict.joint_limit) == (0, 0, 1)


def test_only_findings_about_single_meetings_where_nothing_is_required():
    meeting = held(date(2025, 6, 1), submitted_on=None, activity_counts_reported=False, topics=frozenset())
    facts = office(ServiceKind.SMALL_MULTIFUNCTIONAL, override=0, seats=(), meetings=(meeting,))
    assert codes(facts, LONG_AFTER) == ["MINUTES_OVERDUE", "ACTIVITY_COUNTS_MISSING"]


def test_findings_are_ordered_by_severity_date_and_code():
    facts = dutiful(seats=(), last_counted_before=date(2024, 9, 1))
    facts = changed(facts, BIMONTHLY[3], submitted_on=None, published_on=None, delivered=False)
    facts = changed(facts, BIMONTHLY[1], submitted_on=None, notice_on=date(2025, 6, 1))
    findings = judged(facts, date(2026, 3, 15)).findings
    assert [(f.severity.value, f.on.isoformat(), f.code.value, f.detail) for f in findings] == [
        ("violation", "2025-07-16", "MINUTES_OVERDUE", None),
        ("violation", "2025-11-15", "MINUTES_OVERDUE", None),
        ("warning", "2025-04-01", "ROSTER_CATEGORY_MISSING", "community"),
        ("warning", "2025-04-01", "ROSTER_CATEGORY_MISSING", "expert"),
        ("warning", "2025-04-01", "ROSTER_CATEGORY_MISSING", "municipality"),
        ("warning", "2025-04-01", "ROSTER_CATEGORY_MISSING", "staff"),
        ("warning", "2025-04-01", "ROSTER_CATEGORY_MISSING", "user"),
        ("warning", "2025-05-16", "NOTICE_LATE", None),
        ("warning", "2025-11-15", "DISTRIBUTION_INCOMPLETE", None),
        ("warning", "2025-11-15", "RECORD_UNPUBLISHED", None),
        ("advice", "2025-04-15", "INTERVAL_TOO_LONG", None),
    ]
    assert list(findings) == sorted(findings, key=lambda finding: finding.order)


def test_order_is_total_for_equal_days_and_codes():
    day = date(2025, 6, 1)
    one = Finding(judged(dutiful(seats=()), LONG_AFTER).findings[0].code, Severity.WARNING, day, "一", "N §3")
    two = replace(one, message="二")
    assert one.order != two.order


class TestChangesOn:
    @pytest.mark.parametrize(
        ("facts", "as_of", "expected"),
        [
            pytest.param(dutiful(), date(2025, 4, 15), date(2025, 6, 16), id="the next meeting"),
            pytest.param(dutiful(), date(2026, 2, 16), DAY_AFTER_YEAR, id="the end of the year"),
            pytest.param(dutiful(), DAY_AFTER_YEAR, None, id="never again"),
            pytest.param(dutiful(), date(2020, 1, 1), date(2025, 4, 15), id="from years before"),
            pytest.param(
                changed(dutiful(), BIMONTHLY[4], submitted_on=None),
                date(2025, 12, 20),
                date(2026, 1, 16),
                id="the day after the minutes are due",
            ),
            pytest.param(
                changed(dutiful(), BIMONTHLY[4], submitted_on=date(2026, 1, 20)),
                date(2026, 1, 16),
                date(2026, 1, 20),
                id="the day they came",
            ),
            pytest.param(
                without(dutiful(), BIMONTHLY[5]),
                date(2026, 1, 2),
                date(2026, 3, 1),
                id="out of reach in March",
            ),
            pytest.param(
                dutiful(closed_on=date(2026, 3, 1)),
                date(2026, 3, 2),
                DAY_AFTER_YEAR,
                id="the year of a closed office",
            ),
            pytest.param(office(NIGHT), date(2025, 9, 1), None, id="a kind without council"),
        ],
    )
    def test_the_first_day_of_another_judgement(self, facts, as_of, expected):
        assessment = assess(facts, as_of, rulebook(NERIMA))
        assert (assessment.year, assessment.as_of) == (FY2025, as_of)
        assert assessment.changes_on == expected

    @pytest.mark.parametrize(
        ("facts", "turns_on"),
        [
            pytest.param(
                dutiful(seats=(*NO_EXPERT, Seat(EXPERT, date(2026, 1, 20)))),
                date(2026, 1, 20),
                id="a term begins",
            ),
            pytest.param(
                dutiful(seats=(*NO_EXPERT, Seat(EXPERT, None, date(2026, 1, 20)))),
                date(2026, 1, 21),
                id="a term ends",
            ),
            pytest.param(
                changed(dutiful(), BIMONTHLY[3], delivered_on=date(2026, 1, 20)),
                date(2026, 1, 20),
                id="delivery",
            ),
            pytest.param(
                changed(dutiful(), BIMONTHLY[3], published_on=date(2026, 1, 20)),
                date(2026, 1, 20),
                id="publication",
            ),
            pytest.param(
                changed(dutiful(), BIMONTHLY[5], notice_on=date(2026, 1, 20)),
                date(2026, 1, 17),
                id="no notice in time",
            ),
            pytest.param(
                adding(dutiful(), not_held(date(2025, 7, 1), date(2026, 1, 20))),
                date(2026, 1, 20),
                id="an excuse",
            ),
            pytest.param(
                adding(dutiful(), planned(date(2026, 1, 20))), date(2026, 1, 21), id="a plan comes to nothing"
            ),
            pytest.param(
                without(dutiful(suspensions=((date(2025, 5, 21), date(2025, 6, 20)),)), *BIMONTHLY[3:5]),
                date(2026, 1, 21),
                id="the next meeting is expected, months counted from the end of a suspension",
            ),
            pytest.param(
                unevaluated(route=EvaluationRoute.AGENCY, reliefs=(Relief(FY2025, date(2026, 1, 20), True),)),
                date(2026, 1, 20),
                id="the decision on the relief",
            ),
            pytest.param(
                unevaluated(agency_evaluations=(AgencyEvaluation(date(2026, 1, 20)),)),
                date(2026, 1, 20),
                id="the agency's evaluation",
            ),
            pytest.param(
                unevaluated(agency_visit_on=date(2026, 1, 20)),
                date(2026, 1, 21),
                id="an agreed visit is over",
            ),
            pytest.param(
                unevaluated(agency_evaluations=(AgencyEvaluation(date(2025, 12, 20)),)),
                date(2026, 1, 21),
                id="the day after its result is due",
            ),
            pytest.param(
                unevaluated(
                    agency_evaluations=(
                        AgencyEvaluation(date(2025, 9, 1), date(2025, 9, 2), date(2026, 1, 20)),
                    )
                ),
                date(2026, 1, 20),
                id="its result is reported",
            ),
            pytest.param(
                changed(
                    dutiful(), BIMONTHLY[0], evaluation=replace(BOTH_EYES, published_on=date(2026, 1, 20))
                ),
                date(2026, 1, 20),
                id="the council's result is published",
            ),
        ],
    )
    def test_every_sort_of_turning_day(self, facts, turns_on):
        assert assess(facts, date(2026, 1, 16), rulebook(NATIONAL)).changes_on == turns_on

    def test_the_judgement_stands_until_the_day_before(self):
        facts = changed(dutiful(), BIMONTHLY[4], submitted_on=None)
        assessment = assess(facts, date(2025, 12, 20), rulebook(NERIMA))
        assert assessment.changes_on is not None
        assert judged(facts, assessment.changes_on - timedelta(days=1)) == assessment.judgement
        assert judged(facts, assessment.changes_on) != assessment.judgement

    def test_every_day_of_a_bumpy_year(self):
        facts = changed(without(dutiful(), BIMONTHLY[3]), BIMONTHLY[4], submitted_on=date(2026, 1, 20))
        facts = changed(facts, BIMONTHLY[1], published_on=None, notice_on=date(2025, 6, 1))
        book, day, end = rulebook(NERIMA), date(2025, 3, 1), date(2026, 7, 31)
        turns = []
        before = judged(facts, day)
        while day < end:
            day += timedelta(days=1)
            now = judged(facts, day)
            turns += [day] if now != before else []
            before = now
        chain = [assess(facts, date(2025, 3, 1), book).changes_on]
        while chain[-1]:
            chain.append(assess(facts, chain[-1], book).changes_on)
        assert chain == [*turns, None]
