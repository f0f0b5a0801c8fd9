"""Which meeting a paper that came in is about: one that is there, or one that nobody had told of."""

from datetime import date, datetime

from django.db import IntegrityError, transaction

from meetings.enums import (
    BOUND,
    Standing,
    SubmissionKind,
    SubmissionState,
)
from meetings.models import Meeting, Participation, Submission
from meetings.services.desk.arrival_errors import AlreadySubmitted, MeetingNotHeld, OnThatDay, WrongDay
from operators.models import Facility, User
from operators.services.history import note
from rules.kinds import MeetingStatus

_RECORDED = "開催の記録（紙・メールの受付）"
_CAN_BE_HELD = (MeetingStatus.PLANNED.value, MeetingStatus.HELD.value)


def must_be_days(held_on: date, received_on: date, today: date) -> None:
    """Raise `WrongDay` unless it was held, received and registered in this order."""
    if received_on > today:
        raise WrongDay("受け取った日が、今日より後になっています。")
    if held_on > received_on:
        raise WrongDay("会議の日が、受け取った日より後になっています。日付を確かめてください。")


def part_of(
    facility: Facility, meeting: Meeting | None, held_on: date, by: User, at: datetime
) -> Participation:
    """The office's part, its meeting locked; where none is named its own draft of that day, or a new held meeting."""
    parts = Participation.objects.filter(facility=facility, standing__in=BOUND)
    if meeting is not None:
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        return _whole(parts.get(meeting=meeting))
    there = parts.filter(meeting__held_on=held_on).exclude(meeting__status=MeetingStatus.DRAFT.value)
    if existing := there.select_related("meeting").first():
        _refuse_day(existing)
    key = Meeting.key_of([facility])
    own = Meeting.objects.select_for_update().filter(held_on=held_on, participants_key=key)
    if draft := own.filter(status=MeetingStatus.DRAFT.value).first():
        return _adopt(draft, facility, by, at)
    return _new(facility, held_on, by, at)


def _adopt(draft: Meeting, facility: Facility, by: User, at: datetime) -> Participation:
    """The ward sees no drafts: the one the office itself made of this meeting was held."""
    changes = {"status": [draft.status, MeetingStatus.HELD.value]}
    draft.status = MeetingStatus.HELD.value
    draft.save(update_fields=["status"])
    note(_RECORDED, f"meeting {draft.pk}", facility, changes, by=by, at=at)
    return _whole(Participation.objects.get(meeting=draft, facility=facility))


def _new(facility: Facility, held_on: date, by: User, at: datetime) -> Participation:
    made = Meeting(
        held_on=held_on, status=MeetingStatus.HELD.value, participants_key=Meeting.key_of([facility])
    )
    try:
        with transaction.atomic():
            made.save()
    except IntegrityError as error:
        raise OnThatDay from error
    part = Participation.objects.create(meeting=made, facility=facility, standing=Standing.HOST)
    changes = {"status": [None, made.status], "held_on": [None, held_on.isoformat()]}
    note(_RECORDED, f"meeting {made.pk}", facility, changes, by=by, at=at)
    return _whole(part)


def _refuse_day(part: Participation) -> None:
    submission = Submission.objects.filter(participation=part, kind=SubmissionKind.MINUTES).first()
    if submission is not None and submission.state != SubmissionState.RETURNED:
        raise AlreadySubmitted(submission)
    raise OnThatDay


def _whole(part: Participation) -> Participation:
    return Participation.objects.select_related("meeting", "facility__municipality").get(pk=part.pk)


def hold(part: Participation, by: User, at: datetime) -> None:
    """A planned meeting whose minutes are here was held; one that was called off cannot have minutes."""
    meeting = part.meeting
    if meeting.status not in _CAN_BE_HELD:
        raise MeetingNotHeld
    if meeting.status == MeetingStatus.PLANNED.value:
        meeting.status = MeetingStatus.HELD.value
        meeting.save(update_fields=["status"])
        changes = {"status": [MeetingStatus.PLANNED.value, meeting.status]}
        for each in meeting.participations.bound().select_related("facility"):
            note("開催の記録", f"meeting {meeting.pk}", each.facility, changes, by=by, at=at)
