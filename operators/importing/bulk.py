"""Updating many stored records at once."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Model

_BATCH = 500


def rewrite(records: Iterable[Model], names: Sequence[str]) -> None:
    """Write these fields of records that are stored.

    Django's ``bulk_update`` builds a branch per record and field: three minutes for 22,000 offices. Inserting
    with "on conflict update" writes the same in seconds, on SQLite and PostgreSQL alike.
    """
    stored: list[Any] = list(records)
    if stored:
        type(stored[0])._default_manager.bulk_create(
            stored, batch_size=_BATCH, update_conflicts=True, unique_fields=["pk"], update_fields=names
        )
