"""Calendar addresses: who sees which meetings, what is due, and that a feed stays cheap."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine
from django.utils import timezone
from icalendar import Calendar

from meetings.models import CalendarFeed, Meeting, Member, Participation
from meetings.services.feeds import renew_office_feed, renew_ward_feed
from operators.models import Facility, HistoryEntry
from tests import makers

TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def at_ten():
    with time_machine.travel("2026-11-22T10:00+09:00", tick=False):
        yield


@pytest.fixture
def office_feed(nerima, itabashi) -> CalendarFeed:
    return renew_office_feed(facility=nerima.facility, by=nerima.operator, at=timezone.now())


@pytest.fixture
def ward_feed(nerima, itabashi) -> CalendarFeed:
    return renew_ward_feed(by=nerima.ward, at=timezone.now())


def address(feed: CalendarFeed, query: str = "") -> str:
    return f"/calendar/{feed.secret}.ics{query}"


def entries(answer) -> list[tuple[Any, str]]:
    """Day and summary of every entry, in order."""
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    return sorted((event["dtstart"].dt, str(event["summary"])) for event in events)


def unfolded(answer) -> str:
    """The text with its long lines whole again."""
    return answer.content.replace(b"\r\n ", b"").decode()


OWN = "運営推進会議（グループホームひなた）"


@pytest.mark.parametrize(
    ("held_on", "fields", "shown"),
    [
        pytest.param(date(2026, 12, 24), {"status": "planned"}, True, id="planned"),
        pytest.param(date(2026, 10, 20), {"status": "held"}, True, id="held"),
        pytest.param(date(2026, 12, 24), {"status": "cancelled"}, True, id="cancelled"),
        pytest.param(
            date(2026, 10, 20), {"status": "not_held", "not_held_reason": "感染症"}, True, id="not held"
        ),
        pytest.param(date(2026, 12, 24), {"status": "draft"}, False, id="draft"),
        pytest.param(
            date(2026, 12, 24), {"status": "planned", "standing": "invited"}, False, id="only asked"
        ),
        pytest.param(date(2026, 12, 24), {"status": "planned", "standing": "declined"}, False, id="declined"),
        pytest.param(date(2025, 4, 1), {"status": "held"}, True, id="first day of last year"),
        pytest.param(date(2025, 3, 31), {"status": "held"}, False, id="the year before that"),
        pytest.param(date(2028, 3, 31), {"status": "planned"}, True, id="last day of next year"),
        pytest.param(date(2028, 4, 1), {"status": "planned"}, False, id="the year after that"),
    ],
)
@pytest.mark.parametrize("whose", ["office_feed", "ward_feed"])
def test_which_meetings_it_shows(client, request, nerima, whose, held_on, fields, shown):
    feed = request.getfixturevalue(whose)
    Meeting.objects.filter(pk=nerima.meeting.pk).delete()
    makers.meeting(held_on, nerima.facility, **fields)
    assert entries(client.get(address(feed))) == ([(held_on, OWN)] if shown else [])


def test_the_ward_sees_all_its_offices_and_a_joint_meeting_once(client, nerima, itabashi, ward_feed):
    second = makers.office(municipality=nerima.municipality, name="デイ見本")
    makers.meeting(date(2026, 12, 24), nerima.facility, second, status="planned")
    makers.meeting(date(2027, 1, 20), second, itabashi.facility, status="planned")
    assert entries(client.get(address(ward_feed))) == [
        (date(2026, 6, 20), OWN),
        (date(2026, 12, 24), "運営推進会議（グループホームひなた、デイ見本）"),
        (date(2027, 1, 20), "運営推進会議（デイ見本）"),
    ]


def test_no_members_name_is_in_it(client, nerima, office_feed, ward_feed):
    names = [*Member.objects.values_list("name", flat=True), nerima.operator.name, nerima.ward.name]
    texts = [unfolded(client.get(address(feed, "?deadlines=1"))) for feed in (office_feed, ward_feed)]
    assert [name for name in names for text in texts if name in text] == []


@pytest.mark.parametrize(
    ("held_on", "fields", "due"),
    [
        pytest.param(
            date(2027, 1, 31),
            {"status": "planned"},
            [(date(2026, 12, 31), "開催通知の期限")],
            id="notice owed",
        ),
        pytest.param(
            date(2027, 1, 31), {"status": "planned", "notice_on": date(2026, 11, 20)}, [], id="notice given"
        ),
        pytest.param(
            date(2026, 10, 31), {"status": "held"}, [(date(2026, 11, 30), "議事録の期限")], id="minutes owed"
        ),
        pytest.param(
            date(2026, 10, 31),
            {"status": "held", "submitted_on": date(2026, 11, 1)},
            [],
            id="minutes submitted",
        ),
        pytest.param(date(2027, 1, 31), {"status": "cancelled"}, [], id="cancelled: nothing is owed"),
    ],
)
def test_days_by_which_things_are_due_are_there_when_asked_for(
    client, nerima, office_feed, held_on, fields, due
):
    Meeting.objects.filter(pk=nerima.meeting.pk).delete()
    makers.meeting(held_on, nerima.facility, **fields)
    plain, with_due = (entries(client.get(address(office_feed, query))) for query in ("", "?deadlines=1"))
    assert plain == [(held_on, OWN)]
    assert [entry for entry in with_due if entry not in plain] == [
        (day, f"{what}（グループホームひなた）") for day, what in due
    ]


def test_every_entry_has_a_name_of_its_own_that_stays(client, nerima, ward_feed):
    second = makers.office(municipality=nerima.municipality)
    makers.meeting(date(2027, 1, 20), nerima.facility, second, status="planned")
    path = address(ward_feed, "?deadlines=1")
    first, again = (
        [str(event["uid"]) for event in Calendar.from_ical(client.get(path).content).walk("VEVENT")]
        for _ in range(2)
    )
    assert (len(first), first) == (len(set(first)), again)


def test_unchanged_is_answered_304_and_a_change_anew(client, nerima, office_feed):
    first = client.get(address(office_feed))
    again = client.get(address(office_feed), headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    Meeting.objects.filter(pk=nerima.meeting.pk).update(place="別の会場")
    changed = client.get(address(office_feed), headers={"if-none-match": first["ETag"]})
    assert (changed.status_code, changed["ETag"] == first["ETag"]) == (200, False)


def test_it_is_kept_by_nobody_between_and_not_indexed(client, office_feed):
    answer = client.get(address(office_feed))
    assert (
        answer["Content-Type"],
        answer["Cache-Control"],
        answer["X-Robots-Tag"],
        answer["Referrer-Policy"],
    ) == (
        "text/calendar; charset=utf-8",
        "private, no-cache",
        "noindex, nofollow",
        "no-referrer",
    )
    assert client.post(address(office_feed)).status_code == 405


@pytest.mark.parametrize("meetings", [1, 500])
def test_five_hundred_meetings_cost_as_many_queries_as_one(
    client, nerima, itabashi, django_assert_num_queries, ward_feed, meetings
):
    offices = [
        Facility(
            number=f"13{number:08}",
            service="group_home",
            name=f"見本{number}",
            municipality=nerima.municipality,
        )
        for number in range(meetings)
    ]
    Facility.objects.bulk_create(offices)
    made = Meeting.objects.bulk_create(
        Meeting(
            held_on=TODAY + timedelta(days=number % 100), status="planned", participants_key=office.reference
        )
        for number, office in enumerate(offices)
    )
    Participation.objects.bulk_create(
        Participation(meeting=meeting, facility=office) for meeting, office in zip(made, offices, strict=True)
    )
    with django_assert_num_queries(2):
        answer = client.get(address(ward_feed, "?deadlines=1"))
    assert len(entries(answer)) == 2 * meetings + 2


def test_a_new_address_stops_the_old_one_and_keeps_the_secret_out_of_the_history(client, nerima, office_feed):
    old = address(office_feed)
    renewed = renew_office_feed(facility=nerima.facility, by=nerima.operator, at=timezone.now())
    assert [client.get(path).status_code for path in (old, address(renewed))] == [404, 200]
    told = list(
        HistoryEntry.objects.filter(subject=f"calendar {renewed.pk}")
        .order_by("pk")
        .values_list("verb", "changes")
    )
    assert told == [("カレンダーのアドレスの作成", {}), ("カレンダーのアドレスの更新", {})]


@pytest.mark.parametrize("secret", ["guess", "", "../office", "%00"])
def test_an_address_that_is_none(client, office_feed, secret):
    assert client.get(f"/calendar/{secret}.ics").status_code == 404


def test_whoever_is_switched_off_has_no_calendar(client, nerima, ward_feed):
    nerima.ward.is_active = False
    nerima.ward.save()
    assert client.get(address(ward_feed)).status_code == 404
