"""The stored files of a record: written with their rows; the bytes go when the rows are gone for good, or by the sweep."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial

import structlog
from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from django.db import transaction
from django.db.models import QuerySet

from operators.stored_files import sweep_folder
from publication.enums import FileKind
from publication.models import PublicFile, PublicRecord
from publication.new_file import NewFile

log = structlog.get_logger(__name__)

FOLDER = "public"


def same_pictures(record: PublicRecord, files: Sequence[NewFile]) -> bool:
    """Whether the record shows exactly these pictures. A PDF says nothing of its own."""
    stored = record.files.filter(kind=FileKind.IMAGE).order_by("position", "pk")
    there = list(stored.values_list("kind", "title", "alt", "sha256"))
    return there == [file.told for file in files if file.kind == FileKind.IMAGE]


def add(record: PublicRecord, files: Sequence[NewFile]) -> None:
    """Write files and rows inside the caller's transaction; what is rolled back leaves bytes for the sweep."""
    for position, file in enumerate(files):
        row = PublicFile(
            record=record,
            position=position,
            size=len(file.data),
            **{name: getattr(file, name) for name in _COPIED},
        )
        row.file.save("", ContentFile(file.data), save=False)
        row.save()


_COPIED = ("kind", "title", "alt", "content_type", "sha256", "width", "height")


def drop(rows: QuerySet[PublicFile]) -> None:
    """Delete the rows now, the bytes once that is committed."""
    names = list(rows.values_list("file", flat=True))
    rows.delete()
    transaction.on_commit(partial(_delete, names))


def sweep(*, at: datetime) -> int:
    """Delete the public files without a row that are older than a day at ``at``; answers how many. Repeatable."""
    known = set(PublicFile.objects.values_list("file", flat=True))
    return sweep_folder(_storage(), FOLDER, known=known, at=at)


def _delete(names: list[str]) -> None:
    """Remove the bytes; one that cannot be removed now is without a row, and the sweep takes it."""
    storage = _storage()
    for name in names:
        try:
            storage.delete(name)
        except OSError:
            log.warning("public file not deleted, the sweep will")


def _storage() -> Storage:
    return PublicFile._meta.get_field("file").storage
