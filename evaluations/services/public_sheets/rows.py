"""The rows behind the public words of an evaluation: locked, stored, told of in the history."""

from datetime import datetime
from typing import Any

from evaluations.enums import PublicSheetState
from evaluations.models import PublicSheet
from evaluations.services.locking import locked_round
from operators.models import User
from operators.services.history import note


def locked(sheet: PublicSheet) -> PublicSheet:
    """The public words as they are now, their round locked before them; whoever else writes either waits."""
    of = locked_round(sheet.round)
    row = PublicSheet.objects.select_for_update(of=("self",)).get(pk=sheet.pk)
    row.round = of
    return row


def write(row: PublicSheet, *, by: User, at: datetime, verb: str, **changes: Any) -> PublicSheet:
    """Store changed words of a locked row: one more revision, and whoever confirmed it has to read it again."""
    before = [row.revision, row.state]
    row.revision += 1
    row.state = PublicSheetState.DRAFT
    row.confirmed_at = row.confirmed_by = None
    row.save()
    changes = {"revision": [before[0], row.revision], **changes}
    if before[1] != row.state:
        changes["state"] = [before[1], str(row.state)]
    tell(row, verb, changes, by=by, at=at)
    return row


def tell(row: PublicSheet, verb: str, changes: dict[str, Any], *, by: User, at: datetime) -> None:
    """An entry in the office's history; numbers and states only, as what was written may name somebody."""
    note(verb, f"public_sheet {row.pk}", row.round.facility, changes, by=by, at=at)
