"""Writes down who changed what, in the transaction of the change. [ARCHITECTURE, append-only history]"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from operators.models import Facility, HistoryEntry, User

SCREEN = "画面"
"""The way of everything people do on a page."""


def note(
    verb: str,
    subject: str,
    facility: Facility,
    changes: Mapping[str, Any],
    *,
    by: User | None,
    at: datetime,
    via: str = SCREEN,
) -> None:
    """Add one entry about an office. ``changes`` maps a field to its old and new value, never a person's name."""
    HistoryEntry.objects.create(
        at=at,
        by=by,
        via=via,
        verb=verb,
        subject=subject,
        facility=facility,
        municipality_id=facility.municipality_id,
        changes=changes,
    )
