"""Registers what came to the ward on paper or by mail, with its scans, as if it had been submitted here. [N §8]"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files import File
from django.db import IntegrityError, transaction

from meetings.enums import (
    BOUND,
    DeskVerb,
    Manner,
    MaterialKind,
    Standing,
    SubmissionKind,
    SubmissionState,
    SubmissionWay,
)
from meetings.models import Attendance, Material, Meeting, Participation, Submission, SubmissionVersion
from meetings.receipts import next_serial
from meetings.services import materials
from meetings.services.desk.colleagues import add_note
from meetings.services.desk.errors import AlreadySubmitted, MeetingNotHeld, OnThatDay, WrongDay
from meetings.services.desk.transitions import step
from meetings.time_and_place import day_of
from operators.models import Facility, User
from operators.services.history import note
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingStatus, MemberCategory

_CAN_BE_HELD = (MeetingStatus.PLANNED.value, MeetingStatus.HELD.value)


@dataclass(frozen=True)
class Arrival:
    """What came in: how, on which day, its scans; who was present and whether all have it, if it says so."""

    way: SubmissionWay
    received_on: date
    uploads: "Sequence[File[Any]]" = ()
    present: frozenset[MemberCategory] = frozenset()
    delivered: bool = False
    words: str = ""


@transaction.atomic
def register_paper(
    *, facility: Facility, held_on: date, meeting: Meeting | None, arrival: Arrival, by: User, at: datetime
) -> Submission:
    """Receive minutes of a meeting of this office; without ``meeting`` a held one on ``held_on`` is recorded.

    Where the ward had returned what stands there, this is its next version. ``present`` is written down only where
    nobody told yet who came; ``words`` are a note among colleagues. Raises `WrongDay`, `OnThatDay`,
    `MeetingNotHeld`, `AlreadySubmitted`, or `FileRefused` for a scan, and nothing is written then.
    """
    _must_be_days(meeting.held_on if meeting else held_on, arrival.received_on, day_of(at))
    part = _part(facility, meeting, held_on, by, at)
    submission = Submission.objects.filter(participation=part, kind=SubmissionKind.MINUTES).first()
    if submission is not None and submission.state != SubmissionState.RETURNED:
        raise AlreadySubmitted(submission)
    _hold(part, by, at)
    kept: list[Material] = []
    try:
        for upload in arrival.uploads:
            kept.append(_scan(part, upload, by, at))  # noqa: PERF401 - the files kept so far are known when one is refused
        return _receive(part, submission, arrival, kept, by, at)
    except BaseException:
        for material in kept:
            material.file.delete(save=False)
        raise


def _must_be_days(held_on: date, received_on: date, today: date) -> None:
    if received_on > today:
        raise WrongDay("受け取った日が、今日より後になっています。")
    if held_on > received_on:
        raise WrongDay("会議の日が、受け取った日より後になっています。日付を確かめてください。")


def _part(
    facility: Facility, meeting: Meeting | None, held_on: date, by: User, at: datetime
) -> Participation:
    """The office's part, its meeting locked; a new held meeting where none is named."""
    parts = Participation.objects.filter(facility=facility, standing__in=BOUND)
    if meeting is not None:
        Meeting.objects.select_for_update().get(pk=meeting.pk)
        return _whole(parts.get(meeting=meeting))
    there = parts.filter(meeting__held_on=held_on).exclude(meeting__status=MeetingStatus.DRAFT.value)
    if existing := there.select_related("meeting").first():
        _refuse_day(existing)
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
    note("開催の記録（紙・メールの受付）", f"meeting {made.pk}", facility, changes, by=by, at=at)
    return _whole(part)


def _refuse_day(part: Participation) -> None:
    submission = Submission.objects.filter(participation=part, kind=SubmissionKind.MINUTES).first()
    if submission is not None and submission.state != SubmissionState.RETURNED:
        raise AlreadySubmitted(submission)
    raise OnThatDay


def _whole(part: Participation) -> Participation:
    return Participation.objects.select_related("meeting", "facility__municipality").get(pk=part.pk)


def _hold(part: Participation, by: User, at: datetime) -> None:
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


def _scan(part: Participation, upload: "File[Any]", by: User, at: datetime) -> Material:
    return materials.add(
        meeting=part.meeting, participation=part, kind=MaterialKind.SCAN, upload=upload, by=by, at=at
    )


def _receive(
    part: Participation,
    submission: Submission | None,
    arrival: Arrival,
    scans: Sequence[Material],
    by: User,
    at: datetime,
) -> Submission:
    first = submission is None
    submission = submission or _receipt(part, arrival, at)
    version = SubmissionVersion.objects.create(
        submission=submission,
        number=1 if first else submission.versions.count() + 1,
        way=arrival.way,
        submitted_at=at,
        submitted_by=by,
        read_at=at,
        read_by=by,
    )
    version.materials.set(scans)
    step(version=version, verb=DeskVerb.SUBMIT if first else DeskVerb.RESUBMIT, by=by, at=at)
    _tell(part, arrival)
    if arrival.words.strip():
        add_note(submission=submission, words=arrival.words, by=by, at=at)
    submission.refresh_from_db()
    return submission


def _receipt(part: Participation, arrival: Arrival, at: datetime) -> Submission:
    ward, year = part.facility.municipality, FiscalYear.of(arrival.received_on)
    return Submission.objects.create(
        municipality=ward,
        facility=part.facility,
        participation=part,
        fiscal_year=year.year,
        serial=next_serial(ward, year),
        state=SubmissionState.RECEIVED,
        state_at=at,
        received_on=arrival.received_on,
    )


def _tell(part: Participation, arrival: Arrival) -> None:
    """Write down what the paper says of the meeting, never over what the office itself has told."""
    part.submitted_on = part.submitted_on or arrival.received_on
    part.delivered = part.delivered or arrival.delivered
    part.save(update_fields=["submitted_on", "delivered"])
    if arrival.present and not Attendance.objects.filter(participation=part).exists():
        Attendance.objects.bulk_create(
            Attendance(
                participation=part, category=category.value, name=category.label, manner=Manner.PRESENT
            )
            for category in MemberCategory
            if category in arrival.present
        )
