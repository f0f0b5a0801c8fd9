"""Proposes the days of a year that are still to be fixed. Pure: facts, habits and the day are given. [N §2, §4, §6]

The year is cut into windows, one for each required meeting, by the rule that counts whole months. A window
without a meeting gets a day: in the rhythm of the last one, on the office's weekday, in its week if possible,
never on a closed day, never too late for the notice.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from compliance.plan_days import Closed, first_day_in_time, nth_weekday, week_of, weekdays_between
from rules.evaluation import EvaluationState
from rules.evaluation import state as evaluation_state
from rules.facts import MeetingFacts
from rules.fiscal_year import add_months
from rules.frequency import active_periods, expected_from, required
from rules.kinds import AnnualTopic, Council, EvaluationRoute
from rules.view import YearView


@dataclass(frozen=True)
class Habit:
    """The n-th weekday of the month on which an office meets; 0 is Monday."""

    week: int = 2
    weekday: int = 2


@dataclass(frozen=True)
class Proposal:
    """One day to meet on, with the annual topics to talk about and whether the evaluation takes place."""

    on: date
    topics: tuple[AnnualTopic, ...] = ()
    evaluation: bool = False


def propose(view: YearView, habit: Habit, closed: Closed) -> list[Proposal]:
    """The days that are lacking in the year, in order; fewer where the year has no such days left.

    ``view.as_of`` is today; its facts hold drafts as planned.
    """
    need = required(view).number
    fixed = _fixed_days(view)
    lacking = need - len(fixed)
    free = _free_days(view, habit, closed)
    chosen: list[date] = []
    for start, end in _windows(view, need):
        if len(chosen) < lacking and not any(start <= day < end for day in fixed):
            fitting = [day for day in free if start <= day < end]
            if fitting:
                chosen.append(_best(view, habit, fitting, start, [*fixed, *chosen]))
    chosen += _furthest(free, [*fixed, *chosen], lacking - len(chosen))
    return _with_contents(view, sorted(chosen))


def copy_of(view: YearView, last_year: Iterable[MeetingFacts], closed: Closed) -> list[Proposal]:
    """Last year's meetings on the same n-th weekday of the same month, with their topics and evaluation.

    A day that is closed moves by a week within the month; what is taken or too late for its notice is left out.
    """
    taken = {meeting.on for meeting in view.facts.meetings}
    proposals: dict[date, Proposal] = {}
    for meeting in sorted(last_year, key=lambda meeting: meeting.on):
        day = _same_day_in(view, meeting.on, closed)
        if day and day not in taken:
            topics = tuple(topic for topic in AnnualTopic if topic in meeting.topics)
            proposals[day] = Proposal(day, topics, meeting.evaluation is not None)
    return [proposals[day] for day in sorted(proposals)]


def missing_topics(view: YearView) -> list[AnnualTopic]:
    """The annual topics that stand on no agenda of the year yet; council A only. [N §6]"""
    if view.kind.council is not Council.A:
        return []
    there = {topic for meeting in (*view.counting, *view.planned) for topic in meeting.topics}
    return [topic for topic in view.rules.annual_topics if topic not in there]


def _fixed_days(view: YearView) -> list[date]:
    """The days that count already, or will."""
    return sorted({*view.held_days, *view.planned_days, *view.excused_days})


def _windows(view: YearView, need: int) -> list[tuple[date, date]]:
    """[start, end) of each required meeting: by ``end`` the rules expect it to have been held."""
    interval = view.kind.interval_months
    if not interval:
        return []
    ends = [expected_from(view.facts, interval, number) for number in range(1, need + 1)]
    known = [end for end in ends if end]
    return list(zip([view.year.first, *known[:-1]], known, strict=True)) if known else []


def _free_days(view: YearView, habit: Habit, closed: Closed) -> list[date]:
    """Every day of the habit's weekday on which the office could meet, the notice being in time."""
    taken = {meeting.on for meeting in view.facts.meetings}
    start = max(view.year.first, first_day_in_time(view.as_of, view.rules))
    periods = active_periods(view.facts)
    return [
        day
        for day in weekdays_between(start, view.year.last, habit.weekday)
        if day not in taken and not closed(day) and any(first <= day < end for first, end in periods)
    ]


def _best(view: YearView, habit: Habit, fitting: Sequence[date], start: date, days: Sequence[date]) -> date:
    """The day that keeps the rhythm: not too long after the last, in the right month, in the habit's week."""
    interval = view.kind.interval_months
    earlier = [day for day in (view.facts.last_counted_before, *days) if day and day < fitting[0]]
    last = max(earlier, default=None)
    ideal = add_months(last, interval) if last else add_months(start, max(interval // 2 - 1, 0))
    latest = add_months(last, interval + view.rules.interval_tolerance_months) if last else date.max
    return min(
        fitting,
        key=lambda day: (
            day > latest,
            abs(_month(day) - _month(ideal)),
            week_of(day) != habit.week,
            abs(day - ideal),
        ),
    )


def _furthest(free: Sequence[date], days: list[date], number: int) -> list[date]:
    """As many more days as are lacking, each as far as possible from every other."""
    more: list[date] = []
    for _ in range(number):
        left = [day for day in free if day not in {*days, *more}]
        if not left:
            break
        more.append(
            max(left, key=lambda day: (min((abs(day - d) for d in (*days, *more)), default=day - day), day))
        )
    return more


def _with_contents(view: YearView, days: Sequence[date]) -> list[Proposal]:
    """The missing topics spread over the days, and the evaluation in the middle, not in the last month."""
    topics: dict[date, list[AnnualTopic]] = {day: [] for day in days}
    missing = missing_topics(view)
    for number, topic in enumerate(missing if days else []):
        topics[days[number * len(days) // len(missing)]].append(topic)
    evaluated = _evaluation_day(view, days)
    return [Proposal(day, tuple(topics[day]), evaluation=day == evaluated) for day in days]


def _evaluation_day(view: YearView, days: Sequence[date]) -> date | None:
    """In the middle of what is proposed: time to evaluate oneself before, and to report after. [N 評価§2]"""
    missing = evaluation_state(view, required(view).number) is EvaluationState.MISSING
    if not (missing and days and view.facts.route is EvaluationRoute.COUNCIL):
        return None
    early = [day for day in days if day.month != view.year.last.month] or list(days)
    return early[len(early) // 2]


def _same_day_in(view: YearView, day: date, closed: Closed) -> date | None:
    """The same n-th weekday of the same month in the view's year, if it can be a meeting's day."""
    year = view.year.year if day.month >= view.year.first.month else view.year.last.year
    weeks = sorted(range(1, 5), key=lambda week: (abs(week - min(week_of(day), 4)), week))
    tries = [nth_weekday(year, day.month, week, day.weekday()) for week in (week_of(day), *weeks)]
    earliest = first_day_in_time(view.as_of, view.rules)
    periods = active_periods(view.facts)
    fitting = (
        each
        for each in tries
        if each >= earliest and not closed(each) and any(first <= each < end for first, end in periods)
    )
    return next(fitting, None)


def _month(day: date) -> int:
    return day.year * 12 + day.month
