"""The calendar of a planner: n-th weekdays, days on which nobody can come, the first day a notice can reach."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import jpholiday

from rules.deadlines import notice_due
from rules.fiscal_year import add_months, day_after
from rules.ruleset import Ruleset

Closed = Callable[[date], str]
"""Why a day is no day for a meeting; empty for an ordinary one."""

_YEAR_END = frozenset({(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)})
"""The days on which public offices are closed. [行政機関の休日に関する法律 1条]"""


def closed_because(day: date) -> str:
    """The name of the holiday (祝日・休日, 年末年始), or nothing."""
    return jpholiday.is_holiday_name(day) or ("年末年始" if (day.month, day.day) in _YEAR_END else "")


def week_of(day: date) -> int:
    """Which of its weekday in the month: 1 for the first."""
    return (day.day - 1) // 7 + 1


def nth_weekday(year: int, month: int, week: int, weekday: int) -> date:
    """The ``week``-th ``weekday`` (0 = Monday) of a month; the last one where there is no fifth."""
    first = date(year, month, 1)
    day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (week - 1))
    return day if day.month == month else day - timedelta(days=7)


def first_day_in_time(today: date, rules: Ruleset) -> date:
    """The first day for a meeting whose notice, sent today, would be in time. [N §4]"""
    day = add_months(today, rules.notice_months_before)
    while notice_due(day, rules) < today:  # 31 January: 28 February is due on 28 January
        day = day_after(day)
    return day


def weekdays_between(first: date, last: date, weekday: int) -> Iterator[date]:
    """Every such weekday from ``first`` to ``last``, both inside."""
    day = first + timedelta(days=(weekday - first.weekday()) % 7)
    while day <= last:
        yield day
        day += timedelta(days=7)
