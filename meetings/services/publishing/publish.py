"""Puts an office's confirmed public text before the public, or its corrected version in the place of the last. [N §8]"""

from datetime import datetime

from django.db import transaction

from meetings.enums import PublicationWay, PublicTextState
from meetings.models import Participation, PublicText, PublishedWay
from meetings.services.public_texts import Review, obstacles, review_of
from meetings.services.public_texts.errors import PlacesOpen, PublicTextError
from meetings.services.public_texts.rows import locked as locked_text
from meetings.services.publishing import errors, pictures, standing
from operators.local_time import day_of
from operators.models import User
from operators.services.history import note
from outbox.pdf import PdfUnavailable
from publication.enums import RecordKind
from publication.models import PublicRecord
from publication.new_file import NewFile
from publication.services import record_pdfs, records


def publish(
    *, public_text: PublicText, base_revision: int | None = None, by: User, at: datetime, draw: bool = True
) -> PublicRecord:
    """Publish the text as it was confirmed; the same once more changes nothing.

    ``base_revision`` is the revision the person read, ``None`` asks nothing. Everything is looked at once more under
    lock, with the newest roster. The PDF is drawn after it: where that cannot be done, or is left to the task
    (``draw``), the record stands without one. Raises a `PublishingError`, and nothing is written.
    """
    images = pictures.made_anew(pictures.shown(_review(public_text)))
    record = _published(public_text, base_revision, images, by, at)
    if not draw:
        return record
    try:
        return record_pdfs.make(record=record, at=at)
    except PdfUnavailable:
        return record


@transaction.atomic
def _published(
    public_text: PublicText, base_revision: int | None, images: list[NewFile], by: User, at: datetime
) -> PublicRecord:
    part = standing.locked(public_text.participation)
    standing.must_be_publishable(part, at)
    text = locked_text(public_text)
    if base_revision not in (None, text.revision):
        raise errors.ChangedMeanwhile
    if text.state != PublicTextState.READY:
        raise errors.NotReady
    text.participation = part
    review = _review(text)
    _must_hold(review, images)
    edition = _edition(part)
    record = _put(part, review, images, at)
    days = _write(part, text, record, by, at)
    if record.edition != edition:
        verb = "公表" if record.corrected_on is None else "訂正版の公表"
        changes = {"公表日": days, "版": [edition, record.edition]}
        note(verb, f"public_text {text.pk}", part.facility, changes, by=by, at=at)
    return record


def _edition(part: Participation) -> int | None:
    """The edition that stands before, published or taken back; ``None``: none ever did."""
    known = PublicRecord.objects.filter(source=standing.source_of(part))
    return known.values_list("edition", flat=True).first()


def _review(public_text: PublicText) -> Review:
    return review_of(public_text)


def _must_hold(review: Review, images: list[NewFile]) -> None:
    """Raise what stands in the way now, whoever confirmed it before. [N §8]"""
    for obstacle in obstacles(review):
        raise _translated(obstacle)
    if list(pictures.shown(review).values()) != [image.alt for image in images]:
        raise errors.ChangedMeanwhile


def _translated(obstacle: PublicTextError) -> errors.PublishingError:
    if isinstance(obstacle, PlacesOpen):
        return errors.PlacesOpen(obstacle.count)
    return errors.StillMissing(obstacle.words)


def _put(part: Participation, review: Review, images: list[NewFile], at: datetime) -> PublicRecord:
    way = PublishedWay.objects.filter(participation=part, way=PublicationWay.PORTAL).first()
    dates = standing.dates_with(part, way.done_on if way else day_of(at))
    try:
        return records.put(
            source=standing.source_of(part),
            facility=part.facility,
            care_area=standing.area_of(part),
            kind=RecordKind.MINUTES,
            content=review.content,
            joint=review.record.joint,
            published_on=dates.published_on,
            keep_until=dates.keep_until,
            files=images,
            at=at,
        )
    except records.AlreadyDisposed as error:
        raise errors.AlreadyDisposed from error


def _write(
    part: Participation, text: PublicText, record: PublicRecord, by: User, at: datetime
) -> list[str | None]:
    """What the office knows of it: the way, the revision that is out, the completion date before and now."""
    ledger = standing.ledger_of(part, standing.ways_of(part))
    PublishedWay.objects.get_or_create(
        participation=part, way=PublicationWay.PORTAL, defaults={"done_on": day_of(at), "at": at, "by": by}
    )
    text.record, text.published_revision = record, text.revision
    text.save(update_fields=["record", "published_revision"])
    return standing.complete(part, ledger, standing.ways_of(part))
