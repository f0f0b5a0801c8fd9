"""Meetings as calendar entries: the invitation that goes with a notice, and the feeds. [RFC 5545, RFC 5546]"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Literal
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone
from icalendar.prop import vUri

from meetings.models import Meeting, Participation
from rules.kinds import MeetingStatus, ServiceKind
from rules.ruleset_files import rulebook

JAPAN = ZoneInfo("Asia/Tokyo")
USUAL_LENGTH = timedelta(hours=1)
"""How long a meeting is shown when its end is not known. [policy]"""

Method = Literal["REQUEST", "CANCEL", "PUBLISH"]


def invitation(participation: Participation, *, method: Method = "REQUEST", stamp: datetime) -> bytes:
    """The .ics file of one office's meeting; the same UID and a higher SEQUENCE bring it up to date."""
    return calendar_of([participation], method=method, name="", stamp=stamp)


def calendar_of(
    participations: Iterable[Participation], *, method: Method = "PUBLISH", name: str, stamp: datetime
) -> bytes:
    """A calendar with an entry per part; parts come with ``meeting`` and ``facility__municipality`` loaded."""
    calendar = Calendar()
    calendar.add("prodid", "-//Engawa//運営推進会議//JA")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    if name:
        calendar.add("x-wr-calname", name)
    calendar.add_component(
        Timezone.from_tzinfo(JAPAN, first_date=date(2006, 4, 1), last_date=date(2038, 1, 1))
    )
    for participation in participations:
        calendar.add_component(_event(participation, stamp))
    return bytes(calendar.to_ical())


def _event(participation: Participation, stamp: datetime) -> Event:
    meeting = participation.meeting
    event = Event()
    event.add("uid", f"{meeting.uid}@engawa")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", stamp)
    event.add("summary", summary_of(participation))
    start, end = _hours(meeting)
    event.add("dtstart", start)
    event.add("dtend", end)
    place = " ".join(part for part in (meeting.place, meeting.place_address) if part)
    if place:
        event.add("location", place)
    if meeting.web_link:
        event.add("url", vUri(meeting.web_link))
    event.add("status", "CANCELLED" if _is_off(meeting) else "CONFIRMED")
    return event


def summary_of(participation: Participation) -> str:
    """``運営推進会議（グループホームひなた）``: the council by its right name, and the office."""
    facility = participation.facility
    rules = rulebook(facility.municipality.ruleset_id).on(participation.meeting.held_on)
    return f"{rules.kind(ServiceKind(facility.service)).council.label}（{facility.name}）"


def _is_off(meeting: Meeting) -> bool:
    return meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.NOT_HELD)


def _hours(meeting: Meeting) -> tuple[date, date] | tuple[datetime, datetime]:
    """Start and end; a meeting without hours fills its day."""
    if meeting.starts_at is None:
        return meeting.held_on, meeting.held_on + timedelta(days=1)
    start = _moment(meeting.held_on, meeting.starts_at)
    return start, _moment(meeting.held_on, meeting.ends_at) if meeting.ends_at else start + USUAL_LENGTH


def _moment(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=JAPAN)
