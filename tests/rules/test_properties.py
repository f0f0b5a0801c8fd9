"""What holds for every office-year, whatever is in it."""

import shutil
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from typing import TypeVar

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules.assess import Judgement, assess, judge
from rules.facts import MeetingFacts, OfficeYear
from rules.findings import Code, Severity, Status
from rules.fiscal_year import add_months, whole_months
from rules.frequency import active_periods
from rules.kinds import MeetingMode, MeetingStatus
from rules.ruleset import Rulebook
from rules.ruleset_files import RULESETS_DIR, load_all, rulebook
from rules.sources import load
from tests.rules.offices import office
from tests.rules.strategies import YEAR, days_around, days_inside, meetings, office_years, rulesets

Item = TypeVar("Item")

WORST_FIRST = [Code.FREQUENCY_SHORTFALL, Code.FREQUENCY_UNREACHABLE, Code.FREQUENCY_BEHIND]
COUNTING_MODES = [MeetingMode.IN_PERSON, MeetingMode.WEB, MeetingMode.HYBRID]
FAR_AFTER = YEAR.end + timedelta(days=3 * 365)

patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])  # machines are shared
many = settings(patient, max_examples=60)


def frequency_of(judgement: Judgement) -> tuple[int, int]:
    """How bad the frequency stands (0: worst) and by how many meetings it is covered."""
    found = {finding.code for finding in judgement.findings}
    rank = next((place for place, code in enumerate(WORST_FIRST) if code in found), len(WORST_FIRST))
    return rank, judgement.held + judgement.excused + judgement.planned


@many
@given(office_years, days_inside, st.sampled_from(COUNTING_MODES), days_around, rulesets)
def test_a_further_counting_meeting_never_worsens_the_frequency(facts, day, mode, as_of, ruleset):
    more = replace(facts, meetings=(*facts.meetings, MeetingFacts(day, mode=mode)))
    before, after = (judge(year, as_of, rulebook(ruleset)) for year in (facts, more))
    (rank, number), (better_rank, better_number) = frequency_of(before), frequency_of(after)
    assert better_rank >= rank
    assert better_number >= number
    assert after.held >= before.held


@many
@given(office_years, st.data(), rulesets)
def test_moving_a_date_inside_the_year_changes_no_count(facts, data, ruleset):
    inside = [meeting for meeting in facts.meetings if meeting.on in YEAR]
    taken = {meeting.on for meeting in inside}
    alone = [m for m in inside if [other.on for other in inside].count(m.on) == 1]
    if not alone:
        return
    moved = data.draw(st.sampled_from(alone))
    day = data.draw(days_inside.filter(lambda free: free not in taken))
    others = tuple(m for m in facts.meetings if m is not moved)
    after = replace(facts, meetings=(*others, replace(moved, on=day)))
    counts = [
        (verdict.held, verdict.excused, verdict.joint_held, verdict.required)
        for verdict in (judge(year, FAR_AFTER, rulebook(ruleset)) for year in (facts, after))
    ]
    assert counts[0] == counts[1]


@many
@given(office_years, days_around, rulesets)
def test_numbers_fit_together(facts, as_of, ruleset):
    verdict = judge(facts, as_of, rulebook(ruleset))
    inside = {meeting.on for meeting in facts.meetings if meeting.on in YEAR}
    assert 0 <= verdict.joint_held <= verdict.held
    assert verdict.held + verdict.planned <= len(inside)
    assert verdict.joint_limit is None or verdict.joint_limit <= verdict.required // 2
    assert 0 <= sum(whole_months(*period) for period in active_periods(facts)) <= 12


@many
@given(office_years, days_around, rulesets, st.randoms(use_true_random=False))
def test_findings_do_not_depend_on_the_order_of_the_facts(facts, as_of, ruleset, random):
    def shuffled(items: Iterable[Item]) -> tuple[Item, ...]:
        mixed = list(items)
        random.shuffle(mixed)
        return tuple(mixed)

    other = replace(
        facts,
        meetings=shuffled(replace(m, partners=shuffled(m.partners)) for m in facts.meetings),
        seats=shuffled(facts.seats),
        suspensions=shuffled(facts.suspensions),
        agency_evaluations=shuffled(facts.agency_evaluations),
        reliefs=shuffled(facts.reliefs),
    )
    assert judge(other, as_of, rulebook(ruleset)) == judge(facts, as_of, rulebook(ruleset))


