"""Where the public side's pages stand."""

from django.urls import reverse

from operators.models import Facility
from publication.enums import FileKind, RecordKind
from publication.models import PublicFile, PublicRecord

_PAGES = {RecordKind.MINUTES: "public_minutes", RecordKind.EVALUATION: "public_evaluation"}


def record_address(record: PublicRecord) -> str:
    """The path of a record's page; the same for as long as the row stands, published or gone."""
    return reverse(_PAGES[RecordKind(record.kind)], args=[record.key])


def pdf_address(record: PublicRecord) -> str:
    """The path of a record's PDF."""
    return reverse(f"{_PAGES[RecordKind(record.kind)]}_pdf", args=[record.key])


def file_address(record: PublicRecord, file: PublicFile) -> str:
    """The path of a picture of a record, or of its PDF."""
    if file.kind == FileKind.PDF:
        return pdf_address(record)
    kind = RecordKind(record.kind)
    name = "public_file" if kind == RecordKind.MINUTES else "public_evaluation_file"
    return reverse(name, args=[record.key, file.key])


def office_address(facility: Facility) -> str:
    """The path of an office's public page; there is one for every kind of service with a council."""
    return reverse("public_office", args=[facility.number, facility.kind.code])
