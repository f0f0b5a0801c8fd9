"""Notice, minutes, distribution, publication and the annual topics. [RULEBOOK §6]"""

from datetime import date

import pytest

from rules.deadlines import minutes_due, notice_due
from rules.facts import OfficeYear
from rules.findings import Severity
from rules.fiscal_year import FiscalYear, add_months, day_after
from rules.kinds import AnnualTopic, MeetingMode, MeetingStatus, ServiceKind
from rules.ruleset_files import rulebook
from tests.rules.offices import (
    BIMONTHLY,
    DAY_AFTER_YEAR,
    HALF_YEARLY,
    LAST_DAY,
    LONG_AFTER,
    NATIONAL,
    NERIMA,
    adding,
    changed,
    codes,
    dutiful,
    held,
    judged,
    only,
    planned,
)

DECEMBER, FEBRUARY = BIMONTHLY[4], BIMONTHLY[5]
DECEMBERS_DUE = date(2026, 1, 15)


def found(facts: OfficeYear, as_of: date, ruleset: str = NERIMA) -> list[tuple[str, str, date]]:
    return [(f.code.value, f.severity.value, f.on) for f in judged(facts, as_of, ruleset).findings]


@pytest.mark.parametrize(
    ("meeting_on", "due"),
    [
        pytest.param(date(2025, 10, 15), date(2025, 9, 15), id="same day of the month before"),
        pytest.param(date(2026, 3, 31), date(2026, 2, 28), id="31 March"),
        pytest.param(date(2024, 3, 31), date(2024, 2, 29), id="31 March of a leap year"),
        pytest.param(date(2026, 3, 28), date(2026, 2, 28), id="28 March has the same"),
        pytest.param(date(2025, 4, 10), date(2025, 3, 10), id="in the year before"),
    ],
)
def test_notice_due(meeting_on, due):
    assert notice_due(meeting_on, rulebook(NERIMA).on(meeting_on)) == due


@pytest.mark.parametrize(
    ("meeting_on", "due"),
    [
        pytest.param(date(2025, 10, 20), date(2025, 11, 20), id="same day of the next month"),
        pytest.param(date(2026, 1, 31), date(2026, 2, 28), id="31 January"),
        pytest.param(date(2024, 1, 31), date(2024, 2, 29), id="31 January of a leap year"),
        pytest.param(date(2026, 3, 31), date(2026, 4, 30), id="in the next year"),
    ],
)
def test_minutes_due(meeting_on, due):
    rules = rulebook(NERIMA).on(meeting_on)
    next_meeting = add_months(meeting_on, 2)
    assert minutes_due(meeting_on, rules, interval_months=2, next_meeting=next_meeting) == due


class TestNotice:
    @pytest.mark.parametrize(
        ("sent_on", "expected"),
        [
            pytest.param(date(2025, 11, 1), [], id="early"),
            pytest.param(date(2025, 11, 15), [], id="on the due day"),
            pytest.param(
                date(2025, 11, 16), [("NOTICE_LATE", "warning", date(2025, 11, 15))], id="a day late"
            ),
        ],
    )
    def test_sent(self, sent_on, expected):
        assert found(changed(dutiful(), DECEMBER, notice_on=sent_on), LONG_AFTER) == expected

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2026, 1, 16), [], id="the due day"),
            pytest.param(date(2026, 1, 17), ["NOTICE_NOT_SENT"], id="the day after"),
            pytest.param(date(2026, 2, 9), ["NOTICE_NOT_SENT"], id="the day before it was sent"),
            pytest.param(date(2026, 2, 10), ["NOTICE_LATE"], id="the day it was sent"),
        ],
    )
    def test_a_notice_dated_later_is_not_sent_yet(self, as_of, expected):
        assert codes(changed(dutiful(), FEBRUARY, notice_on=date(2026, 2, 10)), as_of) == expected

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2026, 2, 15), ["NOTICE_NOT_SENT"], id="the day before the meeting"),
            pytest.param(FEBRUARY, [], id="the meeting was held"),
        ],
    )
    def test_nothing_sent_is_told_while_the_meeting_is_to_come(self, as_of, expected):
        assert codes(changed(dutiful(), FEBRUARY, notice_on=None), as_of) == expected

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(date(2026, 2, 20), ["NOTICE_NOT_SENT"], id="on the day of the plan"),
            pytest.param(date(2026, 2, 21), [], id="the plan's day passed"),
        ],
    )
    def test_of_a_plan(self, as_of, expected):
        assert codes(adding(dutiful(), planned(date(2026, 2, 20), notice_on=None)), as_of) == expected

    def test_a_cancelled_meeting_needs_none(self):
        cancelled = planned(date(2026, 3, 20), notice_on=None, status=MeetingStatus.CANCELLED)
        assert codes(adding(dutiful(), cancelled), date(2026, 3, 19)) == []

    def test_what_the_finding_says(self):
        finding = only(judged(changed(dutiful(), FEBRUARY, notice_on=None), date(2026, 1, 17)).findings)
        assert (finding.severity, finding.on, finding.meeting) == (
            Severity.WARNING, date(2026, 1, 16), FEBRUARY,
        )  # fmt: skip
        assert "開催通知の期限（令和8年1月16日）を過ぎています" in finding.message


