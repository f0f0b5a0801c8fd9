"""Throws away stored files that no row knows: what a transaction left that failed after its file was written."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import structlog
from django.core.files.storage import Storage

from meetings.models import Material

log = structlog.get_logger(__name__)

FOLDER = "materials"
UNKNOWN_FOR = timedelta(days=1)
"""A younger file may belong to a transaction that still runs."""


def sweep(*, at: datetime) -> int:
    """Delete the files without a row that are older than a day at ``at``; answers how many. Repeatable."""
    storage = Material._meta.get_field("file").storage
    known = set(Material.objects.values_list("file", flat=True))
    lost = [name for name in _names(storage) if name not in known]
    old = [name for name in lost if storage.get_modified_time(name) <= at - UNKNOWN_FOR]
    for name in old:
        storage.delete(name)
    if old:
        log.warning("stored files without a row deleted", count=len(old))
    return len(old)


def _names(storage: Storage) -> Iterator[str]:
    """Every stored file, by the name a row would have; folders are one deep."""
    if not storage.exists(FOLDER):
        return
    for folder in storage.listdir(FOLDER)[0]:
        for name in storage.listdir(f"{FOLDER}/{folder}")[1]:
            yield f"{FOLDER}/{folder}/{name}"
