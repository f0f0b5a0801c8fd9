"""Rows of the council's sheets on the page: what stands, what was typed, what members said beside it. [N 評価§4(3)]"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django.utils import timezone

from evaluations.council.checks import TYPED
from evaluations.council.gathered import Gathered, Voice, with_voices
from evaluations.document import place_of
from evaluations.form import FieldKind, Phase, Row, Sheet
from evaluations.forms.rows import RowForm
from evaluations.models import Entry
from evaluations.row_values import is_empty
from evaluations.services.entries import EntryError, Stale, save_row
from evaluations.value_words import told
from evaluations.views.council_desk import Desk
from evaluations.views.sheets_lines import Difference, Line
from operators.access import OperatorRequest

Entries = Mapping[tuple[str, str], Entry]


@dataclass(frozen=True)
class Beside:
    """What was said to one field: words, and how many chose which answer."""

    key: str
    label: str
    voices: tuple[Voice, ...]
    tally: tuple[tuple[str, int], ...]
    takes: bool


@dataclass(frozen=True)
class CouncilLine(Line):
    """A row with the office's own finding above it and the members' words beside."""

    own: tuple[tuple[str, str], ...] = ()
    heard: tuple[Beside, ...] = ()


def line_of(desk: Desk, entries: Entries, said: Gathered, sheet: Sheet, row: Row) -> CouncilLine:
    """The row as it stands."""
    entry = entries.get((sheet.key, row.key))
    values = entry.values if entry else {}
    revision = entry.revision if entry else 0
    form = _form(desk, sheet, row, values, revision)
    typed = entry if any(not is_empty(values.get(field.key, "")) for field in row.fields) else None
    return CouncilLine(
        form, typed, revision, own=_own(desk, sheet, row, values), heard=_heard(sheet, row, said)
    )


def saved(
    request: OperatorRequest, desk: Desk, line: CouncilLine, sheet: Sheet, *, take: str = ""
) -> CouncilLine:
    """Save what was posted of the row; ``take``: the field that takes the members' words over with it."""
    data = _with_taken(request.POST, line, take)
    form = _form(desk, sheet, line.row, line.form.stored, line.revision, data)
    if not form.is_valid():
        return replace(line, form=form, revision=form.seen_revision)
    try:
        entry = save_row(
            round=desk.round,
            sheet=sheet.key,
            row=line.row.key,
            values=form.row_values,
            seen=form.seen_revision,
            phases=TYPED,
            by=request.user,
            at=timezone.now(),
        )
    except Stale as stale:
        return _clash(desk, replace(line, form=form), stale)
    except EntryError as error:
        return replace(line, form=form, revision=form.seen_revision, refusal=error.words)
    known = entry if entry.pk else None
    return replace(line, form=form, entry=known, revision=entry.revision, saved=True)


def _clash(desk: Desk, line: CouncilLine, stale: Stale) -> CouncilLine:
    """The row as it was typed, beside what somebody else saved meanwhile."""
    found = _differences(desk, line.form, stale.values)
    return replace(line, entry=stale.entry, revision=stale.revision, refusal=stale.words, differences=found)


def _form(
    desk: Desk, sheet: Sheet, row: Row, values: Mapping[str, Any], seen: int, data: Any = None
) -> RowForm:
    return RowForm(data, of=desk.form, sheet=sheet, row=row, values=values, seen=seen, readonly=desk.closed)


def _with_taken(posted: Any, line: CouncilLine, take: str) -> Any:
    heard = next((each for each in line.heard if each.key == take and each.takes), None)
    if heard is None:
        return posted
    data, name = posted.copy(), line.form.add_prefix(take)
    data[name] = with_voices(data.get(name, "").replace("\r\n", "\n").strip(), heard.voices)
    return data


def _own(desk: Desk, sheet: Sheet, row: Row, values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """What the office found of the same row."""
    try:
        fields = sheet.row(row.key, Phase.SELF).fields
    except KeyError:
        return ()
    read = ((field.label, told(desk.form, field, values.get(field.key))) for field in fields)
    return tuple((label, words) for label, words in read if words)


def _heard(sheet: Sheet, row: Row, said: Gathered) -> tuple[Beside, ...]:
    places = ((field, place_of(sheet.key, row.key, field.key)) for field in row.fields)
    found = (
        Beside(
            field.key,
            field.label,
            said.voices_at(sheet.key, row.key, field.key) if field.kind is FieldKind.TEXT else (),
            said.tallies.get(place, ()),
            field.kind is FieldKind.TEXT,
        )
        for field, place in places
    )
    return tuple(each for each in found if each.voices or each.tally)


def _differences(desk: Desk, form: RowForm, theirs: Mapping[str, Any]) -> tuple[Difference, ...]:
    found = []
    for field in form.row.fields:
        mine, other = form.row_values.get(field.key), theirs.get(field.key)
        if mine != other and not (is_empty(mine or "") and is_empty(other or "")):
            found.append(Difference(field.label, told(desk.form, field, other), told(desk.form, field, mine)))
    return tuple(found)
