"""Puts a record before the public, replaces it by a corrected edition, takes it back, lets it go. [N §8, 省令 34②]

Who may do it, and that nobody can be recognised in it, is the affair of the room that made the words.
"""

import json
from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from operators.local_time import day_of
from operators.models import CareArea, Facility
from operators.search_text import folded
from publication.content import PublicContent
from publication.enums import RecordKind, RecordState, WithdrawnWhy
from publication.models import PublicRecord
from publication.new_file import NewFile
from publication.services import record_files
from rules.fiscal_year import FiscalYear
from rules.ruleset_files import rulebook

__all__ = [
    "AlreadyDisposed",
    "NewFile",
    "NotPublished",
    "RecordError",
    "dispose",
    "put",
    "redate",
    "withdraw",
]


class RecordError(Exception):
    """Nothing can be done with this record."""


class AlreadyDisposed(RecordError):
    """Its time was over and it was deleted; it does not come back."""


class NotPublished(RecordError):
    """It is not before the public."""


@transaction.atomic
def put(
    *,
    source: str,
    facility: Facility,
    care_area: CareArea | None,
    kind: RecordKind,
    content: PublicContent,
    joint: bool,
    published_on: date,
    keep_until: date,
    files: Sequence[NewFile] = (),
    at: datetime,
) -> PublicRecord:
    """Publish what ``source`` names: a new record, a corrected edition, or one published again after a withdrawal.

    ``published_on`` is the completion date (完結の日), ``keep_until`` the last day of keeping that follows from it. The
    same words and pictures again make no edition, only the days are brought in line. ``files`` replace the old ones;
    without a PDF among them the PDF of another edition is gone. Facility is loaded with its municipality.
    Raises `AlreadyDisposed`.
    """
    told = _told(facility, care_area, kind, content, joint)
    fresh = {**told, "first_published_on": published_on, "published_on": published_on}
    fresh |= {"keep_until": keep_until, "changed_at": at}
    PublicRecord.objects.get_or_create(source=source, defaults={**fresh, "edition": 0})
    record = _locked(source)
    if record.state == RecordState.DISPOSED:
        raise AlreadyDisposed
    if _same(record, told, files):
        return _moved(record, published_on, keep_until, at)
    for name, value in (told | _days(record, published_on, at)).items():
        setattr(record, name, value)
    record.edition, record.state, record.keep_until, record.changed_at = (
        record.edition + 1,
        RecordState.PUBLISHED,
        keep_until,
        at,
    )
    record.withdrawn_on, record.withdrawn_why = None, ""
    record.save()
    record_files.drop(record.files.all())
    record_files.add(record, files)
    return record


@transaction.atomic
def redate(*, record: PublicRecord, published_on: date, keep_until: date, at: datetime) -> PublicRecord:
    """Set another completion date: it became known that the words were public earlier, or not so early.

    A PDF that tells the old days goes. Raises `NotPublished`.
    """
    record = _locked(record.source)
    if record.state != RecordState.PUBLISHED:
        raise NotPublished
    return _moved(record, published_on, keep_until, at)


@transaction.atomic
def withdraw(*, record: PublicRecord, why: WithdrawnWhy, at: datetime) -> PublicRecord:
    """Take a record back: words and files go at once, its address says so and why. Raises `NotPublished`."""
    record = _locked(record.source)
    if record.state != RecordState.PUBLISHED:
        raise NotPublished
    record.state, record.withdrawn_on, record.withdrawn_why = RecordState.WITHDRAWN, day_of(at), why
    return _emptied(record, at)


@transaction.atomic
def dispose(*, record: PublicRecord, at: datetime) -> PublicRecord:
    """Delete a record's words and files, its time being over; its address says so. Twice is once."""
    record = _locked(record.source)
    if record.state == RecordState.DISPOSED:
        return record
    record.state, record.disposed_on = RecordState.DISPOSED, day_of(at)
    return _emptied(record, at)


def _locked(source: str) -> PublicRecord:
    return PublicRecord.objects.select_for_update(of=("self",)).get(source=source)


def _told(
    facility: Facility, care_area: CareArea | None, kind: RecordKind, content: PublicContent, joint: bool
) -> dict[str, object]:
    """The columns that tell of the content, and by which it is found."""
    rules = rulebook(facility.municipality.ruleset_id).on(content.held_on)
    return {
        "facility": facility,
        "municipality": facility.municipality,
        "care_area": care_area,
        "kind": kind.value,
        "service": facility.service,
        "council": rules.kind(facility.kind).council.value,
        "fiscal_year": FiscalYear.of(content.held_on).year,
        "held_on": content.held_on,
        "joint": joint,
        "title": content.title,
        "office": content.office,
        "content": content.as_json(),
        "folded_text": folded("\n".join(content.texts())),
    }


def _same(record: PublicRecord, told: dict[str, object], files: Sequence[NewFile]) -> bool:
    """Whether exactly this stands before the public already."""
    if record.state != RecordState.PUBLISHED or not record.edition:
        return False
    same = all(getattr(record, name) == value for name, value in told.items() if name != "content")
    return (
        same
        and _plain(record.content) == _plain(told["content"])
        and record_files.same_pictures(record, files)
    )


def _plain(content: object) -> str:
    """The content as a column keeps it: no difference between lists and tuples, nor in the order of keys."""
    return json.dumps(content, sort_keys=True)


def _days(record: PublicRecord, published_on: date, at: datetime) -> dict[str, date | None]:
    """The days of the edition to come. An edition after the completion date corrects; the first one does not."""
    first = not record.edition
    late = record.state == RecordState.WITHDRAWN and published_on >= day_of(at)
    return {
        "published_on": published_on,
        "first_published_on": min(record.first_published_on, published_on),
        "corrected_on": None if first or late else day_of(at),
    }


def _moved(record: PublicRecord, published_on: date, keep_until: date, at: datetime) -> PublicRecord:
    """The same edition under other days; nothing happens where they are the same."""
    if (record.published_on, record.keep_until) == (published_on, keep_until):
        return record
    record.published_on, record.keep_until, record.changed_at = published_on, keep_until, at
    record.first_published_on = min(record.first_published_on, published_on)
    record.save()
    record_files.drop(record.files.filter(kind="pdf"))
    return record


def _emptied(record: PublicRecord, at: datetime) -> PublicRecord:
    record.content, record.folded_text, record.changed_at = {}, "", at
    record.save()
    record_files.drop(record.files.all())
    return record
