"""The invented year: pure, the same every time, sensible on any day."""

from datetime import date, timedelta

import pytest

from compliance.demo.entries import Entry, row
from compliance.demo.offices import Office
from compliance.demo.plans import orderly
from rules.fiscal_year import FiscalYear, add_months
from rules.kinds import AnnualTopic, MeetingMode, ServiceKind

DAY_OFFICE = Office("1399999990/78", "見本デイ", ServiceKind.COMMUNITY_DAY, "", "見本圏域", "見本センター")
HOME_OFFICE = Office(
    "1399999991/73", "見本ホーム", ServiceKind.SMALL_MULTIFUNCTIONAL, "", "見本圏域", "見本センター"
)
NIGHT_OFFICE = Office("1399999992/71", "見本夜間", ServiceKind.NIGHT_VISITING, "", "見本圏域", "見本センター")
TODAY = date(2026, 11, 22)
YEAR = FiscalYear(2026)


def last_year(office: Office) -> list[Entry]:
    return [entry for entry in orderly(office, YEAR, TODAY) if entry.on in YEAR.previous]


@pytest.mark.parametrize(
    ("office", "meetings"),
    [
        pytest.param(DAY_OFFICE, 2, id="day service twice a year"),
        pytest.param(HOME_OFFICE, 6, id="small multifunctional every two months"),
        pytest.param(NIGHT_OFFICE, 0, id="night visiting never"),
    ],
)
def test_an_orderly_year_has_the_meetings_of_its_kind(office, meetings):
    assert len(last_year(office)) == meetings


@pytest.mark.parametrize("office", [DAY_OFFICE, HOME_OFFICE], ids=["day", "small multifunctional"])
def test_an_orderly_year_covers_every_annual_topic_once(office):
    topics = [topic for entry in last_year(office) for topic in entry.topics]
    assert sorted(topics) == sorted(AnnualTopic)


def test_only_a_kind_with_the_duty_is_evaluated_once():
    assert [
        sum(entry.evaluation is not None for entry in last_year(o)) for o in (DAY_OFFICE, HOME_OFFICE)
    ] == [
        0,
        1,
    ]


@pytest.mark.parametrize("office", [DAY_OFFICE, HOME_OFFICE], ids=["day", "small multifunctional"])
def test_everything_follows_in_time(office):
    for entry in orderly(office, YEAR, TODAY):
        assert entry.notice_on is not None
        assert entry.notice_on < add_months(entry.on, -1)
        for day in (entry.submitted_on, entry.delivered_on, entry.published_on):
            assert day is not None
            assert entry.on < day <= add_months(entry.on, 1)


def test_meetings_fall_on_working_days():
    assert all(entry.on.weekday() < 5 for entry in orderly(HOME_OFFICE, YEAR, TODAY))


def test_no_meeting_outside_the_service():
    closed = Office(
        "1399999991/73",
        "見本ホーム",
        ServiceKind.SMALL_MULTIFUNCTIONAL,
        "",
        "見本圏域",
        "見本センター",
        designated_on=date(2025, 9, 1),
        closed_on=date(2026, 9, 1),
        suspended=(date(2026, 1, 1), date(2026, 3, 31)),
    )
    days = [entry.on for entry in orderly(closed, YEAR, TODAY)]
    assert days == [day for day in days if closed.open_on(day)]
    assert {(day.year, day.month >= 9) for day in days} == {(2025, True), (2026, False)}


MEETING = Entry(
    on=date(2026, 10, 20),
    position=1,
    mode=MeetingMode.HYBRID,
    video_consent=True,
    notice_on=date(2026, 9, 15),
    submitted_on=date(2026, 11, 1),
    delivered_on=date(2026, 11, 3),
    published_on=date(2026, 11, 5),
)


@pytest.mark.parametrize(
    ("today", "told"),
    [
        pytest.param(date(2026, 9, 14), ("予定", "", "", "", "無", ""), id="before the notice"),
        pytest.param(date(2026, 9, 15), ("予定", "2026-09-15", "", "", "無", ""), id="notice given"),
        pytest.param(date(2026, 10, 20), ("予定", "2026-09-15", "", "", "無", ""), id="on its day"),
        pytest.param(date(2026, 10, 21), ("開催", "2026-09-15", "有", "", "無", ""), id="the day after"),
        pytest.param(
            date(2026, 11, 3), ("開催", "2026-09-15", "有", "2026-11-01", "有", ""), id="minutes delivered"
        ),
        pytest.param(
            date(2026, 11, 5), ("開催", "2026-09-15", "有", "2026-11-01", "有", "2026-11-05"), id="published"
        ),
    ],
)
def test_what_is_dated_later_is_not_told_yet(today, told):
    line = row("1399999990/78", MEETING, today)
    names = ("区分", "通知日", "Web同意", "議事録提出日", "送付完了", "公表日")
    assert tuple(line[name] for name in names) == told


def test_every_meeting_says_that_it_is_invented():
    assert row("1399999990/78", MEETING, MEETING.on + timedelta(days=1))["備考"] == "デモ用の架空の記録です。"
