"""Rows of the council's sheets on the page: what stands, what was typed, what members said beside it. [N 評価§4(3)]"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from evaluations.council.gathered import Gathered, Voice, with_voices
from evaluations.council.tally import Apart, apart, offered
from evaluations.document import place_of
from evaluations.form import FieldKind, Phase, Row, Sheet
from evaluations.forms.rows import RowForm
from evaluations.row_values import is_empty
from evaluations.value_words import told
from evaluations.views.council_desk import Desk
from evaluations.views.sheets_lines import Line


@dataclass(frozen=True)
class Beside:
    """What was said to one field: words, and how many chose which answer; ``counted``: they fill the office's field."""

    key: str
    label: str
    voices: tuple[Voice, ...]
    tally: tuple[tuple[str, int], ...]
    takes: bool
    counted: bool = False


@dataclass(frozen=True)
class CouncilLine(Line):
    """A row with the office's own finding above it and the members' words beside."""

    own: tuple[tuple[str, str], ...] = ()
    heard: tuple[Beside, ...] = ()
    apart: tuple[Apart, ...] = ()

    @property
    def counts_hint(self) -> str:
        """Where the numbers of persons come from; what members' answers come to by now, where that is another."""
        if self.apart:
            now = "、".join(each.words for each in self.apart)
            return (
                f"記入してある人数と、構成員のいまの回答（{now}）が違います。会議で確かめた人数を入力します。"
            )
        if any(each.counted for each in self.heard):
            return "構成員の回答を数えた人数です。会議で確かめて、直せます。"
        return "会議で確かめた人数を入力します。"


def line_of(desk: Desk, sheet: Sheet, row: Row, data: QueryDict | None = None) -> CouncilLine:
    """The row as it stands; over it what was typed, as `sheets_lines.line_of`."""
    entry = desk.entries.get((sheet.key, row.key))
    values = entry.values if entry else {}
    seen = entry.revision if entry else 0
    readonly = desk.closed and data is None
    shown = values if desk.closed else offered(desk.form, sheet, row, desk.said) | values
    form = RowForm(data, of=desk.form, row=row, values=shown, seen=seen, readonly=readonly)
    written = entry if any(not is_empty(values.get(field.key, "")) for field in row.fields) else None
    own, heard = _own(desk, sheet, row, values), _heard(sheet, row, desk.said)
    differ = apart(desk.form, sheet, row, desk.said, values)
    return CouncilLine(form, written, form.seen_revision, own=own, heard=heard, apart=differ)


def taken(posted: QueryDict, desk: Desk, sheet: Sheet, row: Row, key: str) -> QueryDict:
    """What was posted of the row, with the members' words taken over into the field ``key``."""
    found = (each for each in _heard(sheet, row, desk.said) if each.key == key and each.takes)
    heard = next(found, None)
    if heard is None:
        return posted
    data, name = posted.copy(), f"{row.key}-{key}"
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
            field.counts_members,
        )
        for field, place in places
    )
    return tuple(each for each in found if each.voices or each.tally)
