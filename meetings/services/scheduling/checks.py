"""What must be so before a meeting may stand on its day. Called inside the service's transaction."""

from collections.abc import Iterable
from datetime import date, datetime, time

from django.db import IntegrityError, transaction

from meetings.enums import BOUND, Standing
from meetings.models import Meeting, Participation
from meetings.services.scheduling.errors import (
    DuplicateMeetingError,
    InThePastError,
    NotPlannedError,
    NotTheHostError,
    OverlappingMeetingError,
)
from operators.local_time import day_of
from operators.models import Facility, User
from rules.kinds import MeetingStatus

OPEN = frozenset({MeetingStatus.DRAFT.value, MeetingStatus.PLANNED.value})
"""The statuses in which a meeting is still to come."""


def bound_offices(meeting: Meeting) -> list[Facility]:
    """The offices that take part, in order."""
    parts = meeting.participations.filter(standing__in=BOUND).select_related("facility__municipality")
    return [part.facility for part in parts.order_by("facility__number", "facility__service")]


def host_of(meeting: Meeting) -> Participation | None:
    """The host's part; of a ledger's meeting without one, the part of its only office."""
    parts = list(meeting.participations.filter(standing__in=BOUND).order_by("pk"))
    hosts = [part for part in parts if part.standing == Standing.HOST]
    return hosts[0] if hosts else parts[0] if len(parts) == 1 else None


def may_lead(meeting: Meeting, user: User) -> bool:
    """Whether this person works for the host; where a ledger named none, for any office that takes part."""
    host = host_of(meeting)
    leading = Participation.objects.filter(pk=host.pk) if host else meeting.participations.bound()
    return leading.filter(facility__in=Facility.objects.visible_to(user)).exists()


def must_lead(meeting: Meeting, by: User) -> None:
    """Raise `NotTheHostError` for anybody but the host's people."""
    if not may_lead(meeting, by):
        raise NotTheHostError


def must_work_for(facility: Facility, by: User, words: str) -> None:
    """Raise `NotTheHostError` with ``words`` for somebody who does not work for the office."""
    if not Facility.objects.visible_to(by).filter(pk=facility.pk).exists():
        raise NotTheHostError(words)


def must_be_open(meeting: Meeting) -> None:
    """Raise `NotPlannedError` for a meeting that is a record already."""
    if meeting.status not in OPEN:
        raise NotPlannedError


def must_not_be_past(held_on: date, at: datetime) -> None:
    """Raise `InThePastError` for a plan whose day is over."""
    if held_on < day_of(at):
        raise InThePastError


def must_be_free(meeting: Meeting, offices: Iterable[Facility]) -> None:
    """Raise `OverlappingMeetingError` where one of the offices meets elsewhere at these hours.

    Without hours a meeting takes the whole day. The offices are locked, so that two people who plan at once
    are heard one after the other.
    """
    ids = [office.pk for office in offices]
    list(Facility.objects.select_for_update(no_key=True).filter(pk__in=ids).order_by("pk"))
    others = Participation.objects.bound().filter(
        facility__in=ids,
        meeting__held_on=meeting.held_on,
        meeting__status__in=[*OPEN, MeetingStatus.HELD.value],
    )
    for part in others.exclude(meeting=meeting.pk).select_related("meeting", "facility").order_by("pk"):
        if _overlap(meeting, part.meeting):
            raise OverlappingMeetingError(
                f"「{part.facility.name}」には、同じ日の{_hours(part.meeting)}に別の会議があります。"
                "日か時刻を変えてください。"
            )


def save(meeting: Meeting) -> None:
    """Store the meeting, or raise `DuplicateMeetingError` where its key is taken."""
    try:
        with transaction.atomic():
            meeting.save()
    except IntegrityError as error:
        same = Meeting.objects.filter(held_on=meeting.held_on, participants_key=meeting.participants_key)
        if same.exclude(pk=meeting.pk).exists():
            raise DuplicateMeetingError from error
        raise


def _overlap(one: Meeting, other: Meeting) -> bool:
    return _start(one) < _end(other) and _start(other) < _end(one)


def _start(meeting: Meeting) -> time:
    return meeting.starts_at or time.min


def _end(meeting: Meeting) -> time:
    return meeting.ends_at or time.max


def _hours(meeting: Meeting) -> str:
    if meeting.starts_at is None:
        return "時間帯（時刻の登録なし）"
    return f"{meeting.starts_at:%H:%M}から{f'{meeting.ends_at:%H:%M}まで' if meeting.ends_at else ''}"
