"""What the planner proposes, for any office on any day: properties, and the cases people ask about."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compliance.plan import Habit, Proposal, copy_of, propose
from compliance.plan_days import closed_because, first_day_in_time, nth_weekday, week_of
from compliance.plan_facts import proposed_facts
from rules.assess import judge
from rules.deadlines import notice_due
from rules.facts import CouncilEvaluation, MeetingFacts, OfficeYear
from rules.findings import Code
from rules.fiscal_year import FiscalYear, add_months
from rules.kinds import AnnualTopic, EvaluationRoute, MeetingStatus, ServiceKind
from rules.ruleset_files import rulebook
from rules.view import YearView

YEAR = FiscalYear(2026)
BOOK = rulebook("131202")
KINDS = [kind for kind in ServiceKind if kind is not ServiceKind.NIGHT_VISITING]
FREQUENCY = {
    Code.FREQUENCY_SHORTFALL,
    Code.FREQUENCY_UNREACHABLE,
    Code.FREQUENCY_BEHIND,
    Code.INTERVAL_TOO_LONG,
}

kinds = st.sampled_from(KINDS)
habits = st.builds(Habit, week=st.integers(1, 4), weekday=st.integers(0, 6))
days = st.dates(YEAR.first - timedelta(days=60), YEAR.last)
in_year = st.lists(st.dates(YEAR.first, YEAR.last), max_size=4, unique=True)


def view(kind: ServiceKind, today: date, meetings: Sequence[MeetingFacts] = (), **facts) -> YearView:
    return YearView(OfficeYear(kind, YEAR, meetings=tuple(meetings), **facts), today, BOOK)


def held(day: date, today: date) -> MeetingFacts:
    status = MeetingStatus.PLANNED if day >= today else MeetingStatus.HELD
    return MeetingFacts(day, status, delivered=True, published_on=day, submitted_on=day)


def as_if_held(facts: OfficeYear, proposals: Sequence[Proposal]) -> OfficeYear:
    """The year after every proposed meeting took place."""
    done = [replace(proposed_facts(p), status=MeetingStatus.HELD) for p in proposals]
    return replace(facts, meetings=(*facts.meetings, *done))


@given(kinds, habits, days, in_year)
def test_every_proposal_can_be_held(kind, habit, today, there):
    seen = view(kind, today, [held(day, today) for day in there])
    proposals = propose(seen, habit, closed_because)
    found = [p.on for p in proposals]
    assert found == sorted(set(found) - set(there))
    assert [day for day in found if day not in YEAR] == []
    assert [day for day in found if day.weekday() != habit.weekday] == []
    assert [day for day in found if closed_because(day)] == []
    assert [day for day in found if notice_due(day, seen.rules) < today] == []


@given(kinds, habits, st.dates(YEAR.first - timedelta(days=60), date(2026, 10, 1)), in_year)
def test_what_is_lacking_is_proposed(kind, habit, today, there):
    seen = view(kind, today, [held(day, today) for day in there])
    before = judge(seen.facts, today, BOOK)
    lacking = max(before.required - before.held - before.planned, 0)
    assert len(propose(seen, habit, closed_because)) == lacking


@given(kinds, habits)
def test_a_full_year_planned_on_the_first_of_april_breaks_no_rule_of_frequency(kind, habit):
    seen = view(kind, YEAR.first)
    proposals = propose(seen, habit, closed_because)
    facts = as_if_held(seen.facts, proposals)
    firsts = [add_months(YEAR.first, months) for months in range(13)]
    found = {finding.code for day in firsts for finding in judge(facts, day, BOOK).findings}
    at_the_end = {finding.code for finding in judge(facts, YEAR.end, BOOK).findings}
    assert found & FREQUENCY == set()
    assert at_the_end & {Code.EVALUATION_MISSING, Code.ANNUAL_TOPIC_MISSING} == set()


@given(kinds, habits, st.dates(date(2026, 3, 1), date(2026, 3, 31)))
def test_the_rhythm_of_last_year_goes_on(kind, habit, last):
    """With a last meeting in March no interval gets too long."""
    seen = view(kind, date(2026, 3, 31), last_counted_before=last)
    facts = as_if_held(seen.facts, propose(seen, habit, closed_because))
    codes = {finding.code for finding in judge(facts, YEAR.end, BOOK).findings}
    assert codes & FREQUENCY == set()


@given(kinds, habits, days)
def test_topics_and_evaluation_are_on_the_proposed_days(kind, habit, today):
    seen = view(kind, today)
    proposals = propose(seen, habit, closed_because)
    facts = replace(seen.facts, meetings=tuple(proposed_facts(p) for p in proposals))
    topics = [topic for p in proposals for topic in p.topics]
    wanted = list(seen.rules.annual_topics) if seen.kind.council.value == "A" and proposals else []
    assert topics == wanted
    evaluated = [p.on for p in proposals if p.evaluation]
    assert len(evaluated) == (1 if seen.kind.evaluation_duty and proposals else 0)
    alone_in_march = all(p.on.month == 3 for p in proposals)
    assert [day for day in evaluated if day.month == 3 and not alone_in_march] == []
    state = "not_required" if not seen.kind.evaluation_duty else "planned" if proposals else "missing"
    assert judge(facts, today, BOOK).evaluation.value == state


def ons(proposals: Sequence[Proposal]) -> list[str]:
    return [p.on.isoformat() for p in proposals]


def test_a_group_homes_year_in_dates():
    proposals = propose(
        view(ServiceKind.GROUP_HOME, date(2026, 3, 1)), Habit(week=2, weekday=2), closed_because
    )
    assert ons(proposals) == [
        "2026-04-08", "2026-06-10", "2026-08-12", "2026-10-14", "2026-12-09", "2027-02-10",
    ]  # fmt: skip
    assert [(p.on.month, [t.value for t in p.topics]) for p in proposals if p.topics] == [
        (4, ["community_exchange"]),
        (6, ["disaster_crime_prevention"]),
        (10, ["abuse_prevention"]),
        (12, ["hygiene"]),
    ]
    assert [p.on.month for p in proposals if p.evaluation] == [10]


@pytest.mark.parametrize(
    ("habit", "moved"),
    [
        pytest.param(Habit(1, 6), "2026-04-05", id="Sundays are somebody's habit"),
        pytest.param(Habit(2, 0), "2026-10-05", id="Sports Day moves the meeting by a week"),
    ],
)
def test_closed_days_move_within_the_month(habit, moved):
    proposals = propose(view(ServiceKind.GROUP_HOME, date(2026, 3, 1)), habit, closed_because)
    assert moved in ons(proposals)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        pytest.param(date(2026, 5, 5), "こどもの日", id="holiday"),
        pytest.param(date(2026, 5, 6), "憲法記念日 振替休日", id="substitute"),
        pytest.param(date(2026, 12, 29), "年末年始", id="offices close for the new year"),
        pytest.param(date(2027, 1, 4), "", id="and open again"),
    ],
)
def test_days_on_which_nobody_comes(day, name):
    assert closed_because(day) == name


@pytest.mark.parametrize(
    ("today", "first"),
    [
        pytest.param(date(2026, 4, 1), date(2026, 5, 1), id="plain month"),
        pytest.param(date(2027, 1, 28), date(2027, 2, 28), id="28 January"),
        pytest.param(date(2027, 1, 29), date(2027, 3, 1), id="a day that February lacks"),
        pytest.param(date(2027, 1, 31), date(2027, 3, 1), id="the end of January"),
    ],
)
def test_the_first_day_for_which_notice_is_in_time(today, first):
    rules = BOOK.on(today)
    assert first_day_in_time(today, rules) == first
    assert notice_due(first - timedelta(days=1), rules) < today <= notice_due(first, rules)


def test_late_in_the_year_the_rest_is_what_fits():
    """On 20 February only the days from 20 March on can be announced in time."""
    proposals = propose(view(ServiceKind.GROUP_HOME, date(2027, 2, 20)), Habit(4, 3), closed_because)
    assert ons(proposals) == ["2027-03-25"]


def test_an_office_closed_in_autumn_meets_before():
    seen = view(ServiceKind.GROUP_HOME, date(2026, 3, 1), closed_on=date(2026, 10, 1))
    assert ons(propose(seen, Habit(), closed_because)) == ["2026-04-08", "2026-06-10", "2026-08-12"]


def test_a_group_home_on_the_agency_route_has_no_evaluation_meeting():
    seen = view(ServiceKind.GROUP_HOME, date(2026, 3, 1), route=EvaluationRoute.AGENCY)
    assert [p for p in propose(seen, Habit(), closed_because) if p.evaluation] == []


@given(habits, st.integers(2024, 2029), st.integers(1, 12))
def test_the_nth_weekday_is_what_it_says(habit, year, month):
    day = nth_weekday(year, month, habit.week, habit.weekday)
    assert (day.year, day.month, day.weekday(), week_of(day)) == (year, month, habit.weekday, habit.week)


def test_last_years_plan_is_copied_to_the_same_weekdays():
    last = [
        MeetingFacts(date(2025, 5, 14), topics=frozenset({AnnualTopic.HYGIENE})),
        MeetingFacts(date(2025, 9, 10), evaluation=CouncilEvaluation()),
        MeetingFacts(date(2026, 1, 14)),
    ]
    copied = copy_of(view(ServiceKind.GROUP_HOME, date(2026, 4, 1)), last, closed_because)
    assert copied == [
        Proposal(date(2026, 5, 13), (AnnualTopic.HYGIENE,)),
        Proposal(date(2026, 9, 9), (), evaluation=True),
        Proposal(date(2027, 1, 13)),
    ]


def test_a_copy_leaves_out_what_is_taken_or_too_late():
    last = [MeetingFacts(date(2025, 4, 9)), MeetingFacts(date(2025, 7, 9))]
    seen = view(ServiceKind.GROUP_HOME, date(2026, 4, 1), [held(date(2026, 7, 8), date(2026, 4, 1))])
    assert copy_of(seen, last, closed_because) == []


def test_the_interval_is_kept_even_where_the_habit_would_break_it():
    """The last meeting was on 5 March: by 5 June the next, so not in the habit's fourth week."""
    seen = view(ServiceKind.GROUP_HOME, date(2026, 5, 1), last_counted_before=date(2026, 3, 5))
    first = propose(seen, Habit(week=4, weekday=3), closed_because)[0].on
    assert first <= add_months(date(2026, 3, 5), 3)
