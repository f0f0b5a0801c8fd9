"""Notes how else a result was made public or handed on: board, own page, national system, users. [N 評価§6②]

Also for offices whose result is on paper: there are no public words, and the note alone tells the day.
"""

from datetime import date, datetime

from django.db import transaction

from evaluations.document_building import day_of_evaluation
from evaluations.models import Evaluation, EvaluationWay, Round
from evaluations.services.publishing import errors, standing
from meetings.enums import PublicationWay
from meetings.services.publishing.completion import Ways
from meetings.services.publishing.ways import is_web_address
from operators.local_time import day_of
from operators.models import User
from operators.services.history import note as remember
from outbox.pdf import PdfUnavailable
from publication.services import record_pdfs


def record_way(
    *, of: Round, way: PublicationWay, done_on: date, url: str = "", note: str = "", by: User, at: datetime
) -> EvaluationWay:
    """Note a way with its first day, or correct the note there is. ``url`` belongs to pages on the web only.

    Raises `PortalDoesItself`, `NotYet`, `BeforeEvaluation`, `AddressMissing`, or why nothing can be published.
    """
    if way == PublicationWay.PORTAL:
        raise errors.PortalDoesItself
    row = _recorded(of, way, done_on, url.strip(), note.strip(), by, at)
    _draw(of, at)
    return row


def remove_way(*, of: Round, way: PublicationWay, by: User, at: datetime) -> None:
    """Take a note back; where it was the only way, the result counts as unpublished again.

    Raises `PortalDoesItself` or `WayUnknown`.
    """
    if way == PublicationWay.PORTAL:
        raise errors.PortalDoesItself
    _removed(of, way, by, at)
    _draw(of, at)


@transaction.atomic
def _recorded(
    of: Round, way: PublicationWay, done_on: date, url: str, words: str, by: User, at: datetime
) -> EvaluationWay:
    of, evaluation = standing.locked(of)
    standing.must_have_taken_place(of, at)
    _must_fit(of, way, done_on, url, at)
    ways = standing.ways_of(evaluation)
    ledger = standing.ledger_of(evaluation, ways)
    now = {"done_on": done_on, "url": url, "note": words, "at": at, "by": by}
    row, _ = EvaluationWay.objects.update_or_create(evaluation=evaluation, way=way, defaults=now)
    before = ways.get(way)
    ways[way] = done_on
    days = _follow(of, evaluation, ledger, ways, at)
    changes = {str(way.label): [before.isoformat() if before else None, done_on.isoformat()], "公表日": days}
    remember("評価結果の公表の方法の記録", f"round {of.pk}", of.facility, changes, by=by, at=at)
    return row


@transaction.atomic
def _removed(of: Round, way: PublicationWay, by: User, at: datetime) -> None:
    of, evaluation = standing.locked(of)
    standing.must_have_taken_place(of, at)
    ways = standing.ways_of(evaluation)
    if way not in ways:
        raise errors.WayUnknown
    ledger = standing.ledger_of(evaluation, ways)
    EvaluationWay.objects.filter(evaluation=evaluation, way=way).delete()
    gone = ways.pop(way)
    days = _follow(of, evaluation, ledger, ways, at)
    changes = {str(way.label): [gone.isoformat(), None], "公表日": days}
    remember("評価結果の公表の方法の記録の取消し", f"round {of.pk}", of.facility, changes, by=by, at=at)


def _must_fit(of: Round, way: PublicationWay, done_on: date, url: str, at: datetime) -> None:
    if done_on > day_of(at):
        raise errors.NotYet
    evaluated_on = day_of_evaluation(of)
    if evaluated_on and done_on < evaluated_on:
        raise errors.BeforeEvaluation(evaluated_on)
    if (way == PublicationWay.SITE or url) and not is_web_address(url):
        raise errors.AddressMissing


def _follow(
    of: Round, evaluation: Evaluation, ledger: date | None, ways: Ways, at: datetime
) -> list[str | None]:
    """The day of publication, and that of the published record, follow the ways."""
    days = standing.complete(evaluation, ledger, ways)
    standing.redate(of, evaluation, at)
    return days


def _draw(of: Round, at: datetime) -> None:
    """The PDF tells the days: where they moved it is drawn anew, now or by the task."""
    if record := standing.published_record(of):
        try:
            record_pdfs.make(record=record, at=at)
        except PdfUnavailable:
            return
