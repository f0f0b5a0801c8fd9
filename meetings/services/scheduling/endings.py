"""What became of a planned meeting: held, cancelled, or not held for a reason the ward may excuse."""

from datetime import datetime

from django.db import transaction

from meetings.models import Meeting
from meetings.services.public_front import refresh_all
from meetings.services.scheduling.checks import bound_offices, must_lead, save
from meetings.services.scheduling.details import Changes
from meetings.services.scheduling.errors import NotPlannedError, NotYetError, ReasonMissingError
from meetings.services.scheduling.history import note_all, raise_version
from operators.local_time import day_of
from operators.models import User
from rules.kinds import MeetingStatus


@transaction.atomic
def cancel(*, meeting: Meeting, reason: str, by: User, at: datetime) -> None:
    """Call a planned meeting off, for every office. Those who had the notice must be told (see notices).

    Raises `NotPlannedError` (a held one is a record, a draft is thrown away), `NotTheHostError`,
    `ReasonMissingError`.
    """
    meeting = _planned(meeting, by, reason)
    meeting.cancelled_reason = reason
    raise_version(meeting)
    _close(meeting, MeetingStatus.CANCELLED, "中止", reason, by, at)


@transaction.atomic
def record_not_held(*, meeting: Meeting, reason: str, by: User, at: datetime) -> None:
    """Record that a meeting could not be held; it counts as excused once the ward approves. [RULEBOOK §3, O]

    Raises `NotPlannedError`, `NotTheHostError`, `ReasonMissingError`.
    """
    meeting = _planned(meeting, by, reason)
    meeting.not_held_reason = reason
    raise_version(meeting)
    _close(meeting, MeetingStatus.NOT_HELD, "未開催の記録", reason, by, at)


@transaction.atomic
def record_held(*, meeting: Meeting, by: User, at: datetime) -> None:
    """Record that a planned meeting took place. Raises `NotYetError` before its day, else as `cancel` does."""
    meeting = _planned(meeting, by, "-")
    if meeting.held_on > day_of(at):
        raise NotYetError
    _close(meeting, MeetingStatus.HELD, "開催の記録", "", by, at)


def _planned(meeting: Meeting, by: User, reason: str) -> Meeting:
    """The meeting, locked, if this person may end it."""
    meeting = Meeting.objects.select_for_update(of=("self",), no_key=True).get(pk=meeting.pk)
    if meeting.status != MeetingStatus.PLANNED.value:
        raise NotPlannedError
    must_lead(meeting, by)
    if not reason.strip():
        raise ReasonMissingError
    return meeting


def _close(meeting: Meeting, status: MeetingStatus, verb: str, reason: str, by: User, at: datetime) -> None:
    changes: Changes = {"status": [meeting.status, status.value]}
    if reason:
        changes["reason"] = ["", reason]
    meeting.status = status.value
    save(meeting)
    offices = bound_offices(meeting)
    note_all(verb, meeting, offices, changes=changes, by=by, at=at)
    refresh_all(offices, at=at)
