"""Submits the 結果報告書 with its public document to the ward and the support centre, in one act. [N 評価§6③]"""

from datetime import datetime

from django.db import transaction

from evaluations.models import Round
from evaluations.services.reporting.attaching import Drawn, drawn_for
from evaluations.services.reporting.checks import obstacles
from evaluations.services.reporting.delivering import deliver
from evaluations.services.reporting.freezing import Frozen, frozen
from evaluations.services.reporting.situation import Situation, situation_of
from meetings.enums import DeskVerb, SubmissionKind
from meetings.models import Submission
from meetings.services.desk.transitions import step
from meetings.services.submitting.repetition import refuse_repetition
from meetings.services.submitting.writing import add_version, open_submission
from operators.local_time import day_of
from operators.models import User


def submit_report(
    *,
    round: Round,  # noqa: A002 - as everywhere
    words: str = "",
    by: User,
    at: datetime,
    after: int | None = None,
    draw: bool = True,
) -> Submission:
    """Freeze report and public document, give a receipt (the same for every version), and owe the centre its copy.

    ``words`` go to the ward: the answer to a return is required. ``after`` is the number of the version the person
    saw as the last one, 0 for none; ``None`` asks nothing. Without ``draw`` no PDF goes along: the link shows the
    same. Raises a `SubmissionRefused`, and nothing is written.
    """
    words = words.strip()
    situation = situation_of(round)
    content = _held(situation, words, after, at)
    # Drawing takes its time: before the transaction, in which others would wait.
    drawn = drawn_for(situation, content, at) if draw else Drawn(content.record, ())
    return _submit(round, words, drawn, by, at, after)


@transaction.atomic
def _submit(of: Round, words: str, drawn: Drawn, by: User, at: datetime, after: int | None) -> Submission:
    situation = situation_of(of, lock=True)
    content = _held(situation, words, after, at)
    if content.record != drawn.record:  # somebody changed something meanwhile
        drawn = drawn_for(situation, content, at)
    submission = situation.submission or _receipt(situation.round, at)
    version = add_version(
        submission, record=content.record, words=words, folded_text=content.folded_text, by=by, at=at
    )
    step(version=version, verb=DeskVerb.RESUBMIT if situation.last else DeskVerb.SUBMIT, by=by, at=at)
    _tell(situation.round, submission, at)
    if content.is_new(situation.last):
        deliver(version=version, drawn=drawn, by=by, at=at)
    submission.refresh_from_db()
    return submission


def _held(situation: Situation, words: str, after: int | None, at: datetime) -> Frozen:
    """What goes out; raises what stands in the way."""
    found = obstacles(situation.round, today=day_of(at))
    if found:
        raise found[0]
    content = frozen(situation.round, on=day_of(at))
    submission, last = situation.submission, situation.last
    refuse_repetition(submission, last, words=words, after=after, differs=content.differs_from)
    return content


def _receipt(of: Round, at: datetime) -> Submission:
    return open_submission(
        kind=SubmissionKind.EVALUATION,
        facility=of.facility,
        participation=of.participation,
        received_on=day_of(at),
        at=at,
    )


def _tell(of: Round, submission: Submission, at: datetime) -> None:
    """The round knows its submission; the first one's day is the one that counts, whatever comes back."""
    if of.submission_id != submission.pk:
        of.submission = submission
        of.save(update_fields=["submission"])
    evaluation = of.evaluation
    if evaluation and evaluation.report_submitted_on is None:
        evaluation.report_submitted_on = submission.received_on
        evaluation.save(update_fields=["report_submitted_on"])
