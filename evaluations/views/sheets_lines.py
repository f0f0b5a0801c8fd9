"""Rows on the page: each a form with what is stored, what was typed, and what somebody else saved meanwhile."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from evaluations.form import Row, Sheet
from evaluations.forms.rows import RowForm
from evaluations.models import Entry
from evaluations.row_values import is_empty
from evaluations.self_evaluation.beside import Beside
from evaluations.self_evaluation.sheets import SELF
from evaluations.services.entries import EntryError, Stale, save_row
from evaluations.value_words import told
from evaluations.views.sheets_desk import Desk
from operators.access import OperatorRequest

OWN = "ほかの画面で、あなたの名前で先に保存されました。両方の内容を見くらべて、残す内容を保存してください。"


@dataclass(frozen=True)
class Difference:
    """A field on which two people wrote at once: what is stored, and what was typed."""

    label: str
    theirs: str
    mine: str


@dataclass(frozen=True)
class Line:
    """A row. ``revision`` is what a save goes on from; ``refusal`` why the last one does not stand."""

    form: RowForm
    entry: Entry | None = None
    revision: int = 0
    saved: bool = False
    refusal: str = ""
    differences: tuple[Difference, ...] = ()
    beside: Beside | None = None

    @property
    def row(self) -> Row:
        """The row of the sheet."""
        return self.form.row

    @property
    def wrong(self) -> bool:
        """Whether it was posted and is not stored."""
        return bool(self.refusal or self.form.errors)


def line_of(desk: Desk, sheet: Sheet, row: Row, data: Any = None) -> Line:
    """The row as it stands; over it what was typed."""
    entry = desk.entries.get((sheet.key, row.key))
    form = form_of(desk, sheet, row, data)
    return Line(form, entry, desk.revision(sheet.key, row.key), beside=desk.beside(sheet, row))


def form_of(desk: Desk, sheet: Sheet, row: Row, data: Any = None) -> RowForm:
    """The row's form; what the staff sheets fill is for reading, and all of it once final: but for what was typed."""
    return RowForm(
        data,
        of=desk.form,
        sheet=sheet,
        row=row,
        values=desk.values.get((sheet.key, row.key), {}),
        seen=desk.revision(sheet.key, row.key),
        locked=desk.locked(row),
        readonly=desk.closed and data is None,
    )


def saved(request: OperatorRequest, desk: Desk, sheet: Sheet, row: Row) -> Line:
    """Save what was posted of the row; the row as it stands then, or as it was typed with what is in the way."""
    form = form_of(desk, sheet, row, request.POST)
    known = desk.entries.get((sheet.key, row.key))
    if not form.is_valid():
        return Line(form, known, form.seen_revision)
    try:
        entry = save_row(
            round=desk.round,
            sheet=sheet.key,
            row=row.key,
            values=form.row_values,
            seen=form.seen_revision,
            phases=SELF,
            by=request.user,
            at=timezone.now(),
        )
    except Stale as stale:
        found = _differences(desk, form, stale.values)
        own = stale.entry.saved_by_id == request.user.pk
        return Line(form, stale.entry, stale.revision, refusal=OWN if own else stale.words, differences=found)
    except EntryError as error:
        return Line(form, known, form.seen_revision, refusal=error.words)
    return Line(form, entry if entry.pk else None, entry.revision, saved=True)


def saved_all(
    request: OperatorRequest, desk: Desk, sheet: Sheet, rows: Collection[Row]
) -> Mapping[str, Line]:
    """Save every row of a page, by key; one that is in somebody's way leaves the others saved."""
    return {
        row.key: replace(saved(request, desk, sheet, row), beside=desk.beside(sheet, row)) for row in rows
    }


def _differences(desk: Desk, form: RowForm, theirs: Mapping[str, Any]) -> tuple[Difference, ...]:
    asked = [field for field in form.row.fields if field.key in form.row_values]
    return tuple(
        Difference(
            field.label,
            told(desk.form, field, theirs.get(field.key)),
            told(desk.form, field, form.row_values[field.key]),
        )
        for field in asked
        if not _same(theirs.get(field.key), form.row_values[field.key])
    )


def _same(one: Any, other: Any) -> bool:
    return one == other or (is_empty(one) and is_empty(other))
