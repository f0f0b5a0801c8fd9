"""Registers what came to the ward on paper or by mail, with its scans, as if it had been submitted here. [N §8]"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.core.files import File
from django.db import transaction

from meetings.enums import (
    DeskVerb,
    Manner,
    MaterialKind,
    SubmissionKind,
    SubmissionState,
    SubmissionWay,
)
from meetings.models import Attendance, Material, Meeting, Participation, Submission
from meetings.services import materials
from meetings.services.desk.arrival_errors import AlreadySubmitted
from meetings.services.desk.arrivals import hold, must_be_days, part_of
from meetings.services.desk.colleagues import add_note
from meetings.services.desk.transitions import step
from meetings.services.submitting.writing import add_version, open_submission
from meetings.uploads.inspection import Inspected, inspect
from operators.local_time import day_of
from operators.models import Facility, User
from rules.kinds import MemberCategory


@dataclass(frozen=True)
class Arrival:
    """What came in: how, on which day, its scans; who was present and whether all have it, if it says so."""

    way: SubmissionWay
    received_on: date
    uploads: "Sequence[File[Any]]" = ()
    present: frozenset[MemberCategory] = frozenset()
    delivered: bool = False
    words: str = ""


def register_paper(
    *, facility: Facility, held_on: date, meeting: Meeting | None, arrival: Arrival, by: User, at: datetime
) -> Submission:
    """Receive minutes of a meeting of this office; without ``meeting`` a held one on ``held_on`` is recorded.

    Where the ward had returned what stands there, this is its next version. ``present`` is written down only where
    nobody told yet who came; ``words`` are a note among colleagues. Raises `WrongDay`, `OnThatDay`,
    `MeetingNotHeld`, `AlreadySubmitted`, or `FileRefused` for a scan, and nothing is written then.
    """
    must_be_days(meeting.held_on if meeting else held_on, arrival.received_on, day_of(at))
    # The scanner may take its time: before the transaction, in which others would wait.
    scans = [inspect(upload) for upload in arrival.uploads]
    return _register(facility, held_on, meeting, arrival, scans, by, at)


@transaction.atomic
def _register(
    facility: Facility,
    held_on: date,
    meeting: Meeting | None,
    arrival: Arrival,
    scans: Sequence[Inspected],
    by: User,
    at: datetime,
) -> Submission:
    part = part_of(facility, meeting, held_on, by, at)
    submission = Submission.objects.filter(participation=part, kind=SubmissionKind.MINUTES).first()
    if submission is not None and submission.state != SubmissionState.RETURNED:
        raise AlreadySubmitted(submission)
    hold(part, by, at)
    kept: list[Material] = []
    try:
        for scan in scans:
            kept.append(_scan(part, scan, by, at))  # noqa: PERF401 - the files kept so far are known when one is refused
        return _receive(part, submission, arrival, kept, by, at)
    except BaseException:
        for material in kept:
            material.file.delete(save=False)
        raise


def _scan(part: Participation, scan: Inspected, by: User, at: datetime) -> Material:
    return materials.add(
        meeting=part.meeting, participation=part, kind=MaterialKind.SCAN, upload=scan, by=by, at=at
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
    submission = submission or open_submission(
        kind=SubmissionKind.MINUTES,
        facility=part.facility,
        participation=part,
        received_on=arrival.received_on,
        at=at,
    )
    version = add_version(submission, way=arrival.way, files=scans, read_at=at, read_by=by, by=by, at=at)
    step(version=version, verb=DeskVerb.SUBMIT if first else DeskVerb.RESUBMIT, by=by, at=at)
    _tell(part, arrival)
    if arrival.words.strip():
        add_note(submission=submission, words=arrival.words, by=by, at=at)
    submission.refresh_from_db()
    return submission


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
