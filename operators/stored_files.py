"""Stored files that no row knows: what a transaction left that failed after its file was written."""

from collections.abc import Collection, Iterator
from datetime import datetime, timedelta

import structlog
from django.core.files.storage import Storage

log = structlog.get_logger(__name__)

UNKNOWN_FOR = timedelta(days=1)
"""A younger file may belong to a transaction that still runs."""


def sweep_folder(storage: Storage, folder: str, *, known: Collection[str], at: datetime) -> int:
    """Delete the files of a folder that are not ``known`` and older than a day at ``at``; answers how many."""
    lost = [name for name in _names(storage, folder) if name not in known]
    old = [name for name in lost if storage.get_modified_time(name) <= at - UNKNOWN_FOR]
    for name in old:
        storage.delete(name)
    if old:
        log.warning("stored files without a row deleted", folder=folder, count=len(old))
    return len(old)


def _names(storage: Storage, folder: str) -> Iterator[str]:
    """Every stored file, by the name a row would have; folders inside are one deep."""
    if not storage.exists(folder):
        return
    for inside in storage.listdir(folder)[0]:
        for name in storage.listdir(f"{folder}/{inside}")[1]:
            yield f"{folder}/{inside}/{name}"
