"""A round whose staff sheets are about to be changed, locked: the round first, then its sheets."""

from datetime import datetime
from typing import Any

from evaluations.models import Round, StaffSheet
from evaluations.services.locking import locked_round
from evaluations.services.staff_errors import SelfIsFinal, StaffClosed
from evaluations.staff_sheets.standing import is_open, is_over
from operators.models import User
from operators.services.history import note


def open_round(of: Round) -> Round:
    """The same, if its staff sheets may be changed. Raises `StaffClosed` or `SelfIsFinal`."""
    locked = locked_round(of)
    if not is_open(locked):
        raise SelfIsFinal if is_over(locked) else StaffClosed
    return locked


def open_sheet(sheet: StaffSheet) -> StaffSheet:
    """A sheet of a round that is open, both locked. Raises the same, and `StaffClosed` for one taken away."""
    opened = open_round(sheet.round)
    locked = StaffSheet.objects.select_for_update(of=("self",)).filter(pk=sheet.pk).first()
    if locked is None:
        raise StaffClosed("この回答用紙は、取り消されています。")
    locked.round = opened
    return locked


def remember(verb: str, of: Round, changes: dict[str, Any], *, by: User | None, at: datetime) -> None:
    """The history of a round's staff sheets: numbers of people, never names."""
    note(verb, f"evaluation {of.pk}", of.facility, changes, by=by, at=at)
