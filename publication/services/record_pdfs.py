"""The PDF of a published record: drawn outside any transaction, kept only if the record is still what it shows."""

from datetime import datetime

import structlog
from django.db import DataError, IntegrityError, transaction

from outbox.pdf import PdfUnavailable
from publication.enums import FileKind
from publication.models import PublicFile, PublicRecord
from publication.new_file import NewFile
from publication.pdf.record import record_pdf
from publication.services import record_files

log = structlog.get_logger(__name__)

AT_ONCE = 50
"""PDFs that one turn of the task draws; each takes a second."""

_LONGEST = PublicFile._meta.get_field("title").max_length
_OF_THE_RECORD = (OSError, DataError, IntegrityError, ValueError, LookupError, TypeError)
"""What a picture that is gone or broken, or content that cannot be read, raises: the others are drawn all the same."""


def make(*, record: PublicRecord, at: datetime) -> PublicRecord:
    """Draw the PDF of a published record that has none. Raises `outbox.pdf.PdfUnavailable` where pango is missing."""
    record = PublicRecord.objects.published().filter(pk=record.pk).first() or record
    files = record.files.order_by("position", "pk")
    if not record.content or any(file.kind == FileKind.PDF for file in files):
        return record
    drawn = record_pdf(
        record.told,
        published_on=record.published_on,
        corrected_on=record.corrected_on,
        keep_until=record.keep_until,
        images=[_read(file) for file in files],
    )
    title = f"{record.office} {record.title}"[:_LONGEST]
    return _kept(record, NewFile(FileKind.PDF, title, "", "application/pdf", drawn), at)


def make_missing(*, at: datetime) -> int:
    """Draw the PDFs that are missing; answers how many. Without pango nothing is drawn, and nothing breaks.

    A record whose PDF cannot be drawn is logged by its key and left for the next turn.
    """
    missing = PublicRecord.objects.published().exclude(files__kind=FileKind.PDF).order_by("pk")
    done = 0
    for record in missing[:AT_ONCE]:
        try:
            make(record=record, at=at)
        except PdfUnavailable:
            log.warning("public PDFs wait for pango", count=missing.count())
            return done
        except _OF_THE_RECORD as error:  # its words could name somebody: only its kind is told
            log.error("public PDF cannot be drawn", record=record.key, why=type(error).__name__)
            continue
        done += 1
    return done


@transaction.atomic
def _kept(record: PublicRecord, file: NewFile, at: datetime) -> PublicRecord:
    """Keep it, unless the record went on to another edition or other days, or somebody drew it as well."""
    now = PublicRecord.objects.select_for_update(of=("self",)).get(pk=record.pk)
    same = (now.state, now.edition, now.published_on, now.keep_until)
    if same != (record.state, record.edition, record.published_on, record.keep_until):
        return now
    if now.files.filter(kind=FileKind.PDF).exists():
        return now
    record_files.add(now, [file])
    now.changed_at = max(now.changed_at, at)
    now.save(update_fields=["changed_at"])
    return now


def _read(file: PublicFile) -> NewFile:
    """A stored picture as it was made."""
    with file.file.open("rb") as opened:
        data = opened.read()
    return NewFile(
        FileKind(file.kind), file.title, file.alt, file.content_type, data, file.width, file.height
    )