class TestMinutes:
    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(DECEMBERS_DUE, [], id="the due day"),
            pytest.param(
                day_after(DECEMBERS_DUE),
                [("MINUTES_OVERDUE", "violation", DECEMBERS_DUE)],
                id="the day after",
            ),
            pytest.param(
                LONG_AFTER, [("MINUTES_OVERDUE", "violation", DECEMBERS_DUE)], id="when the year is over"
            ),
        ],
    )
    def test_never_submitted(self, as_of, expected):
        assert found(changed(dutiful(), DECEMBER, submitted_on=None), as_of) == expected

    @pytest.mark.parametrize(
        ("submitted_on", "expected"),
        [
            pytest.param(DECEMBERS_DUE, [], id="on the due day"),
            pytest.param(
                day_after(DECEMBERS_DUE), [("MINUTES_LATE", "warning", DECEMBERS_DUE)], id="the day after"
            ),
        ],
    )
    def test_submitted(self, submitted_on, expected):
        assert found(changed(dutiful(), DECEMBER, submitted_on=submitted_on), LONG_AFTER) == expected

    def test_a_submission_dated_later_has_not_happened(self):
        facts = changed(dutiful(), DECEMBER, submitted_on=date(2026, 1, 20))
        assert codes(facts, date(2026, 1, 19)) == ["MINUTES_OVERDUE"]
        assert codes(facts, date(2026, 1, 20)) == ["MINUTES_LATE"]

    @pytest.mark.parametrize(
        ("change", "as_of", "expected"),
        [
            pytest.param({"delivered": False}, DECEMBERS_DUE, [], id="not yet, on the due day"),
            pytest.param(
                {"delivered": False},
                day_after(DECEMBERS_DUE),
                ["DISTRIBUTION_INCOMPLETE"],
                id="the day after",
            ),
            pytest.param(
                {"delivered": True, "delivered_on": None}, LONG_AFTER, [], id="all served, day untold"
            ),
            pytest.param({"delivered_on": date(2026, 2, 1)}, LONG_AFTER, [], id="served late, but all"),
            pytest.param(
                {"delivered_on": date(2026, 2, 1)},
                date(2026, 1, 31),
                ["DISTRIBUTION_INCOMPLETE"],
                id="the eve",
            ),
        ],
    )
    def test_distribution(self, change, as_of, expected):
        assert codes(changed(dutiful(), DECEMBER, **change), as_of) == expected

    def test_a_written_meeting_has_minutes_too(self):
        written = held(date(2025, 11, 1), mode=MeetingMode.WRITTEN, submitted_on=None)
        assert codes(adding(dutiful(), written), LONG_AFTER) == ["MINUTES_OVERDUE"]

    def test_a_plan_has_none(self):
        assert codes(adding(dutiful(), planned(date(2025, 11, 1))), LONG_AFTER) == []


class TestPublication:
    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(DECEMBERS_DUE, [], id="the due day"),
            pytest.param(
                day_after(DECEMBERS_DUE),
                [("RECORD_UNPUBLISHED", "warning", DECEMBERS_DUE)],
                id="the day after",
            ),
            pytest.param(LAST_DAY, [("RECORD_UNPUBLISHED", "warning", DECEMBERS_DUE)], id="31 March"),
            pytest.param(
                DAY_AFTER_YEAR, [("RECORD_UNPUBLISHED", "violation", DECEMBERS_DUE)], id="the year is over"
            ),
        ],
    )
    def test_of_december(self, as_of, expected):
        assert found(changed(dutiful(), DECEMBER, published_on=None), as_of) == expected

    @pytest.mark.parametrize(
        ("as_of", "expected"),
        [
            pytest.param(DAY_AFTER_YEAR, [], id="the year is over, the due day not passed"),
            pytest.param(date(2026, 4, 20), [], id="the due day"),
            pytest.param(
                date(2026, 4, 21),
                [("RECORD_UNPUBLISHED", "violation", date(2026, 4, 20))],
                id="the day after",
            ),
        ],
    )
    def test_of_a_meeting_late_in_march(self, as_of, expected):
        facts = adding(dutiful(), held(date(2026, 3, 20), published_on=None))
        assert found(facts, as_of) == expected

    def test_published_later(self):
        facts = changed(dutiful(), DECEMBER, published_on=date(2026, 2, 1))
        assert codes(facts, date(2026, 1, 31)) == ["RECORD_UNPUBLISHED"]
        assert codes(facts, date(2026, 2, 1)) == []


