"""Meetings as calendar entries: the invitation that goes with a notice, and the feeds. [RFC 5545, RFC 5546]

An entry's UID is the meeting's own for good; SEQUENCE grows with each change that people are told. Everything an
entry says was announced to all members: no person's name is in it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import groupby
from typing import Literal
from zoneinfo import ZoneInfo

from django.conf import settings
from icalendar import Calendar, Component, Event, Timezone
from icalendar.prop import vCalAddress, vText, vUri

from meetings.models import Meeting, Participation
from meetings.roster import council_of
from operators.models import Facility
from rules.kinds import MeetingStatus

JAPAN = ZoneInfo("Asia/Tokyo")
USUAL_LENGTH = timedelta(hours=1)
"""How long a meeting is shown when its end is not known. [policy]"""

Method = Literal["REQUEST", "CANCEL", "PUBLISH"]


@dataclass(frozen=True)
class DueDay:
    """A day by which an office must do something for a meeting; ``what`` is also its name in the UID."""

    what: Literal["notice", "minutes"]
    on: date
    participation: Participation


_DUE_WORDS = {"notice": "開催通知の期限", "minutes": "議事録の期限"}


def invitation(
    participation: Participation, *, method: Method = "REQUEST", stamp: datetime, attendee: str = ""
) -> bytes:
    """The .ics file of one office's meeting; the same UID and a higher SEQUENCE bring it up to date.

    ``attendee`` is the mail address it goes to: mail programs take a REQUEST in only with one. Answers come by
    the link, so none is asked for.
    """
    calendar = _calendar(method)
    event = _event([participation], stamp)
    if attendee:
        event.add("attendee", vCalAddress(f"mailto:{attendee}"), parameters={"RSVP": "FALSE"})
    calendar.add_component(event)
    return bytes(calendar.to_ical())


def calendar_of(
    participations: Iterable[Participation],
    *,
    due_days: Iterable[DueDay] = (),
    name: str,
    stamp: datetime,
) -> bytes:
    """A feed: an entry per meeting, whatever the number of its parts, and one per due day.

    Parts come with ``meeting`` and ``facility__municipality`` loaded.
    """
    calendar = _calendar("PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("x-wr-timezone", str(JAPAN))
    ordered = sorted(participations, key=lambda part: (part.meeting.held_on, part.meeting_id, part.pk))
    for _, parts in groupby(ordered, key=lambda part: part.meeting_id):
        calendar.add_component(_event(list(parts), stamp))
    for due in due_days:
        calendar.add_component(_due_entry(due, stamp))
    return bytes(calendar.to_ical())


def council_label(participation: Participation) -> str:
    """運営推進会議 or 介護・医療連携推進会議, by the rules in force on the meeting's day."""
    return council_of(participation.facility, participation.meeting.held_on).label


def summary_of(participations: list[Participation]) -> str:
    """``運営推進会議（グループホームひなた）``: the council by its right name, and the offices."""
    councils = "・".join(dict.fromkeys(council_label(part) for part in participations))
    return f"{councils}（{'、'.join(part.facility.name for part in participations)}）"


def _calendar(method: Method) -> Calendar:
    calendar = Calendar()
    calendar.add("prodid", "-//Engawa//運営推進会議//JA")
    calendar.add("version", "2.0")
    calendar.add("method", method)
    calendar.add_component(_japan_time())
    return calendar


@cache
def _japan_time() -> Component:
    return Timezone.from_tzinfo(JAPAN, first_date=date(2006, 4, 1), last_date=date(2038, 1, 1))


def _event(parts: list[Participation], stamp: datetime) -> Event:
    meeting = parts[0].meeting
    event = Event()
    event.add("uid", f"{meeting.uid}@engawa")
    event.add("sequence", meeting.sequence)
    event.add("dtstamp", stamp)
    event.add("summary", summary_of(parts))
    start, end = _hours(meeting)
    event.add("dtstart", start)
    event.add("dtend", end)
    place = " ".join(part for part in (meeting.place, meeting.place_address) if part)
    if place:
        event.add("location", place)
    if meeting.web_link:
        event.add("url", vUri(meeting.web_link))
    event.add("status", "CANCELLED" if is_off(meeting) else "CONFIRMED")
    event.add("organizer", _organizer(parts[0].facility))
    return event


def _due_entry(due: DueDay, stamp: datetime) -> Event:
    part = due.participation
    event = Event()
    event.add("uid", f"{part.meeting.uid}-{part.pk}-{due.what}@engawa")
    event.add("dtstamp", stamp)
    event.add("summary", f"{_DUE_WORDS[due.what]}（{part.facility.name}）")
    event.add("dtstart", due.on)
    event.add("dtend", due.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    return event


def _organizer(facility: Facility) -> vCalAddress:
    organizer = vCalAddress(f"mailto:{facility.email or settings.DEFAULT_FROM_EMAIL}")
    organizer.params["cn"] = vText(facility.name)
    return organizer


def is_off(meeting: Meeting) -> bool:
    """Whether the meeting will not take place."""
    return meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.NOT_HELD)


def _hours(meeting: Meeting) -> tuple[date, date] | tuple[datetime, datetime]:
    """Start and end; a meeting without hours fills its day."""
    if meeting.starts_at is None:
        return meeting.held_on, meeting.held_on + timedelta(days=1)
    start = _moment(meeting.held_on, meeting.starts_at)
    return start, _moment(meeting.held_on, meeting.ends_at) if meeting.ends_at else start + USUAL_LENGTH


def _moment(day: date, hour: time) -> datetime:
    return datetime.combine(day, hour, tzinfo=JAPAN)
