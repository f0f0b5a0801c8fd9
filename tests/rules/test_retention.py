"""How long a record is kept. [RULEBOOK §6]"""

from datetime import date

import pytest

from rules.retention import keep_case_papers_until, keep_until
from rules.ruleset_files import rulebook
from tests.rules.offices import NERIMA


@pytest.mark.parametrize(
    ("day", "last_day"),
    [
        pytest.param(date(2025, 11, 20), date(2027, 11, 20), id="two years"),
        pytest.param(date(2024, 2, 29), date(2026, 2, 28), id="leap day to a common year"),
        pytest.param(date(2022, 2, 28), date(2024, 2, 28), id="28 February to a leap year"),
        pytest.param(date(2025, 3, 31), date(2027, 3, 31), id="end of the fiscal year"),
        pytest.param(None, None, id="the clock never starts"),
    ],
)
def test_two_years_from_publication_or_end_of_contract(day, last_day):
    rules = rulebook(NERIMA).on(date(2025, 4, 1))
    assert keep_until(day, rules) == last_day
    assert keep_case_papers_until(day, rules) == last_day
