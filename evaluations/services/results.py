"""Makes the results of a council's evaluation final, and takes that back for a correction. [N 評価§4(3)–(4)]"""

from datetime import datetime

from django.db import transaction

from evaluations.council.proposal import completed, proposed, recorded, rules_of, settled, storable
from evaluations.models import Evaluation, PublicSheet, Round
from evaluations.services import council_errors as errors
from evaluations.services import plan_follow_ups
from evaluations.services.council_rounds import held_part, open_round
from evaluations.services.evaluators import put, row_of
from evaluations.services.locking import locked_round
from evaluations.services.public_sheets.craft import SHEETS
from meetings.enums import SubmissionState
from meetings.models import Participation
from meetings.services.public_texts.finding import Finding
from operators.models import User
from operators.services.history import note

LONGEST_REASON = 500
_AT_THE_WARD = frozenset({SubmissionState.RECEIVED.value, SubmissionState.ACCEPTED.value})


@transaction.atomic
def finalise(
    *,
    round: Round,  # noqa: A002 - what it is in every room
    by: User,
    at: datetime,
) -> Evaluation:
    """Close the sheets of the round; from now on the rules see the evaluation of its meeting.

    What was recorded of the evaluators stays, a ledger's too; what nobody recorded is filled in as proposed, and a
    side still unknown took no part; who confirmed them stays. Whether it counts is told beforehand
    (`evaluations.council.checks`), not asked here: the record tells what was. Raises `ResultsFinal`, `SelfEvaluationOpen`, `NoMeeting`, `NotYetHeld`, `NotRecordedAsHeld`.
    """
    row = open_round(round)
    if row.self_finalised_at is None:
        raise errors.SelfEvaluationOpen
    part = held_part(row, at)
    _carry(part)
    evaluation = row_of(part)
    eyes = storable(completed(recorded(evaluation, row), proposed(row)), rules_of(row))
    evaluation = put(evaluation, settled(eyes), row, by=by, at=at)
    row.evaluation = evaluation
    row.results_finalised_at, row.results_finalised_by = at, by
    row.save(update_fields=["evaluation", "results_finalised_at", "results_finalised_by"])
    plan_follow_ups.carry(of=row, by=by, at=at)
    note("評価結果の確定", f"evaluation {row.pk}", row.facility, {"final": [False, True]}, by=by, at=at)
    return evaluation


def at_the_ward(of: Round) -> bool:
    """Whether the report is with the ward, which must send it back first; the round comes with its submission."""
    return of.submission is not None and of.submission.state in _AT_THE_WARD


@transaction.atomic
def reopen(
    *,
    round: Round,  # noqa: A002 - what it is in every room
    reason: str,
    by: User,
    at: datetime,
) -> Round:
    """Open the sheets for a correction; what took place stays recorded, and what is public stays public.

    The words for the public are confirmed anew afterwards: ratings and numbers go public beside them. Raises `NotFinal`, `AlreadyReported`, `ReasonMissing`, `WordsNamePeople`.
    """
    row = locked_round(round)
    if row.results_finalised_at is None or row.disposed_on:
        raise errors.NotFinal
    if at_the_ward(row):
        raise errors.AlreadyReported
    words = reason.replace("\x00", "").strip()
    if not words or len(words) > LONGEST_REASON:
        raise errors.ReasonMissing
    if Finding.of(row.facility)(words):
        raise errors.WordsNamePeople
    row.results_finalised_at = row.results_finalised_by = None
    row.save(update_fields=["results_finalised_at", "results_finalised_by"])
    changes = {"final": [True, False], "理由": [None, words]}
    note("評価結果の確定の取消し", f"evaluation {row.pk}", row.facility, changes, by=by, at=at)
    for sheet in PublicSheet.objects.filter(round=row):
        SHEETS.reopen(public_text=sheet, by=by, at=at)
    return row


def _carry(part: Participation) -> None:
    """The meeting carried the evaluation, whatever was planned."""
    part.carries_evaluation = True
    part.save(update_fields=["carries_evaluation"])
