"""Where one office's record stands with its ways of publication, locked while it changes. [N §8]"""

from dataclasses import dataclass
from datetime import date, datetime

from meetings.enums import BOUND, PublicationWay
from meetings.models import Meeting, Minutes, Participation, PublishedWay
from meetings.services.publishing import errors
from meetings.services.publishing.completion import Ways, completed_on, ledgers_day
from operators.local_time import day_of
from operators.models import CareArea, Facility
from publication.models import PublicRecord
from publication.services import records
from rules.kinds import MeetingStatus
from rules.retention import keep_until
from rules.ruleset_files import rulebook

_NEVER = frozenset({MeetingStatus.DRAFT.value, MeetingStatus.CANCELLED.value, MeetingStatus.NOT_HELD.value})


@dataclass(frozen=True)
class Dates:
    """The two days that go with a published record."""

    published_on: date
    keep_until: date


def source_of(part: Participation) -> str:
    """The record's name in the public room: ``participation/12``, as its clock is called."""
    return f"participation/{part.pk}"


def locked(participation: Participation) -> Participation:
    """The part as it is now; meeting, minutes and part stay so until the transaction ends, locked in this order.

    Finalising, closing the attendance and submitting lock in the same order; in any other two could wait for each
    other.
    """
    Meeting.objects.select_for_update(no_key=True).get(pk=participation.meeting_id)
    list(Minutes.objects.select_for_update().filter(meeting=participation.meeting_id).order_by("pk"))
    rows = Participation.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("meeting", "facility__municipality", "facility__corporation").get(
        pk=participation.pk
    )


def must_be_publishable(part: Participation, at: datetime) -> None:
    """Raise unless the office took part in a meeting that is over, and its record was not deleted."""
    if part.standing not in BOUND:
        raise errors.NotTakingPart
    if part.meeting.status in _NEVER or part.meeting.held_on > day_of(at):
        raise errors.NotHeld
    if part.disposed_on is not None:
        raise errors.AlreadyDisposed


def ways_of(part: Participation) -> dict[PublicationWay, date]:
    """The ways that stand, each with its day. One query."""
    rows = PublishedWay.objects.filter(participation=part).values_list("way", "done_on")
    return {PublicationWay(way): day for way, day in rows}


def ledger_of(part: Participation, ways: Ways) -> date | None:
    """The day a ledger told: as it was imported, or of before that was kept apart. Ask it before a way is changed."""
    return part.ledger_published_on or ledgers_day(part.published_on, ways)


def dates_with(part: Participation, portal_on: date) -> Dates:
    """The days if the record is before the public on this portal since ``portal_on``."""
    ways = ways_of(part)
    ledger = ledger_of(part, ways)
    return dates_of(part, completed_on(ledger, ways | {PublicationWay.PORTAL: portal_on}) or portal_on)


def dates_of(part: Participation, published_on: date) -> Dates:
    """A completion date and its last day of keeping, by the ward's rules of that day."""
    return dates_for(part.facility, published_on)


def dates_for(facility: Facility, published_on: date) -> Dates:
    """The same of whatever an office published. Needs ``municipality``."""
    rules = rulebook(facility.municipality.ruleset_id).on(published_on)
    return Dates(published_on, keep_until(published_on, rules) or published_on)


def complete(part: Participation, ledger: date | None, ways: Ways) -> list[str | None]:
    """Write the completion date that follows; the old and the new day, for the history."""
    before = part.published_on
    part.published_on, part.ledger_published_on = completed_on(ledger, ways), ledger
    part.save(update_fields=["published_on", "ledger_published_on"])
    return [day.isoformat() if day else None for day in (before, part.published_on)]


def redate(part: Participation, at: datetime) -> None:
    """The record before the public tells the completion date of its part, and the last day that follows from it."""
    record = published_record(part)
    if record and part.published_on:
        dates = dates_of(part, part.published_on)
        records.redate(record=record, published_on=dates.published_on, keep_until=dates.keep_until, at=at)


def published_record(part: Participation) -> PublicRecord | None:
    """The office's record of this meeting, where it is before the public now."""
    return PublicRecord.objects.published().filter(source=source_of(part)).first()


def area_of(part: Participation) -> CareArea | None:
    """The care area in which the office lay on the meeting's day, if it was in force then."""
    return area_on(part.facility, part.meeting.held_on)


def area_on(facility: Facility, day: date) -> CareArea | None:
    """The care area in which an office lay on a day, if it was in force then. One query."""
    place = facility.placements.begun_by(day).select_related("care_area").first()
    area = place.care_area if place else None
    return area if area and area.holds_on(day) else None
