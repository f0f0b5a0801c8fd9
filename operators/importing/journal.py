"""Collects the history of one import, and writes it in one go. [ARCHITECTURE: append-only history]"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from operators.local_time import day_of
from operators.models import Facility, HistoryEntry, Municipality, User

Changes = dict[str, list[Any]]
"""A field's old and new value."""


def differences(old: dict[str, Any], new: dict[str, Any]) -> Changes:
    """What differs, as JSON can hold it; a field that ``old`` lacks was empty."""
    return {
        name: [_plain(old.get(name)), _plain(value)] for name, value in new.items() if old.get(name) != value
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


@dataclass
class Journal:
    """The entries of one import: through which door, when, and by whom (``None``: a command)."""

    via: str
    at: datetime
    by: User | None = None
    entries: list[HistoryEntry] = field(default_factory=list)

    @property
    def day(self) -> date:
        """The local day of the import."""
        return day_of(self.at)

    def add(
        self,
        subject: str,
        changes: Changes,
        *,
        verb: str,
        facility: Facility | None = None,
        municipality: Municipality | None = None,
    ) -> None:
        """Note one change; `save` writes it."""
        entry = HistoryEntry(
            at=self.at,
            by=self.by,
            via=self.via,
            verb=verb,
            subject=subject[:80],
            facility=facility,
            municipality=municipality,
            changes=changes,
        )
        self.entries.append(entry)

    def save(self) -> None:
        """Write all entries in the transaction of the changes."""
        HistoryEntry.objects.bulk_create(self.entries)
        self.entries.clear()
