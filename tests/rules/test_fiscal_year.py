"""The fiscal year, months and Japanese dates. [RULEBOOK §2]"""

from datetime import date

import pytest

from rules.fiscal_year import FiscalYear, add_months, day_after, wareki, wareki_full, whole_months


@pytest.mark.parametrize(
    ("day", "year"),
    [
        pytest.param(date(2025, 4, 1), 2025, id="1 April opens the year"),
        pytest.param(date(2025, 3, 31), 2024, id="31 March closes the year before"),
        pytest.param(date(2025, 12, 31), 2025, id="New Year's Eve"),
        pytest.param(date(2026, 1, 1), 2025, id="New Year changes nothing"),
        pytest.param(date(2024, 2, 29), 2023, id="leap day"),
    ],
)
def test_the_year_of_a_day(day, year):
    fiscal_year = FiscalYear.of(day)
    assert fiscal_year == FiscalYear(year)
    assert day in fiscal_year
    assert day not in fiscal_year.next
    assert day not in fiscal_year.previous


def test_first_last_and_end():
    year = FiscalYear(2025)
    assert (year.first, year.last, year.end) == (date(2025, 4, 1), date(2026, 3, 31), date(2026, 4, 1))
    assert (year.previous, year.next) == (FiscalYear(2024), FiscalYear(2026))


@pytest.mark.parametrize(
    ("year", "label"),
    [
        pytest.param(2025, "令和7年度", id="令和"),
        pytest.param(2019, "令和元年度", id="the year in which 令和 began"),
        pytest.param(2018, "平成30年度", id="平成"),
        pytest.param(1989, "平成元年度", id="the first 平成 year"),
    ],
)
def test_label(year, label):
    assert FiscalYear(year).label == label


@pytest.mark.parametrize(
    ("day", "months", "result"),
    [
        pytest.param(date(2026, 3, 31), -1, date(2026, 2, 28), id="31 March minus one month"),
        pytest.param(date(2024, 3, 31), -1, date(2024, 2, 29), id="31 March minus one month in a leap year"),
        pytest.param(date(2026, 1, 31), 1, date(2026, 2, 28), id="31 January plus one month"),
        pytest.param(date(2024, 1, 31), 1, date(2024, 2, 29), id="31 January plus one month in a leap year"),
        pytest.param(date(2026, 2, 28), 1, date(2026, 3, 28), id="month end does not stick"),
        pytest.param(date(2025, 5, 31), 1, date(2025, 6, 30), id="31 to a month of 30"),
        pytest.param(date(2025, 12, 15), 1, date(2026, 1, 15), id="over New Year"),
        pytest.param(date(2026, 1, 15), -1, date(2025, 12, 15), id="back over New Year"),
        pytest.param(date(2024, 2, 29), 24, date(2026, 2, 28), id="leap day plus two years"),
        pytest.param(date(2024, 2, 29), 48, date(2028, 2, 29), id="leap day plus four years"),
        pytest.param(date(2025, 6, 15), 0, date(2025, 6, 15), id="no month"),
    ],
)
def test_add_months(day, months, result):
    assert add_months(day, months) == result


@pytest.mark.parametrize(
    ("start", "end", "months"),
    [
        pytest.param(date(2025, 4, 1), date(2026, 4, 1), 12, id="a whole year"),
        pytest.param(date(2025, 6, 15), date(2026, 4, 1), 9, id="from 15 June"),
        pytest.param(date(2025, 6, 1), date(2026, 4, 1), 10, id="from 1 June"),
        pytest.param(date(2025, 6, 2), date(2026, 4, 1), 9, id="from 2 June"),
        pytest.param(date(2025, 4, 1), date(2025, 4, 30), 0, id="one day short of a month"),
        pytest.param(date(2025, 4, 1), date(2025, 5, 1), 1, id="a month exactly"),
        pytest.param(date(2026, 1, 31), date(2026, 2, 28), 1, id="31 January to the last of February"),
        pytest.param(date(2024, 1, 31), date(2024, 2, 28), 0, id="31 January to 28 February of a leap year"),
        pytest.param(date(2025, 4, 1), date(2025, 4, 1), 0, id="no day"),
        pytest.param(date(2025, 5, 1), date(2025, 4, 1), 0, id="ends before it starts"),
    ],
)
def test_whole_months(start, end, months):
    assert whole_months(start, end) == months


def test_day_after_a_leap_day():
    assert day_after(date(2024, 2, 29)) == date(2024, 3, 1)


@pytest.mark.parametrize(
    ("day", "short", "full"),
    [
        pytest.param(date(2025, 4, 1), "令和7年4月1日", "令和7年(2025年)4月1日(火)", id="a Tuesday"),
        pytest.param(
            date(2019, 5, 1), "令和元年5月1日", "令和元年(2019年)5月1日(水)", id="first day of 令和"
        ),
        pytest.param(date(2019, 4, 30), "平成31年4月30日", "平成31年(2019年)4月30日(火)", id="last of 平成"),
        pytest.param(date(1989, 1, 8), "平成元年1月8日", "平成元年(1989年)1月8日(日)", id="first of 平成"),
        pytest.param(date(1989, 1, 7), "昭和64年1月7日", "昭和64年(1989年)1月7日(土)", id="last day of 昭和"),
        pytest.param(
            date(1926, 12, 25), "昭和元年12月25日", "昭和元年(1926年)12月25日(土)", id="first of 昭和"
        ),
        pytest.param(date(1926, 12, 24), "1926年12月24日", "1926年12月24日(金)", id="before 昭和"),
    ],
)
def test_japanese_dates(day, short, full):
    assert (wareki(day), wareki_full(day)) == (short, full)
