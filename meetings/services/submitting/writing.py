"""Writes the rows of a submission inside the caller's transaction: the receipt once, and a version each time."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from meetings.enums import SubmissionKind, SubmissionState
from meetings.models import Material, Participation, Submission, SubmissionVersion
from meetings.receipts import next_serial
from operators.models import Facility, User
from rules.fiscal_year import FiscalYear


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
    submission: Submission, *, by: User, at: datetime, files: Iterable[Material] = (), **told: Any
) -> SubmissionVersion:
    """What comes in now, under the next number; ``told`` are the version's other fields."""
    last = submission.versions.order_by("-number").first()
    version = SubmissionVersion.objects.create(
        submission=submission,
        number=last.number + 1 if last else 1,
        submitted_at=at,
        submitted_by=by,
        **told,
    )
    version.materials.set(files)
    return version
