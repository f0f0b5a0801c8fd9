"""Writes the rows of a submission inside the caller's transaction: the receipt once, and a version each time."""

from datetime import date, datetime

from meetings.enums import SubmissionKind, SubmissionState
from meetings.models import Participation, Submission, SubmissionVersion
from meetings.receipts import next_serial
from meetings.services.submitting.freezing import Frozen
from meetings.services.submitting.situation import Situation
from operators.local_time import day_of
from operators.models import Facility, User
from rules.fiscal_year import FiscalYear


def give_receipt(situation: Situation, at: datetime) -> Submission:
    """The submission itself with its number; the first one is the day that counts. [RULEBOOK §6]"""
    part, today = situation.part, day_of(at)
    if part.submitted_on is None:
        part.submitted_on = today
        part.save(update_fields=["submitted_on"])
    return open_submission(
        kind=SubmissionKind.MINUTES, facility=part.facility, participation=part, received_on=today, at=at
    )


def open_submission(
    *,
    kind: SubmissionKind,
    facility: Facility,
    participation: Participation | None,
    received_on: date,
    at: datetime,
) -> Submission:
    """What came to the ward on a day, under the next receipt number of its year. The facility comes with its ward."""
    ward, year = facility.municipality, FiscalYear.of(received_on)
    return Submission.objects.create(
        kind=kind,
        municipality=ward,
        facility=facility,
        participation=participation,
        fiscal_year=year.year,
        serial=next_serial(ward, year),
        state=SubmissionState.RECEIVED,
        state_at=at,
        received_on=received_on,
    )


def add_version(
    situation: Situation, submission: Submission, content: Frozen, words: str, by: User, at: datetime
) -> SubmissionVersion:
    """What goes in now, under the next number; without words a correction's reason says why."""
    version = SubmissionVersion.objects.create(
        submission=submission,
        number=situation.last.number + 1 if situation.last else 1,
        record=content.record,
        words=words or (content.correction if situation.last else ""),
        folded_text=content.folded_text,
        submitted_at=at,
        submitted_by=by,
    )
    version.materials.set(content.materials)
    return version
