"""What somebody answers on a staff sheet: saved row by row, never over another screen's words, then submitted. [O]

Of single saves there is no history: nobody but who answers is to know of them.
"""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from evaluations.form import Field, FieldKind, Phase
from evaluations.models import StaffSheet
from evaluations.row_values import clean, fields_of
from evaluations.services.staff_errors import AnswersMissing, Stale, UnknownRow
from evaluations.services.staff_rounds import open_sheet
from evaluations.staff_sheets.marks import mark_of, seen_by, state_of
from evaluations.staff_sheets.progress import missing_of


@transaction.atomic
def save_row(*, sheet: StaffSheet, row: str, values: Mapping[str, str], seen: str, reader: str) -> StaffSheet:
    """Put ``values`` by field into a row; ``seen`` is the state they were typed on (`state_of`), ``reader`` whose browser it is.

    The same answers again change nothing, as far as the reader may know them. Another's words, of which the reader
    is told nothing, are replaced, as no refusal may tell of them. Raises `StaffClosed`, `UnknownRow`,
    `Stale`, and `evaluations.row_values.BadRow` for an answer outside the scale.
    """
    locked = open_sheet(sheet)
    mark, stands = mark_of(locked.revisions, row), locked.answers.get(row, {})
    others = {key for key, value in stands.items() if not mark.may_read(key, reader, value)}
    wanted, shown = _wanted(locked, row, values, others), mark.shown(_fields(locked, row), stands, reader)
    new = {key for key, value in wanted.items() if value != stands.get(key, "") or key in others}
    if not new:
        return locked
    if state_of(shown) != seen:
        raise Stale(locked)
    locked.answers = {**locked.answers, row: {**stands, **{key: wanted[key] for key in new}}}
    locked.revisions = {**locked.revisions, row: mark.after(new, reader).as_json()}
    locked.save(update_fields=["answers", "revisions"])
    return locked


@transaction.atomic
def submit(*, sheet: StaffSheet, reader: str, at: datetime) -> StaffSheet:
    """Hand the sheet in, complete as far as the ``reader`` knows; it can be corrected until the office closes.

    Raises `StaffClosed` or `AnswersMissing`.
    """
    locked = open_sheet(sheet)
    staff = locked.round.form_version.form.staff_sheet
    if staff is None or missing_of(staff, seen_by(staff, locked.answers, locked.revisions, reader)):
        raise AnswersMissing
    if locked.submitted_at is None:
        locked.submitted_at = at
        locked.save(update_fields=["submitted_at"])
    return locked


def _wanted(
    sheet: StaffSheet, row: str, values: Mapping[str, str], others: Collection[str]
) -> dict[str, Any]:
    """The checked answers; empty ones that only mean "not touched" are left out."""
    form, fields = sheet.round.form_version.form, _fields(sheet, row)
    told = clean(form, form.staff_sheet.key if form.staff_sheet else "", row, values, (Phase.STAFF,))
    return {
        field.key: told[field.key]
        for field in fields
        if field.key in told and (told[field.key] or _may_be_emptied(field, others))
    }


def _fields(sheet: StaffSheet, row: str) -> tuple[Field, ...]:
    form = sheet.round.form_version.form
    if form.staff_sheet is None:
        raise UnknownRow
    try:
        return fields_of(form, form.staff_sheet.key, row, (Phase.STAFF,))
    except KeyError:
        raise UnknownRow from None


def _may_be_emptied(field: Field, others: Collection[str]) -> bool:
    """No answer is never chosen; and what was shown empty, for it is another's, is emptied by nobody."""
    return field.kind is not FieldKind.CHOICE and field.key not in others
