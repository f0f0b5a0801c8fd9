"""An evaluation begins once, for an office with the duty, with the form in force."""

import re
from datetime import date
from typing import Any

import pytest
import time_machine

from evaluations.models import FormVersion, Round
from evaluations.services import rounds
from evaluations.services.round_errors import (
    AlreadyRunning,
    DayOutside,
    DayPast,
    DeadlineOutside,
    NoDuty,
    OfficeClosed,
)
from meetings.models import Meeting
from operators.models import Facility, HistoryEntry, OperatorAssignment
from tests.evaluation_makers import evaluation_of, round_of
from tests.evaluations.rounds.conftest import NOW
from tests.fixtures.people import World
from tests.makers import meeting, office, part_of

DAY = date(2026, 12, 10)


def start(home: World, **fields: Any) -> Round:
    told: dict[str, Any] = {
        "facility": home.facility,
        "fiscal_year": 2026,
        "planned_on": DAY,
        "by": home.operator,
        "at": NOW,
    }
    return rounds.start(**told | fields)


def test_a_round_begins_with_its_form_and_its_history(home):
    begun = start(home)
    entry = HistoryEntry.objects.get(verb="外部評価の開始")
    assert (begun.number, begun.route, begun.form_version.service) == (1, "council", "group_home")
    assert entry.changes == {"fiscal_year": [None, 2026], "planned_on": [None, "2026-12-10"]}
    with pytest.raises(AlreadyRunning):
        start(home)
    assert start(home, fiscal_year=2027, planned_on=date(2027, 5, 1)).number == 1


def test_what_did_not_count_can_be_repeated_once_it_has_its_results(home):
    round_of(
        home.facility,
        self_finalised_at=NOW,
        self_finalised_by=home.operator,
        results_finalised_at=NOW,
        results_finalised_by=home.operator,
    )
    assert start(home).number == 2


def test_what_cannot_be_is_refused(home):
    day_service = office("community_day", "1392000027", municipality=home.municipality)
    night = office("night_visiting", "1392000035", municipality=home.municipality)
    closed = office("group_home", "1392000043", municipality=home.municipality, closed_on=date(2026, 9, 1))
    cases: list[tuple[type[Exception], dict[str, Any]]] = [
        (NoDuty, {"facility": day_service}),
        (NoDuty, {"facility": night}),
        (OfficeClosed, {"facility": closed}),
        (DayOutside, {"planned_on": date(2027, 4, 1)}),
        (DayPast, {"planned_on": date(2026, 8, 31)}),
        (DeadlineOutside, {"staff_closes_on": DAY}),
        (DeadlineOutside, {"staff_closes_on": date(2026, 8, 31)}),
    ]
    for error, fields in cases:
        with pytest.raises(error):
            start(home, **fields)
    assert Round.objects.count() == 0


def test_the_page_begins_it_and_keeps_what_was_typed(home, client):
    client.force_login(home.operator)
    address = f"/office/evaluations/offices/{home.facility.number}/32/start/"
    assert "外部評価を始める" in client.get(address).content.decode()
    wrong = client.post(address, {"planned_on": "令和8年8月1日"})
    assert (wrong.status_code, "＊予定日が過ぎています" in wrong.content.decode()) == (422, True)
    assert "令和8年8月1日" in wrong.content.decode()
    begun = client.post(address, {"planned_on": "令和8年12月10日"})
    made = Round.objects.get()
    assert (begun.url, made.planned_on) == (f"/office/evaluations/{made.pk}/", DAY)
    other = office("community_day", "1392000027", municipality=home.municipality)
    OperatorAssignment.objects.create(user=home.operator, facility=other)
    refused = client.get(f"/office/evaluations/offices/{other.number}/78/start/").content.decode()
    listed = client.get("/office/evaluations/").content.decode()
    assert "外部評価の対象ではありません" in refused
    assert (home.facility.name in listed, other.name in listed) == (True, False)


def test_looking_stores_nothing(home, client):
    client.force_login(home.operator)
    page = client.get(f"/office/evaluations/offices/{home.facility.number}/32/start/").content.decode()
    assert ("第1版" in page, FormVersion.objects.count()) == (True, 0)


def test_the_day_stays_in_the_year_as_long_as_its_notice_can_go_out_and_the_year_is_named(home, client):
    address = f"/office/evaluations/offices/{home.facility.number}/32/start/"

    def proposed(day: str) -> tuple[list[str], str]:
        with time_machine.travel(f"{day}T10:00+09:00", tick=False):
            client.force_login(home.operator)
            page = client.get(address).content.decode()
        days = re.findall(r'name="(?:planned_on|staff_closes_on)" value="(.*?)"', page)
        return days, re.findall(r"<strong>(令和.*?年度)</strong>の外部評価", page)[0]

    assert proposed("2027-01-10") == (["令和9年3月17日", "令和9年1月27日"], "令和8年度")
    assert proposed("2027-02-01") == (["令和9年3月31日", "令和9年2月8日"], "令和8年度")
    assert proposed("2027-02-28") == (["令和9年3月31日", "令和9年3月7日"], "令和8年度")
    assert proposed("2027-03-01")[1] == "令和9年度"
    meeting(date(2027, 3, 20), home.facility, status="planned", carries_evaluation=True)
    assert proposed("2027-02-01")[0][0] == "令和9年3月20日"
    evaluation_of(part_of(meeting(date(2026, 7, 1), home.facility), home.facility))
    assert proposed("2027-02-01")[1] == "令和9年度"


def test_the_one_meeting_of_the_day_that_can_carry_it_is_chosen_with_the_start(home, client):
    client.force_login(home.operator)
    address = f"/office/evaluations/offices/{home.facility.number}/32/start/"
    partner = office("group_home", "1392000043", municipality=home.municipality)
    meeting(DAY, home.facility, partner, status="planned")
    part = part_of(meeting(DAY, home.facility, status="planned", carries_evaluation=True), home.facility)
    page = client.post(address, {"planned_on": "令和8年12月10日"}, follow=True).content.decode()
    assert "この日の会議で評価を行います" in page
    assert Round.objects.get().participation == part
    Round.objects.all().delete()
    Meeting.objects.filter(pk=part.meeting_id).update(mode="written")
    page = client.post(address, {"planned_on": "令和8年12月10日"}, follow=True).content.decode()
    assert ("この日の会議で評価を行います" in page, Round.objects.get().participation) == (False, None)


def test_a_typed_day_of_another_year_begins_nothing_before_the_page_named_it(home, client):
    client.force_login(home.operator)
    address = f"/office/evaluations/offices/{home.facility.number}/32/start/"
    asked = client.post(address, {"planned_on": "令和9年5月10日", "year": "2026"})
    page = asked.content.decode()
    assert (asked.status_code, Round.objects.count()) == (422, 0)
    assert ("この日は令和9年度です" in page, 'name="year" value="2027"' in page) == (True, True)
    client.post(address, {"planned_on": "令和9年5月10日", "year": "2027"})
    assert Round.objects.get().fiscal_year == 2027


def test_the_list_costs_the_same_for_one_office_and_for_three(home, client, django_assert_num_queries):
    client.force_login(home.operator)
    for more in (0, 2):
        for number in range(more):
            made = office("group_home", f"139200005{number}", municipality=home.municipality)
            OperatorAssignment.objects.create(user=home.operator, facility=made)
            round_of(made)
        with django_assert_num_queries(LIST):
            client.get("/office/evaluations/")
    assert Facility.objects.visible_to(home.operator).count() == 3


LIST = 14
