"""Notes who came: a person at a time, as answered, or somebody who is not on the roster. [N §3, §5, §9]

The part's row is locked while something is noted, so that two people who tick at once are heard one after the
other, and nothing is noted after the attendance was closed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from meetings.attendance_sheet import Row, Sheet, sheet_of, state_of
from meetings.enums import BOUND, TAKES_PLACE, Manner
from meetings.models import Attendance, Participation
from meetings.services.attendance_errors import (
    AlreadyThere,
    ChangedMeanwhile,
    Closed,
    MannerNotOffered,
    NoMeeting,
    NotYet,
    ProxyNameMissing,
)
from operators.local_time import day_of
from operators.models import User
from operators.services.history import note
from rules.kinds import MemberCategory


@dataclass(frozen=True)
class Mark:
    """What somebody notes of a person: how the person took part (``None``: nothing after all).

    ``seen`` is the `Row.state` the page showed; ``consented_on`` is for people without a member's record.
    """

    row: Row
    manner: Manner | None
    seen: str
    stand_in: str = ""
    consented_on: date | None = None


@dataclass(frozen=True)
class Guest:
    """Somebody who came and is not on the roster: ward staff, the support centre, a visitor."""

    category: MemberCategory
    name: str
    manner: Manner = Manner.PRESENT


@transaction.atomic
def record(*, participation: Participation, marks: Iterable[Mark], by: User, at: datetime) -> int:
    """Note what is marked, all or nothing; gives how many entries changed.

    Raises `NotYet`, `NoMeeting`, `Closed`, `ChangedMeanwhile`, `MannerNotOffered`, `ProxyNameMissing`.
    """
    part = open_part(participation, at)
    return _record(part, sheet_of(part), marks, by=by, at=at)


@transaction.atomic
def record_answers(*, participation: Participation, by: User, at: datetime) -> int:
    """Note of everybody without an entry what was answered beforehand; gives how many. Raises as `record`."""
    part = open_part(participation, at)
    sheet = sheet_of(part)
    marks = [Mark(row, row.suggestion, seen="") for row in sheet.suggested]
    return _record(part, sheet, marks, by=by, at=at)


@transaction.atomic
def add_guest(*, participation: Participation, guest: Guest, by: User, at: datetime) -> Attendance:
    """Add somebody who is not on the roster. Raises `NotYet`, `NoMeeting`, `Closed`, `AlreadyThere`."""
    part = open_part(participation, at)
    known = part.attendances.filter(member=None, category=guest.category.value, name=guest.name)
    if known.exists():
        raise AlreadyThere
    entry = Attendance.objects.create(
        participation=part, category=guest.category.value, name=guest.name, manner=guest.manner
    )
    _remember("出席者の追加", part, {f"guest {entry.pk}": ["", guest.manner.value]}, by, at)
    return entry


@transaction.atomic
def remove_guest(*, participation: Participation, key: str, by: User, at: datetime) -> bool:
    """Take somebody away again who is not on the roster; whether anybody was there to take away.

    Raises `NotYet`, `NoMeeting`, `Closed`.
    """
    part = open_part(participation, at)
    row = sheet_of(part).by_key.get(key)
    if row is None or row.member is not None or row.entry is None:
        return False
    changes = {f"guest {row.entry.pk}": [row.entry.manner, ""]}
    row.entry.delete()
    _remember("出席者の取消し", part, changes, by, at)
    return True


def open_part(participation: Participation, at: datetime) -> Participation:
    """The part as it stands, locked, if its attendance can be noted; raises `NotYet`, `NoMeeting`, `Closed`."""
    part = locked_part(participation)
    must_take_place(part, at)
    if part.attendance_closed_at:
        raise Closed
    return part


def locked_part(participation: Participation) -> Participation:
    """The part as it stands, its meeting and office with it; whoever else notes something waits."""
    rows = Participation.objects.select_for_update(of=("self",), no_key=True)
    return rows.select_related("meeting", "facility__municipality", "facility__corporation").get(
        pk=participation.pk
    )


def must_take_place(part: Participation, at: datetime) -> None:
    """Raise `NoMeeting` or `NotYet` where nobody can have come."""
    if part.meeting.status not in TAKES_PLACE or part.standing not in BOUND:
        raise NoMeeting
    if part.meeting.held_on > day_of(at):
        raise NotYet


def _record(part: Participation, sheet: Sheet, marks: Iterable[Mark], *, by: User, at: datetime) -> int:
    changes = {}
    for mark in marks:
        row = sheet.by_key.get(mark.row.key)
        if row is None:
            raise ChangedMeanwhile(mark.row)  # somebody took this person away
        before = row.manner
        if _take(part, row, mark):
            changes[_subject(row)] = [before or "", mark.manner or ""]
    if changes:
        _remember("出欠の記入", part, changes, by, at)
    return len(changes)


def _take(part: Participation, row: Row, mark: Mark) -> bool:
    """Store one mark; whether anything changed. Two people who note the same are of one mind."""
    wanted = _wanted(part, row, mark)
    if state_of(wanted) == row.state:
        return False
    if row.state != mark.seen:
        raise ChangedMeanwhile(row)
    if wanted:
        wanted.save()
    elif row.entry:
        row.entry.delete()
    return True


def _wanted(part: Participation, row: Row, mark: Mark) -> Attendance | None:
    """The entry as it shall be, not stored; raises `MannerNotOffered` or `ProxyNameMissing`."""
    if mark.manner is None:
        return None
    if mark.manner not in row.manners:
        raise MannerNotOffered(row)
    stand_in = mark.stand_in.strip() if mark.manner is Manner.PROXY else ""
    if mark.manner is Manner.PROXY and not stand_in:
        raise ProxyNameMissing(row)
    return Attendance(
        pk=row.entry.pk if row.entry else None,
        participation=part,
        member=row.member,
        category=row.category.value,
        name="" if row.member else row.name,
        manner=mark.manner,
        stand_in=stand_in,
        consented_on=_consented_on(row, mark),
    )


def _consented_on(row: Row, mark: Mark) -> date | None:
    """The day of consent of a user or family member by video. [N §5]"""
    if mark.manner is not Manner.VIDEO or not row.needs_consent:
        return None
    return row.consent if row.member else mark.consented_on


def _subject(row: Row) -> str:
    if row.member:
        return f"member {row.member.pk}"
    return f"guest {row.entry.pk}" if row.entry else row.key


def _remember(verb: str, part: Participation, changes: dict[str, list[str]], by: User, at: datetime) -> None:
    """Write the history of the attendance; it names nobody."""
    note(verb, f"attendance {part.pk}", part.facility, changes, by=by, at=at)
