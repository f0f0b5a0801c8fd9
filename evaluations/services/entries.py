"""Saves one row of a sheet of an evaluation, never over somebody else's words. [N 評価§4]"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from evaluations.form import FieldKind, Form, Phase
from evaluations.models import Entry, Round
from evaluations.phase_state import is_closed
from evaluations.row_values import clean, fields_of, is_empty
from evaluations.services.locking import locked_round
from operators.models import User
from operators.services.history import note


class EntryError(Exception):
    """The row is not saved; ``words`` says why and what to do."""

    words = "保存できませんでした。"

    def __init__(self) -> None:
        super().__init__(self.words)


class SheetClosed(EntryError):
    """This part of the evaluation is final."""

    words = "確定したあとは書き直せません。直すときは、先に確定を取り消してください。"


class UnknownRow(EntryError):
    """The form of this evaluation has no such sheet or row, or nothing to fill in it now."""

    words = "この評価の様式にない項目です。画面を開き直してください。"


class Stale(EntryError):
    """Somebody saved the row since the page was opened; ``values`` and ``revision`` are what stands now."""

    words = "ほかの方が先に保存しました。両方の内容を見くらべて、残す内容を保存してください。"

    def __init__(self, entry: Entry) -> None:
        super().__init__()
        self.entry = entry
        self.values: dict[str, Any] = dict(entry.values)
        self.revision = entry.revision


@transaction.atomic
def save_row(
    *,
    round: Round,  # noqa: A002 - what it is in every room
    sheet: str,
    row: str,
    values: Mapping[str, Any],
    seen: int,
    phases: Collection[Phase],
    by: User,
    at: datetime,
) -> Entry:
    """Put ``values`` (by field, of these phases) into the row; the row's other fields stay as they are.

    ``seen`` is the revision they were typed on, 0 for a row nobody has filled. Who saves what stands already is of one
    mind with it: nothing is written, and a row without anything comes back unstored, revision 0. Raises
    `SheetClosed`, `UnknownRow`, `Stale`, and `evaluations.row_values.BadRow` with the errors by field.
    """
    locked = open_round(round, phases)
    form = locked.form_version.form
    try:
        wanted = clean(form, sheet, row, values, phases)
    except KeyError as error:
        raise UnknownRow from error
    known = Entry.objects.filter(round=locked, sheet=sheet, row=row).first()
    entry = known or Entry(round=locked, sheet=sheet, row=row)
    if not _differs(form, entry, wanted, phases):
        return entry
    if entry.revision != seen:
        raise Stale(entry)
    entry.values = {**entry.values, **wanted}
    entry.revision += 1
    entry.saved_at, entry.saved_by = at, by
    entry.save()
    changes = {f"{sheet}/{row}": [seen, entry.revision]}
    note("評価の記入", f"evaluation {locked.pk}", locked.facility, changes, by=by, at=at)
    return entry


def open_round(round: Round, phases: Collection[Phase]) -> Round:  # noqa: A002 - as above
    """The round as it stands, locked, if its rows of these phases may be written; raises `SheetClosed`."""
    locked = locked_round(round)
    if any(is_closed(locked, phase) for phase in phases):
        raise SheetClosed
    return locked


def _differs(form: Form, entry: Entry, wanted: Mapping[str, Any], phases: Collection[Phase]) -> bool:
    """Whether anything would change; words brought along and then emptied are a change, for they would come back."""
    for field in fields_of(form, entry.sheet, entry.row, phases):
        if field.key not in wanted or entry.values.get(field.key) == wanted[field.key]:
            continue
        if (
            field.key not in entry.values
            and is_empty(wanted[field.key])
            and field.kind is not FieldKind.CARRY
        ):
            continue
        return True
    return False