class TestAgenda:
    @pytest.mark.parametrize(
        ("kind", "expected"),
        [
            (ServiceKind.SMALL_MULTIFUNCTIONAL, ["ACTIVITY_COUNTS_MISSING"]),
            (ServiceKind.NURSING_MULTIFUNCTIONAL, ["ACTIVITY_COUNTS_MISSING"]),
            (ServiceKind.GROUP_HOME, []),
            (ServiceKind.COMMUNITY_SPECIFIED, []),
        ],
    )
    def test_numbers_of_visits_and_stays(self, kind, expected):
        facts = changed(dutiful(kind), DECEMBER, activity_counts_reported=False)
        assert codes(facts, date(2025, 12, 14)) == []
        assert codes(facts, DECEMBER) == expected

    @pytest.mark.parametrize(
        ("as_of", "severity"),
        [
            pytest.param(LAST_DAY, Severity.ADVICE, id="during the year"),
            pytest.param(DAY_AFTER_YEAR, Severity.VIOLATION, id="once it is over"),
        ],
    )
    def test_one_finding_for_each_annual_topic(self, as_of, severity):
        facts = dutiful()
        for day in BIMONTHLY:
            facts = changed(facts, day, topics=frozenset({AnnualTopic.HYGIENE}))
        findings = judged(facts, as_of).findings
        assert [(f.code.value, f.severity, f.on, f.detail) for f in findings] == [
            ("ANNUAL_TOPIC_MISSING", severity, LAST_DAY, topic)
            for topic in ("abuse_prevention", "community_exchange", "disaster_crime_prevention")
        ]

    def test_topics_spread_over_the_year(self):
        facts = dutiful()
        for day, topic in zip(BIMONTHLY, [*AnnualTopic, None, None], strict=True):
            facts = changed(facts, day, topics=frozenset({topic} - {None}))
        assert codes(facts, date(2025, 10, 14)) == ["ANNUAL_TOPIC_MISSING"]
        assert codes(facts, date(2025, 10, 15)) == []

    def test_a_topic_planned_or_written_is_not_talked_about(self):
        facts = dutiful(ServiceKind.COMMUNITY_DAY)
        for day in HALF_YEARLY:
            facts = changed(facts, day, topics=frozenset(set(AnnualTopic) - {AnnualTopic.HYGIENE}))
        hygiene = frozenset({AnnualTopic.HYGIENE})
        written = held(date(2025, 12, 1), mode=MeetingMode.WRITTEN, topics=hygiene)
        facts = adding(facts, written, held(date(2026, 2, 1), topics=hygiene))
        assert codes(facts, date(2026, 1, 31)) == ["ANNUAL_TOPIC_MISSING"]
        assert codes(facts, date(2026, 2, 1)) == []

    @pytest.mark.parametrize(
        ("kind", "ruleset", "year"),
        [
            pytest.param(ServiceKind.REGULAR_VISITING, NERIMA, FiscalYear(2025), id="council B"),
            pytest.param(ServiceKind.COMMUNITY_DAY, NATIONAL, FiscalYear(2025), id="switched off nationally"),
            pytest.param(ServiceKind.COMMUNITY_DAY, "270008", FiscalYear(2025), id="switched off in Osaka"),
        ],
    )
    def test_where_no_topic_is_asked(self, kind, ruleset, year):
        facts = dutiful(kind, year=year)
        for day in HALF_YEARLY:
            facts = changed(facts, day, topics=frozenset())
        assert codes(facts, LONG_AFTER, ruleset) == []

    def test_nerima_asks_from_its_guide_of_2025_on(self):
        days = (date(2024, 5, 20), date(2024, 11, 20))
        meetings = tuple(held(day, topics=frozenset()) for day in days)
        facts = dutiful(ServiceKind.COMMUNITY_DAY, year=FiscalYear(2024), meetings=meetings)
        assert codes(facts, LONG_AFTER, NERIMA) == []
