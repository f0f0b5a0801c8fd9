"""What a member says, row by row and on the whole; the office's form adds by which way and when it came in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from evaluations.council.opinion_values import asked_fields, asked_sheets, value_at
from evaluations.form import Field, FieldKind, Form, Phase, Row, Section, Sheet
from evaluations.models import Opinion
from evaluations.row_values import LONGEST, BadRow
from evaluations.services.opinions import Given
from meetings.enums import Via
from operators.fields import JapaneseDateField

Own = Mapping[tuple[str, str], Sequence[tuple[str, str]]]
"""What the office found of a row of a sheet: label and words."""
TOO_LONG = f"{LONGEST:,}文字までで入力してください。"
WAYS = [("", "選んでください")] + [
    (via.value, "口頭（会議の席をふくむ）" if via is Via.ORAL else via.label)
    for via in Via
    if via is not Via.LINK
]


@dataclass(frozen=True)
class Asked:
    """A row with its inputs; ``own``: what the office found of it, by label."""

    sheet: Sheet
    row: Row
    bounds: tuple[BoundField, ...]
    own: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class AskedSection:
    """A section: its rows, and how many of them hold something already."""

    sheet: Sheet
    section: Section
    rows: tuple[Asked, ...]
    filled: int

    @property
    def wrong(self) -> bool:
        """Whether something in it cannot stay as it was typed."""
        return any(bound.errors for asked in self.rows for bound in asked.bounds)


class OpinionForm(forms.Form):
    """Everything is optional; ``opinion`` is what stands, ``seen`` its revision; ``own`` what the office found."""

    words = forms.CharField(
        label="全体へのご意見",
        required=False,
        max_length=LONGEST,
        error_messages={"max_length": TOO_LONG},
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    seen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(
        self,
        data: Any = None,
        *,
        of: Form,
        opinion: Opinion | None = None,
        initial: Any = None,
        own: Own | None = None,
    ) -> None:
        self.of, self.own = of, own or {}
        kept = {"words": opinion.words, "seen": opinion.revision} if opinion else {"seen": 0}
        super().__init__(data, initial=kept | (initial or {}))
        self.values = opinion.values if opinion else {}
        for sheet, row, each in _every(of):
            name = name_of(sheet, row, each)
            self.fields[name] = _input(of, each, value_at(self.values, sheet.key, row.key, each.key))

    @property
    def given(self) -> Given:
        """What the valid form tells."""
        values: dict[str, dict[str, dict[str, Any]]] = {}
        for sheet, row, each in _every(self.of):
            told = self.cleaned_data.get(name_of(sheet, row, each), "")
            values.setdefault(sheet.key, {}).setdefault(row.key, {})[each.key] = told
        return Given(values, self.cleaned_data["words"], self.cleaned_data.get("seen") or 0)

    @property
    def sections(self) -> Iterator[AskedSection]:
        """The rows of each section of each sheet, in the order of the form."""
        for sheet in asked_sheets(self.of):
            rows = [self._asked(sheet, row) for row in sheet.rows(Phase.COUNCIL) if asked_fields(row)]
            for section in sheet.sections:
                own = tuple(each for each in rows if each.row.section == section)
                if own:
                    filled = sum(any(bound.value() for bound in each.bounds) for each in own)
                    yield AskedSection(sheet, section, own, filled)

    def take(self, bad: BadRow) -> None:
        """Put the words of a refusal at their fields."""
        for place, words in bad.errors.items():
            self.add_error(place.replace("/", "__"), words)

    def _asked(self, sheet: Sheet, row: Row) -> Asked:
        names = (name_of(sheet, row, each) for each in asked_fields(row))
        own = self.own.get((sheet.key, row.key), ())
        return Asked(sheet, row, tuple(self[name] for name in names), tuple(own))


class ReceivedForm(OpinionForm):
    """An opinion as the office received it."""

    via = forms.ChoiceField(
        label="受けた方法",
        choices=WAYS,
        error_messages={"required": "受けた方法を選んでください。"},
    )
    gathered_on = JapaneseDateField(
        label="意見を受けた日", error_messages={"required": "意見を受けた日を入力してください。"}
    )

    field_order = ["via", "gathered_on", "words"]


def name_of(sheet: Sheet, row: Row, field: Field) -> str:
    """The name of an input."""
    return f"{sheet.key}__{row.key}__{field.key}"


def _every(of: Form) -> Iterator[tuple[Sheet, Row, Field]]:
    for sheet in asked_sheets(of):
        for row in sheet.rows(Phase.COUNCIL):
            yield from ((sheet, row, each) for each in asked_fields(row))


def _input(of: Form, field: Field, value: Any) -> forms.Field:
    if field.kind is FieldKind.CHOICE:
        choices = [("", "選ばない"), *((each.key, each.label) for each in of.scale(field.scale).choices)]
        return forms.ChoiceField(
            label=field.label,
            required=False,
            choices=choices,
            initial=value or "",
            widget=forms.RadioSelect,
            error_messages={"invalid_choice": "どれか1つを選んでください。"},
        )
    return forms.CharField(
        label=field.label,
        required=False,
        max_length=LONGEST,
        initial=value,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": TOO_LONG},
    )
