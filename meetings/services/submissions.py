"""Submits an office's minutes to the ward, and owes a copy to everyone. [N §8, 合同§2(4)]"""

from datetime import datetime

from django.db import transaction

from meetings.enums import DeskVerb, SubmissionState
from meetings.models import Participation, Submission
from meetings.services.copies import owe_copies
from meetings.services.desk.transitions import step
from meetings.services.submitting import errors
from meetings.services.submitting.checks import obstacles
from meetings.services.submitting.freezing import Frozen, frozen
from meetings.services.submitting.situation import Situation, situation_of
from meetings.services.submitting.writing import add_version, give_receipt
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
    _refuse_repetition(situation, content, words, after)
    submission = situation.submission or give_receipt(situation, at)
    version = add_version(situation, submission, content, words, by, at)
    step(version=version, verb=_verb(situation), by=by, at=at)
    if situation.last is None or content.differs_from(situation.last):
        owe_copies(version=version, by=by, at=at)
    submission.refresh_from_db()
    return submission


def _refuse(situation: Situation, at: datetime) -> None:
    found = obstacles(situation, today=day_of(at))
    if found:
        raise found[0]


def _refuse_repetition(situation: Situation, content: Frozen, words: str, after: int | None) -> None:
    """A second click and a page that was open too long: what is there stands."""
    last, submission = situation.last, situation.submission
    if after is not None and after != (last.number if last else 0):
        raise errors.Overtaken
    if last is None or submission is None:
        return
    if submission.state == SubmissionState.RETURNED:
        if not words:
            raise errors.AnswerMissing
        return
    if content.differs_from(last):
        return
    if submission.state == SubmissionState.ACCEPTED or words in ("", last.words):
        raise errors.NothingChanged


def _verb(situation: Situation) -> DeskVerb:
    return DeskVerb.RESUBMIT if situation.last else DeskVerb.SUBMIT
