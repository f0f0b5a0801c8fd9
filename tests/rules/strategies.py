"""Office-years of every sort: any kind, any dates around the year, any damage."""

from datetime import date, timedelta

from hypothesis import strategies as st

from rules.facts import AgencyEvaluation, CouncilEvaluation, MeetingFacts, OfficeYear, Partner, Relief, Seat
from rules.fiscal_year import FiscalYear
from rules.kinds import (
    AnnualTopic,
    EvaluationRoute,
    MeetingMode,
    MeetingStatus,
    MemberCategory,
    Presence,
    ServiceKind,
)

YEAR = FiscalYear(2023)
"""A year with a leap day in it."""

rulesets = st.sampled_from(["national", "131202", "270008"])
days_inside = st.dates(YEAR.first, YEAR.last)
days_around = st.dates(YEAR.first - timedelta(days=120), YEAR.end + timedelta(days=400))
maybe_a_day = st.none() | days_around
areas = st.sampled_from([None, "北", "南"])
presences = st.none() | st.sampled_from(Presence)

partners = st.builds(
    Partner,
    reference=st.just("1372000011/78"),
    name=st.sampled_from(["甲", "乙", "丙"]),
    municipality=st.sampled_from(["131202", "131211"]),
    area=areas,
)

council_evaluations = st.builds(
    CouncilEvaluation,
    public=presences,
    neutral=presences,
    neutral_of_same_corporation=st.booleans(),
    published_on=maybe_a_day,
    report_submitted_on=maybe_a_day,
)


def meetings(on: st.SearchStrategy[date] = days_around) -> st.SearchStrategy[MeetingFacts]:
    """Any meeting on such days."""
    return st.builds(
        MeetingFacts,
        on=on,
        status=st.sampled_from(MeetingStatus),
        mode=st.sampled_from(MeetingMode),
        area=areas,
        partners=st.lists(partners, max_size=2).map(tuple),
        excuse_approved_on=maybe_a_day,
        topics=st.frozensets(st.sampled_from(AnnualTopic)),
        activity_counts_reported=st.booleans(),
        present=st.none() | st.frozensets(st.sampled_from(MemberCategory)),
        video_without_consent=st.booleans(),
        web_tool=st.sampled_from(["", "Zoom", "Google Meet"]),
        ward_invited=st.booleans(),
        notice_on=maybe_a_day,
        notice_says_evaluation=st.booleans(),
        submitted_on=maybe_a_day,
        delivered=st.booleans(),
        delivered_on=maybe_a_day,
        published_on=maybe_a_day,
        carries_evaluation=st.booleans(),
        evaluation=st.none() | council_evaluations,
    )


def spans() -> st.SearchStrategy[tuple[date, date]]:
    """A first and a last day in order."""
    return st.tuples(days_around, days_around).map(lambda pair: (min(pair), max(pair)))


seats = st.builds(Seat, st.sampled_from(MemberCategory), joined_on=maybe_a_day, left_on=maybe_a_day)
agency_evaluations = st.builds(
    AgencyEvaluation,
    on=st.dates(YEAR.previous.first, YEAR.end + timedelta(days=30)),
    published_on=maybe_a_day,
    report_submitted_on=maybe_a_day,
)
reliefs = st.builds(
    Relief,
    year=st.sampled_from([YEAR.previous, YEAR]),
    decided_on=st.none() | st.dates(YEAR.previous.first, YEAR.last),
    approved=st.booleans(),
)

office_years = st.builds(
    OfficeYear,
    kind=st.sampled_from(ServiceKind),
    year=st.just(YEAR),
    municipality=st.just("131202"),
    designated_on=maybe_a_day,
    closed_on=maybe_a_day,
    suspensions=st.lists(spans(), max_size=2).map(tuple),
    override=st.none() | st.integers(0, 8),
    meetings=st.lists(meetings(), max_size=7).map(tuple),
    last_counted_before=st.none() | st.dates(YEAR.previous.first, YEAR.previous.last),
    seats=st.lists(seats, max_size=6).map(tuple),
    route=st.sampled_from(EvaluationRoute),
    agency_evaluations=st.lists(agency_evaluations, max_size=2).map(tuple),
    agency_visit_on=maybe_a_day,
    reliefs=st.lists(reliefs, max_size=2).map(tuple),
)
