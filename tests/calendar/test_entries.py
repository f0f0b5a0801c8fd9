"""What we serve, parsed by the icalendar library: the same meeting stays the same entry. [RFC 5545, RFC 5546]"""

from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from meetings.calendar import calendar_of, invitation
from meetings.models import Meeting, Participation
from tests import makers

JAPAN = ZoneInfo("Asia/Tokyo")
STAMP = datetime(2026, 11, 22, 10, tzinfo=JAPAN)
LONG = "練馬区立豊玉北地域集会所（髙﨑𠮷⽯記念館）　2階 大会議室; 東側,入口\\裏 “はなれ”" * 3


def entries(ics: bytes) -> list:
    return Calendar.from_ical(ics).walk("VEVENT")


@pytest.fixture
def part(nerima):
    """One office's part in a planned meeting with these fields."""

    def make(**fields) -> Participation:
        planned: dict[str, Any] = {
            "status": "planned",
            "starts_at": time(14),
            "ends_at": time(15, 30),
            "place": "集会所",
        }
        made = makers.meeting(date(2026, 12, 24), nerima.facility, **planned | fields)
        parts = Participation.objects.select_related("meeting", "facility__municipality")
        return parts.get(meeting=made)

    return make


def test_an_entry_says_what_the_meeting_is(part):
    own = part(place_address="練馬区豊玉北6-12-1", web_link="https://zoom.example.com/j/1")
    (event,) = entries(invitation(own, stamp=STAMP))
    assert {
        name: str(event[name]) for name in ("uid", "summary", "location", "url", "status", "sequence")
    } == {
        "uid": f"{own.meeting.uid}@engawa",
        "summary": "運営推進会議（グループホームひなた）",
        "location": "集会所 練馬区豊玉北6-12-1",
        "url": "https://zoom.example.com/j/1",
        "status": "CONFIRMED",
        "sequence": "0",
    }
    assert (event.start, event.end) == (
        datetime(2026, 12, 24, 14, tzinfo=JAPAN),
        datetime(2026, 12, 24, 15, 30, tzinfo=JAPAN),
    )
    assert event["dtstart"].params["TZID"] == "Asia/Tokyo"


@pytest.mark.parametrize(
    ("fields", "start", "end"),
    [
        pytest.param(
            {"ends_at": None},
            datetime(2026, 12, 24, 14, tzinfo=JAPAN),
            datetime(2026, 12, 24, 15, tzinfo=JAPAN),
            id="end unknown: an hour",
        ),
        pytest.param(
            {"starts_at": None, "ends_at": None},
            date(2026, 12, 24),
            date(2026, 12, 25),
            id="hours unknown: all day",
        ),
    ],
)
def test_hours_that_are_not_known(part, fields, start, end):
    (event,) = entries(invitation(part(**fields), stamp=STAMP))
    assert (event.start, event.end) == (start, end)


def test_the_zone_comes_along_and_has_no_summer_time(part):
    calendar = Calendar.from_ical(invitation(part(), stamp=STAMP))
    (zone,) = calendar.walk("VTIMEZONE")
    offsets = {str(rule["tzoffsetto"].to_ical()) for rule in zone.subcomponents}
    assert (str(zone["tzid"]), offsets) == ("Asia/Tokyo", {"+0900"})


def test_a_change_is_the_same_entry_with_a_higher_sequence(part):
    own = part()
    (before,) = entries(invitation(own, stamp=STAMP))
    Meeting.objects.filter(pk=own.meeting_id).update(held_on=date(2026, 12, 25), sequence=1)
    own.meeting.refresh_from_db()
    (after,) = entries(invitation(own, stamp=STAMP))
    assert (after["uid"] == before["uid"], before["sequence"], after["sequence"]) == (True, 0, 1)
    assert after.start == datetime(2026, 12, 25, 14, tzinfo=JAPAN)


@pytest.mark.parametrize("status", ["cancelled", "not_held"])
def test_a_meeting_called_off_is_taken_out_of_calendars(part, status):
    own = part(status=status, not_held_reason="感染症のため", sequence=2)
    calendar = Calendar.from_ical(invitation(own, method="CANCEL", stamp=STAMP))
    (event,) = calendar.walk("VEVENT")
    assert (calendar["method"], event["status"], event["sequence"]) == ("CANCEL", "CANCELLED", 2)


def test_mail_programs_get_an_organizer_and_their_attendee_and_are_asked_for_no_answer(part, nerima):
    nerima.facility.email = "hinata@example.jp"
    nerima.facility.save()
    calendar = Calendar.from_ical(invitation(part(), stamp=STAMP, attendee="hanako@example.jp"))
    (event,) = calendar.walk("VEVENT")
    assert (calendar["method"], event["organizer"], event["organizer"].params["cn"]) == (
        "REQUEST",
        "mailto:hinata@example.jp",
        "グループホームひなた",
    )
    assert (event["attendee"], event["attendee"].params["RSVP"]) == ("mailto:hanako@example.jp", "FALSE")


def test_an_office_without_an_address_is_represented_by_the_portals(part, settings):
    settings.DEFAULT_FROM_EMAIL = "engawa@example.jp"
    (event,) = entries(invitation(part(), stamp=STAMP))
    assert event["organizer"] == "mailto:engawa@example.jp"


@pytest.mark.parametrize(
    "place",
    [
        pytest.param(LONG[:200], id="long Japanese with every special character"),
        pytest.param("1階, 2階; 3階", id="commas and semicolons"),
        pytest.param("地下\n大ホール", id="a line break"),
        pytest.param("C:\\会議室", id="a backslash"),
        pytest.param("END:VEVENT\r\nBEGIN:VALARM", id="lines of another entry"),
    ],
)
def test_any_text_comes_back_as_it_was_and_breaks_nothing_out(part, place):
    ics = invitation(part(place=place), stamp=STAMP)
    (event,) = entries(ics)
    assert str(event["location"]) == place.replace("\r\n", "\n")
    assert Calendar.from_ical(ics).walk("VALARM") == []
    lines = ics.split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert b"\n" not in b"".join(lines)
    assert all(line.decode("utf-8") is not None for line in lines), "no character is cut in two"


def test_a_joint_meeting_is_one_entry_with_all_offices_that_may_be_seen(nerima, itabashi):
    made = makers.meeting(date(2026, 12, 24), nerima.facility, itabashi.facility, status="planned")
    parts = made.participations.select_related("meeting", "facility__municipality")
    (event,) = entries(calendar_of(parts, name="見本", stamp=STAMP))
    assert str(event["summary"]) == "運営推進会議（グループホームひなた、グループホームこかげ）"


def test_councils_are_called_by_their_right_names(nerima, itabashi):
    nerima.facility.service = "regular_visiting"
    nerima.facility.save()
    made = makers.meeting(date(2026, 12, 24), nerima.facility, itabashi.facility, status="planned")
    parts = made.participations.select_related("meeting", "facility__municipality")
    (event,) = entries(calendar_of(parts, name="見本", stamp=STAMP))
    assert str(event["summary"]).partition("（")[0] == "介護・医療連携推進会議・運営推進会議"
