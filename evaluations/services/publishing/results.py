"""The publishing of the result of an evaluation. [N 評価§6②, ADR 0018]"""

from datetime import date, datetime

from evaluations.models import Evaluation, PublicSheet, Round
from evaluations.round_meeting import day_of_evaluation
from evaluations.services import plan_follow_ups
from evaluations.services.locking import locked_round
from evaluations.services.public_sheets import is_final
from evaluations.services.public_sheets.craft import SHEETS
from evaluations.services.publishing import errors
from meetings.services.publishing.publisher import Publisher
from operators.local_time import day_of
from operators.models import Facility, User
from publication.enums import RecordKind
from rules.kinds import MeetingStatus


class ResultPublisher(Publisher[Round, PublicSheet]):
    """Of one round. Its ways hang on the evaluation, for one by an agency has no meeting."""

    craft = SHEETS
    kind = RecordKind.EVALUATION
    named = "round"
    about = "評価結果の"
    nothing_out = errors.NoResultOut
    too_early = errors.BeforeEvaluation

    def words_of(self, subject: Round) -> PublicSheet | None:
        """The round's public words."""
        row = PublicSheet.objects.filter(round=subject).select_related("record").first()
        if row is not None:
            row.round = subject
        return row

    def subject_of(self, row: PublicSheet) -> Round:
        """The round."""
        return row.round

    def facility(self, subject: Round) -> Facility:
        """The office that was evaluated."""
        return subject.facility

    def source_of(self, subject: Round) -> str:
        """``evaluation/12``."""
        return f"evaluation/{subject.pk}"

    def locked(self, subject: Round) -> Round:
        """The round, the meeting of its plan, then its evaluation. Raises `NoResult`."""
        row = locked_round(subject)
        if row.evaluation_id is None:
            raise errors.NoResult
        plan_follow_ups.hold(row)
        row.evaluation = Evaluation.objects.select_for_update(of=("self",)).get(pk=row.evaluation_id)
        return row

    def holder(self, subject: Round) -> Evaluation | None:
        """The evaluation, once one took place."""
        return subject.evaluation

    def is_final(self, subject: Round) -> bool:
        """Whether its results are."""
        return is_final(subject)

    def day(self, subject: Round) -> date | None:
        """The day of the evaluation."""
        return day_of_evaluation(subject)

    def must_have_taken_place(self, subject: Round, at: datetime) -> None:
        """Raise unless the evaluation took place and its record was not deleted."""
        if subject.disposed_on is not None:
            raise errors.AlreadyDisposed
        if subject.evaluation_id is None:
            raise errors.NoResult
        day = day_of_evaluation(subject)
        meeting = subject.participation.meeting if subject.participation else None
        if day is None or day > day_of(at) or (meeting and meeting.status != MeetingStatus.HELD.value):
            raise errors.NoneTookPlace

    def went_out(self, subject: Round, *, by: User, at: datetime) -> None:
        """The plan goes on to the next meetings."""
        plan_follow_ups.carry(of=subject, by=by, at=at)


RESULTS = ResultPublisher()


def redate_result(evaluation: Evaluation, at: datetime) -> None:
    """Its record tells the days as a ledger told them; nothing where it was not made here."""
    of: Round | None = getattr(evaluation, "round", None)
    if of is not None:
        RESULTS.redate(of, at)
