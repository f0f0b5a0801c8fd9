"""What the ward does with a submission: accept it, send it back with reasons, take either back. [N §8]"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from meetings.enums import DeskVerb
from meetings.models import DeskEvent, Submission, SubmissionVersion
from meetings.services.desk.errors import ReasonMissing, Refused
from meetings.services.desk.telling import tell_returned
from meetings.services.desk.transitions import WrongStepError, step
from operators.models import User

LONGEST_MARK = 2000


@dataclass(frozen=True)
class Outcome:
    """What became of many: those accepted, and those that could not be, each with the sentence why."""

    accepted: tuple[Submission, ...]
    refused: tuple[tuple[Submission, str], ...]


@transaction.atomic
def accept(*, version: SubmissionVersion, by: User, at: datetime) -> DeskEvent:
    """Accept the version that was read. Raises `Refused` where somebody was quicker or a newer one came in."""
    return _step(version, DeskVerb.ACCEPT, by, at)


@transaction.atomic
def send_back(
    *, version: SubmissionVersion, reason: str, marks: Mapping[str, str], by: User, at: datetime
) -> DeskEvent:
    """Return the version with a reason and words on sections (``{section: words}``); the office gets a mail.

    Empty marks are left out. Raises `ReasonMissing`, `Refused`.
    """
    if not reason.strip():
        raise ReasonMissing
    said = {section: words.strip()[:LONGEST_MARK] for section, words in marks.items() if words.strip()}
    event = _step(version, DeskVerb.RETURN, by, at, reason=reason.strip(), marks=said)
    tell_returned(event, at=at)
    return event


@transaction.atomic
def reopen(*, version: SubmissionVersion, by: User, at: datetime) -> DeskEvent:
    """Take an acceptance or a return back: the submission waits at the desk again. Raises `Refused`."""
    return _step(version, DeskVerb.REOPEN, by, at)


@transaction.atomic
def bulk_accept(*, versions: Iterable[SubmissionVersion], by: User, at: datetime) -> Outcome:
    """Accept many in one transaction; those that cannot be are told, and the others stand.

    Rows are taken in the order of their keys, so that two colleagues cannot wait for each other.
    """
    accepted: list[Submission] = []
    refused: list[tuple[Submission, str]] = []
    for version in sorted(versions, key=lambda each: each.submission_id):
        try:
            accepted.append(_step(version, DeskVerb.ACCEPT, by, at).submission)
        except Refused as error:
            refused.append((version.submission, error.words))
    return Outcome(tuple(accepted), tuple(refused))


def _step(
    version: SubmissionVersion,
    verb: DeskVerb,
    by: User,
    at: datetime,
    *,
    reason: str = "",
    marks: Mapping[str, str] | None = None,
) -> DeskEvent:
    try:
        return step(version=version, verb=verb, by=by, at=at, reason=reason, marks=marks)
    except WrongStepError as error:
        raise Refused(error.state, verb) from error
