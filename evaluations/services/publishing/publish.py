"""Puts the confirmed words of an evaluation before the public, or a corrected edition in their place. [N 評価§6②]"""

from datetime import datetime

from django.db import transaction

from evaluations.models import Evaluation, EvaluationWay, PublicSheet, Round
from evaluations.services import plan_follow_ups
from evaluations.services.public_sheets import Review, obstacles, review_of
from evaluations.services.public_sheets.rows import locked as locked_sheet
from evaluations.services.publishing import errors, standing
from meetings.enums import PublicationWay, PublicTextState
from meetings.services.publishing.standing import area_on
from operators.local_time import day_of
from operators.models import User
from operators.services.history import note
from outbox.pdf import PdfUnavailable
from publication.enums import RecordKind
from publication.models import PublicRecord
from publication.services import record_pdfs, records


def publish(
    *, sheet: PublicSheet, base_revision: int | None = None, by: User, at: datetime, draw: bool = True
) -> PublicRecord:
    """Publish the words as they were confirmed; the same once more changes nothing.

    ``base_revision`` is the revision the person read, ``None`` asks nothing. Everything is looked at once more under
    lock, with the newest roster. The PDF is drawn after it: where that cannot be done, or is left to the task
    (``draw``), the record stands without one. Raises a `PublishingError`, and nothing is written.
    """
    record = _published(sheet, base_revision, by, at)
    if not draw:
        return record
    try:
        return record_pdfs.make(record=record, at=at)
    except PdfUnavailable:
        return record


@transaction.atomic
def _published(sheet: PublicSheet, base_revision: int | None, by: User, at: datetime) -> PublicRecord:
    of, evaluation = standing.locked(sheet.round)
    standing.must_be_publishable(of, at)
    row = locked_sheet(sheet)
    row.round = of
    review = _held(row, base_revision)
    known = PublicRecord.objects.filter(source=standing.source_of(of))
    edition = known.values_list("edition", flat=True).first()
    record = _put(of, evaluation, review, at)
    days = _write(evaluation, row, record, by, at)
    plan_follow_ups.carry(of=of, by=by, at=at)
    if record.edition != edition:
        verb = "評価結果の公表" if record.corrected_on is None else "評価結果の訂正版の公表"
        changes = {"公表日": days, "版": [edition, record.edition]}
        note(verb, f"public_sheet {row.pk}", of.facility, changes, by=by, at=at)
    return record


def _held(row: PublicSheet, base_revision: int | None) -> Review:
    """What the public will read; raises what stands in the way now, whoever confirmed it before. [N §8]"""
    if base_revision not in (None, row.revision):
        raise errors.ChangedMeanwhile
    if row.state != PublicTextState.READY:
        raise errors.NotReady
    review = review_of(row)
    for obstacle in obstacles(review):
        raise errors.StillMissing(obstacle.words)
    return review


def _put(of: Round, evaluation: Evaluation, review: Review, at: datetime) -> PublicRecord:
    way = EvaluationWay.objects.filter(evaluation=evaluation, way=PublicationWay.PORTAL).first()
    dates = standing.dates_with(of, evaluation, way.done_on if way else day_of(at))
    content = review.content
    try:
        return records.put(
            source=standing.source_of(of),
            facility=of.facility,
            care_area=area_on(of.facility, content.held_on),
            kind=RecordKind.EVALUATION,
            content=content,
            joint=False,
            published_on=dates.published_on,
            keep_until=dates.keep_until,
            at=at,
        )
    except records.AlreadyDisposed as error:
        raise errors.AlreadyDisposed from error


def _write(
    evaluation: Evaluation, row: PublicSheet, record: PublicRecord, by: User, at: datetime
) -> list[str | None]:
    """What the office knows of it: the way, the revision that is out, the day of publication before and now."""
    ledger = standing.ledger_of(evaluation, standing.ways_of(evaluation))
    now = {"done_on": day_of(at), "at": at, "by": by}
    EvaluationWay.objects.get_or_create(evaluation=evaluation, way=PublicationWay.PORTAL, defaults=now)
    row.record, row.published_revision = record, row.revision
    row.save(update_fields=["record", "published_revision"])
    return standing.complete(evaluation, ledger, standing.ways_of(evaluation))
