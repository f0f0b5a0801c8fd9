"""Submits an office's minutes to the ward, and owes a copy to everyone. [N §8, 合同§2(4)]"""

from datetime import datetime

from django.db import transaction

from meetings.enums import DeskVerb, SubmissionKind
from meetings.models import Participation, Submission
from meetings.services.copies import owe_copies
from meetings.services.desk.transitions import step
from meetings.services.submitting.checks import obstacles
from meetings.services.submitting.freezing import frozen
from meetings.services.submitting.repetition import refuse_repetition
from meetings.services.submitting.situation import Situation, situation_of
from meetings.services.submitting.writing import add_version, open_submission
from operators.local_time import day_of
from operators.models import User


@transaction.atomic
def submit(
    *, participation: Participation, words: str = "", by: User, at: datetime, after: int | None = None
) -> Submission:
    """Submit the final minutes with the papers as they stand, or submit them anew under the same receipt.

    ``words`` go to the ward: the answer to a return is required, else they are optional (a correction's reason
    stands in for them). ``after`` is the number of the version the person saw as the last one, 0 for none; ``None``
    asks nothing. Everyone is owed a copy, unless only words are new. Raises a `SubmissionRefused`, and nothing is
    written.
    """
    situation = situation_of(participation, lock=True)
    _refuse(situation, at)
    content = frozen(situation)
    words = words.strip()
    last, differs = situation.last, content.differs_from
    refuse_repetition(situation.submission, last, words=words, after=after, differs=differs)
    submission = situation.submission or _receipt(situation.part, at)
    version = add_version(
        submission,
        record=content.record,
        words=words or content.correction,
        folded_text=content.folded_text,
        files=content.materials,
        by=by,
        at=at,
    )
    step(version=version, verb=DeskVerb.RESUBMIT if last else DeskVerb.SUBMIT, by=by, at=at)
    if last is None or differs(last):
        owe_copies(version=version, by=by, at=at)
    submission.refresh_from_db()
    return submission


def _refuse(situation: Situation, at: datetime) -> None:
    found = obstacles(situation, today=day_of(at))
    if found:
        raise found[0]


def _receipt(part: Participation, at: datetime) -> Submission:
    """The submission itself with its number; the first one is the day that counts. [RULEBOOK §6]"""
    today = day_of(at)
    if part.submitted_on is None:
        part.submitted_on = today
        part.save(update_fields=["submitted_on"])
    return open_submission(
        kind=SubmissionKind.MINUTES, facility=part.facility, participation=part, received_on=today, at=at
    )