@many
@given(office_years, st.dates(date(1900, 1, 1), date(2199, 12, 31)), rulesets)
def test_a_judgement_is_always_possible_and_its_findings_well_made(facts, as_of, ruleset):
    verdict = assess(facts, as_of, rulebook(ruleset)).judgement
    assert list(verdict.findings) == sorted(
        verdict.findings, key=lambda f: (f.severity.rank, f.on, f.code.value)
    )
    severities = {finding.severity for finding in verdict.findings}
    assert (verdict.status is Status.NONCOMPLIANT) == (Severity.VIOLATION in severities)
    assert (verdict.status is Status.AT_RISK) == (
        Severity.VIOLATION not in severities and Severity.WARNING in severities
    )
    for finding in verdict.findings:
        assert finding.message.endswith("。")
        assert set(finding.source.split("、")) <= set(load())


@many
@given(office_years, st.data(), rulesets)
def test_what_is_dated_later_is_as_if_it_were_not_there(facts, data, ruleset):
    as_of = data.draw(days_around)

    def known(day: date | None) -> date | None:
        return day if day and day <= as_of else None

    def cut(meeting: MeetingFacts) -> MeetingFacts:
        return replace(
            meeting,
            notice_on=known(meeting.notice_on),
            submitted_on=known(meeting.submitted_on),
            delivered=meeting.delivered and (meeting.delivered_on is None or meeting.delivered_on <= as_of),
            delivered_on=known(meeting.delivered_on),
            published_on=known(meeting.published_on),
            excuse_approved_on=known(meeting.excuse_approved_on),
        )

    then = replace(facts, meetings=tuple(cut(meeting) for meeting in facts.meetings))
    assert judge(then, as_of, rulebook(ruleset)) == judge(facts, as_of, rulebook(ruleset))


@pytest.fixture(scope="module")
def waiting_ward(tmp_path_factory):
    """A ward whose minutes may wait for the next meeting: its due days lean on other meetings."""
    folder = tmp_path_factory.mktemp("rulesets")
    shutil.copy(RULESETS_DIR / "national.toml", folder)
    row = '[{ value = true, from = 2006-04-01, source = "policy" }]'
    text = f'id = "112003"\nname = "ある市"\n[value]\nminutes_wait_for_next_meeting = {row}'
    (folder / "112003.toml").write_text(text, encoding="utf-8")
    return load_all(folder)["112003"]


def assert_changes_on_is_right(facts: OfficeYear, as_of: date, book: Rulebook) -> None:
    """Day by day until three years after the year: the same until the day before, another on the day."""
    assessment = assess(facts, as_of, book)
    day, end = as_of + timedelta(days=1), FAR_AFTER
    while day < end and judge(facts, day, book) == assessment.judgement:
        day += timedelta(days=1)
    assert assessment.changes_on == (day if day < end else None)


@settings(patient, max_examples=30)
@given(office_years, days_around, rulesets)
def test_changes_on_is_the_first_day_of_another_judgement(facts, as_of, ruleset):
    assert_changes_on_is_right(facts, as_of, rulebook(ruleset))


@settings(patient, max_examples=15)
@given(office_years, days_around)
def test_changes_on_where_minutes_wait(waiting_ward, facts, as_of):
    assert_changes_on_is_right(facts, as_of, waiting_ward)


@many
@given(meetings(days_inside), days_around)
def test_a_meeting_is_held_planned_or_nothing(meeting, as_of):
    facts = office(year=YEAR, meetings=(meeting,))
    verdict = judge(facts, as_of, rulebook("131202"))
    status, counts = meeting.status, meeting.mode is not MeetingMode.WRITTEN
    held = status is MeetingStatus.HELD and meeting.on <= as_of
    to_come = (status is MeetingStatus.HELD and meeting.on > as_of) or (
        status is MeetingStatus.PLANNED and meeting.on >= as_of
    )
    assert (verdict.held, verdict.planned) == (int(held and counts), int(to_come and counts))


@many
@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(-60, 60))
def test_adding_months_keeps_the_day_or_takes_the_last(day, months):
    there = add_months(day, months)
    assert (there.year - day.year) * 12 + there.month - day.month == months
    assert there.day == day.day or (there.day < day.day and (there + timedelta(days=1)).day == 1)


@many
@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_whole_months_are_as_many_as_can_be_added(start, end):
    months = whole_months(start, end)
    if end <= start:
        assert months == 0
    else:
        assert add_months(start, months) <= end < add_months(start, months + 1)
