"""Rows on the page: each a form with what is stored, what was typed, and what somebody else saved meanwhile."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from django.http import QueryDict
from django.utils import timezone

from evaluations.form import Phase, Row, Sheet
from evaluations.forms.rows import SEEN, RowForm
from evaluations.models import Entry, Round
from evaluations.row_values import is_empty
from evaluations.self_evaluation.beside import Beside
from evaluations.services.entries import EntryError, Stale, save_row
from evaluations.value_words import told
from evaluations.views.sheets_desk import Desk
from operators.models import User

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


L = TypeVar("L", bound=Line)


def line_of(desk: Desk, sheet: Sheet, row: Row, data: QueryDict | None = None) -> Line:
    """The row as it stands; over it what was typed, on the revision it was typed on: a colleague's save shows.

    What the staff sheets fill is for reading, and all of it once final: but for what was typed.
    """
    entry = desk.sheets.entries.get((sheet.key, row.key))
    form = RowForm(
        data,
        of=desk.form,
        row=row,
        values=desk.sheets.values.get((sheet.key, row.key), {}),
        seen=entry.revision if entry else 0,
        locked=desk.sheets.locked(row),
        readonly=desk.closed and data is None,
    )
    return Line(form, entry, form.seen_revision, beside=desk.beside(sheet, row))


def typed_in(posted: QueryDict | None, row: Row) -> QueryDict | None:
    """What was posted, if the row is in it."""
    return posted if posted and f"{row.key}-{SEEN}" in posted else None


def saved(line: L, of: Round, sheet: Sheet, phases: Collection[Phase], *, by: User) -> L:
    """Save what was typed over the row; the row as it stands then, or as it was typed with what is in the way."""
    form = line.form
    if not form.is_valid():
        return line
    try:
        entry = save_row(
            round=of,
            sheet=sheet.key,
            row=form.row.key,
            values=form.row_values,
            seen=form.seen_revision,
            phases=phases,
            by=by,
            at=timezone.now(),
        )
    except Stale as stale:
        words = OWN if stale.entry.saved_by_id == by.pk else stale.words
        found = _differences(form, stale.values)
        return replace(line, entry=stale.entry, revision=stale.revision, refusal=words, differences=found)
    except EntryError as error:
        return replace(line, refusal=error.words)
    return replace(line, entry=entry if entry.pk else None, revision=entry.revision, saved=True)


def _differences(form: RowForm, theirs: Mapping[str, Any]) -> tuple[Difference, ...]:
    asked = [field for field in form.row.fields if field.key in form.row_values]
    return tuple(
        Difference(
            field.label,
            told(form.of, field, theirs.get(field.key)),
            told(form.of, field, form.row_values[field.key]),
        )
        for field in asked
        if not _same(theirs.get(field.key), form.row_values[field.key])
    )


def _same(one: Any, other: Any) -> bool:
    return one == other or (is_empty(one) and is_empty(other))
