"""Writes down what a ward did with its forms, in the transaction of the act."""

from datetime import datetime
from typing import Any

from evaluations.models import FormVersion
from operators.models import HistoryEntry, User


def note_form(verb: str, version: FormVersion, *, by: User, at: datetime, **changes: Any) -> None:
    """Add one entry about an edition; ``changes`` are keys and numbers, never the words of the form."""
    HistoryEntry.objects.create(
        at=at,
        by=by,
        via="画面",
        verb=verb,
        subject=f"form {version.service}",
        municipality_id=version.municipality_id,
        changes={"number": version.number, **changes},
    )
