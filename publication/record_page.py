"""What stands on the page of one published record, in at most four queries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from publication.addresses import file_address, pdf_address, record_address
from publication.caching import changed_at
from publication.content import PublicContent
from publication.enums import FileKind
from publication.keeping import Keeping, keeping_of
from publication.models import PublicFile, PublicRecord


@dataclass(frozen=True)
class Picture:
    """A picture as the page shows it."""

    address: str
    title: str
    alt: str
    width: int | None
    height: int | None


@dataclass(frozen=True)
class Neighbour:
    """The record of the same office before or after this one."""

    address: str
    record: PublicRecord


@dataclass(frozen=True)
class RecordPage:
    """A record with its files, its neighbours and the rule by which it is kept."""

    record: PublicRecord
    content: PublicContent
    keeping: Keeping
    pdf: PublicFile | None
    pdf_address: str
    pictures: Sequence[Picture]
    earlier: Neighbour | None
    later: Neighbour | None
    changed_at: datetime


def record_page(record: PublicRecord) -> RecordPage:
    """Gather the page of a published record that was read with its office and ward: three queries more."""
    files = list(record.files.all())
    earlier, later = _neighbours(record)
    return RecordPage(
        record=record,
        content=record.told,
        keeping=keeping_of(record),
        pdf=next((file for file in files if file.kind == FileKind.PDF), None),
        pdf_address=pdf_address(record),
        pictures=[_picture(record, file) for file in files if file.kind == FileKind.IMAGE],
        earlier=earlier,
        later=later,
        changed_at=changed_at(facility=record.facility_id) or record.changed_at,
    )


def _picture(record: PublicRecord, file: PublicFile) -> Picture:
    return Picture(file_address(record, file), file.title, file.alt, file.width, file.height)


def _neighbours(record: PublicRecord) -> tuple[Neighbour | None, Neighbour | None]:
    """The published records of the office next to this one by the day of the meeting: one query."""
    row = PublicRecord.objects.published().filter(facility=record.facility_id).order_by("held_on", "pk")
    found = list(row.only("key", "kind", "held_on", "council", "service"))
    earlier = next((one for one, other in pairwise(found) if other == record), None)
    later = next((other for one, other in pairwise(found) if one == record), None)
    return _neighbour(earlier), _neighbour(later)


def _neighbour(record: PublicRecord | None) -> Neighbour | None:
    return Neighbour(record_address(record), record) if record else None
