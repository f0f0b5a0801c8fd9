"""Where the result of one evaluation stands with its ways of publication, locked while it changes. [N 評価§6②, ADR 0018]"""

from datetime import date, datetime

from evaluations.document_building import day_of_evaluation
from evaluations.models import Evaluation, EvaluationWay, Round
from evaluations.services.locking import locked_round
from evaluations.services.public_sheets.readiness import is_final
from evaluations.services.publishing import errors
from meetings.enums import PublicationWay
from meetings.services.publishing.completion import Ways, completed_on, ledgers_day
from meetings.services.publishing.standing import Dates, dates_for
from operators.local_time import day_of
from publication.models import PublicRecord
from publication.services import records
from rules.kinds import MeetingStatus


def source_of(of: Round) -> str:
    """The result's name in the public room: ``evaluation/12``."""
    return f"evaluation/{of.pk}"


def locked(of: Round) -> tuple[Round, Evaluation]:
    """The round and its evaluation as they are now, locked in this order. Raises `NoResult`."""
    row = locked_round(of)
    if row.evaluation_id is None:
        raise errors.NoResult
    found = Evaluation.objects.select_for_update(of=("self",)).get(pk=row.evaluation_id)
    row.evaluation = found
    return row, found


def must_have_taken_place(of: Round, at: datetime) -> None:
    """Raise unless the evaluation took place and its record was not deleted."""
    if of.disposed_on is not None:
        raise errors.AlreadyDisposed
    if of.evaluation_id is None:
        raise errors.NoResult
    day = day_of_evaluation(of)
    meeting = of.participation.meeting if of.participation else None
    if day is None or day > day_of(at) or (meeting and meeting.status != MeetingStatus.HELD.value):
        raise errors.NotHeld


def must_be_publishable(of: Round, at: datetime) -> None:
    """Raise unless it took place and its results are final."""
    must_have_taken_place(of, at)
    if not is_final(of):
        raise errors.NoResult


def ways_of(evaluation: Evaluation) -> dict[PublicationWay, date]:
    """The ways that stand, each with its day. One query."""
    rows = EvaluationWay.objects.filter(evaluation=evaluation).values_list("way", "done_on")
    return {PublicationWay(way): day for way, day in rows}


def ledger_of(evaluation: Evaluation, ways: Ways) -> date | None:
    """The day a ledger told. Ask it before a way is changed."""
    return evaluation.ledger_published_on or ledgers_day(evaluation.published_on, ways)


def dates_with(of: Round, evaluation: Evaluation, portal_on: date) -> Dates:
    """The days if the result is before the public on this portal since ``portal_on``."""
    ways = ways_of(evaluation)
    all_ways = ways | {PublicationWay.PORTAL: portal_on}
    return dates_for(of.facility, completed_on(ledger_of(evaluation, ways), all_ways) or portal_on)


def complete(evaluation: Evaluation, ledger: date | None, ways: Ways) -> list[str | None]:
    """Write the day of publication that follows, as the rules see it; the old and the new day, for the history."""
    before = evaluation.published_on
    evaluation.published_on, evaluation.ledger_published_on = completed_on(ledger, ways), ledger
    evaluation.save(update_fields=["published_on", "ledger_published_on"])
    return [day.isoformat() if day else None for day in (before, evaluation.published_on)]


def redate(of: Round, evaluation: Evaluation, at: datetime) -> None:
    """The record before the public tells the day of publication, and the last day of keeping that follows."""
    record = published_record(of)
    if record and evaluation.published_on:
        dates = dates_for(of.facility, evaluation.published_on)
        records.redate(record=record, published_on=dates.published_on, keep_until=dates.keep_until, at=at)


def redate_result(evaluation: Evaluation, at: datetime) -> None:
    """The same for an evaluation that a ledger told of; nothing where it was not made here."""
    of = getattr(evaluation, "round", None)
    if of is not None:
        redate(of, evaluation, at)


def published_record(of: Round) -> PublicRecord | None:
    """The result of this round, where it is before the public now."""
    return PublicRecord.objects.published().filter(source=source_of(of)).first()
