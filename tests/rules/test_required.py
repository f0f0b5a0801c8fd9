"""How many meetings a year needs: the table, months of activity, the ward's override. [RULEBOOK §3]"""

from datetime import date
from typing import Any

import pytest

from rules.frequency import RequiredSource
from rules.kinds import ServiceKind
from tests.rules.offices import FY2025, LAST_DAY, judged, office

RULE, PRORATED, OVERRIDE = RequiredSource.RULE, RequiredSource.PRORATED, RequiredSource.OVERRIDE
GROUP_HOME, DAY = ServiceKind.GROUP_HOME, ServiceKind.COMMUNITY_DAY


def required(kind: ServiceKind, **facts: Any) -> tuple[int, RequiredSource]:
    verdict = judged(office(kind, **facts), LAST_DAY)
    return verdict.required, verdict.required_source


@pytest.mark.parametrize(
    ("kind", "number"),
    [
        ("regular_visiting", 2),
        ("night_visiting", 0),
        ("community_day", 2),
        ("medical_day", 1),
        ("dementia_day", 2),
        ("small_multifunctional", 6),
        ("group_home", 6),
        ("community_specified", 6),
        ("community_nursing_home", 6),
        ("nursing_multifunctional", 6),
    ],
)
def test_a_full_year_needs_what_the_table_says(kind, number):
    assert required(ServiceKind(kind)) == (number, RULE)


@pytest.mark.parametrize(
    ("designated_on", "expected"),
    [
        pytest.param(date(2025, 3, 31), (6, RULE), id="the day before the year"),
        pytest.param(date(2025, 4, 1), (6, RULE), id="1 April is a full year"),
        pytest.param(date(2025, 4, 2), (5, PRORATED), id="2 April: eleven whole months"),
        pytest.param(date(2025, 6, 15), (4, PRORATED), id="15 June: nine whole months"),
        pytest.param(date(2025, 8, 1), (4, PRORATED), id="1 August: eight months"),
        pytest.param(date(2025, 8, 2), (3, PRORATED), id="2 August: seven months"),
        pytest.param(date(2026, 2, 1), (1, PRORATED), id="1 February: two months"),
        pytest.param(date(2026, 2, 2), (0, PRORATED), id="2 February: one month"),
        pytest.param(date(2026, 3, 31), (0, PRORATED), id="the last day"),
        pytest.param(date(2026, 4, 1), (0, PRORATED), id="after the year"),
    ],
)
def test_designated_inside_the_year(designated_on, expected):
    assert required(GROUP_HOME, designated_on=designated_on) == expected


@pytest.mark.parametrize(
    ("closed_on", "expected"),
    [
        pytest.param(date(2025, 4, 1), (0, PRORATED), id="never open in the year"),
        pytest.param(date(2025, 5, 31), (0, PRORATED), id="one day short of two months"),
        pytest.param(date(2025, 6, 1), (1, PRORATED), id="two months exactly"),
        pytest.param(date(2026, 3, 31), (5, PRORATED), id="all but the last day"),
        pytest.param(date(2026, 4, 1), (6, RULE), id="open on the last day"),
    ],
)
def test_closed_on_is_the_first_day_without_the_service(closed_on, expected):
    assert required(GROUP_HOME, closed_on=closed_on) == expected


@pytest.mark.parametrize(
    ("suspensions", "expected"),
    [
        pytest.param(
            [(date(2025, 6, 1), date(2025, 8, 31))], (4, PRORATED), id="June to August: two and seven"
        ),
        pytest.param([(date(2025, 3, 1), date(2025, 5, 31))], (5, PRORATED), id="begun before the year"),
        pytest.param([(date(2026, 2, 1), date(2026, 6, 30))], (5, PRORATED), id="lasting beyond the year"),
        pytest.param([(date(2025, 1, 1), date(2025, 3, 31))], (6, RULE), id="over on the eve of the year"),
        pytest.param([(date(2026, 4, 1), date(2026, 5, 1))], (6, RULE), id="from the day after the year"),
        pytest.param([(date(2025, 6, 1), date(2025, 6, 1))], (5, PRORATED), id="a single day costs a month"),
        pytest.param([(date(2025, 4, 1), date(2026, 3, 31))], (0, PRORATED), id="all year"),
        pytest.param(
            [(date(2025, 7, 1), date(2025, 9, 30)), (date(2025, 6, 1), date(2025, 8, 31))],
            (4, PRORATED),
            id="two that overlap, later first: two and six",
        ),
        pytest.param(
            [(date(2025, 5, 15), date(2025, 6, 14)), (date(2025, 12, 1), date(2026, 1, 31))],
            (4, PRORATED),
            id="periods' months are whole each: one, five and two",
        ),
    ],
)
def test_suspended_both_days_inside(suspensions, expected):
    assert required(GROUP_HOME, suspensions=tuple(suspensions)) == expected


def test_designated_suspended_and_closed_in_one_year():
    facts = {
        "designated_on": date(2025, 5, 1),
        "suspensions": ((date(2025, 9, 1), date(2025, 9, 30)),),
        "closed_on": date(2026, 2, 1),
    }
    assert required(GROUP_HOME, **facts) == (4, PRORATED)  # four months and four
    assert required(DAY, **facts) == (1, PRORATED)


def test_a_year_of_a_kind_without_council_stays_a_rule():
    assert required(ServiceKind.NIGHT_VISITING, designated_on=date(2025, 9, 1)) == (0, RULE)


def test_medical_day_needs_its_one_meeting_only_in_a_full_year():
    assert required(ServiceKind.MEDICAL_DAY, designated_on=date(2025, 4, 2)) == (0, PRORATED)


@pytest.mark.parametrize("number", [0, 3, 8])
def test_the_wards_override_comes_before_both(number):
    assert required(GROUP_HOME, override=number) == (number, OVERRIDE)
    assert required(GROUP_HOME, override=number, designated_on=date(2025, 9, 1)) == (number, OVERRIDE)


def test_a_leap_year_counts_february_like_any_other():
    assert required(GROUP_HOME, year=FY2025.previous.previous, designated_on=date(2024, 1, 31)) == (
        1,
        PRORATED,
    )
    assert required(GROUP_HOME, year=FY2025.previous.previous, closed_on=date(2024, 2, 29)) == (5, PRORATED)
