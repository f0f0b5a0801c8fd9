"""One row of a sheet as a form, built of the fields the form's data names: radios, numbers of persons, words."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms import BoundField

from evaluations.form import Field, FieldKind, Form, Row
from evaluations.row_values import LONGEST, clean_value
from evaluations.value_words import counts_of, told

SEEN, AGREED = "_seen", "_agreed"
"""The inputs that carry a revision. A form's keys never begin so (`form_definition.shape_checks`): none can stand in for them."""


@dataclass(frozen=True)
class Cell:
    """A field of the row on the page: its input (``bounds``: one per choice for counts), or its words for reading."""

    field: Field
    bounds: tuple[BoundField, ...]
    words: str
    counts: tuple[tuple[str, int], ...] = ()
    locked: bool = False
    error: str = ""

    @property
    def bound(self) -> BoundField:
        """The only input, or the first."""
        return self.bounds[0]

    @property
    def is_choice(self) -> bool:
        """Whether one answer of a scale is chosen."""
        return self.field.kind is FieldKind.CHOICE

    @property
    def is_counts(self) -> bool:
        """Whether it holds a number of persons per answer."""
        return self.field.kind is FieldKind.COUNTS


class RowForm(forms.Form):
    """A row's fields. ``locked`` fields and a ``readonly`` row are shown and never taken from a post.

    ``values`` are what stands there, ``seen`` its revision. Texts are not checked for being filled: what is still
    missing is told before finalising, never while somebody writes.
    """

    def __init__(
        self,
        data: Any = None,
        *,
        of: Form,
        row: Row,
        values: Mapping[str, Any],
        seen: int = 0,
        locked: Iterable[str] = (),
        readonly: bool = False,
    ) -> None:
        super().__init__(data, prefix=row.key)
        self.of, self.row, self.stored = of, row, dict(values)
        self.readonly, self.locked = readonly, frozenset(locked)
        self.fields[SEEN] = forms.IntegerField(required=False, widget=forms.HiddenInput, initial=seen)
        for field in self._asked():
            for name, made in _inputs(of, field, self.stored.get(field.key)):
                self.fields[name] = made

    def clean(self) -> dict[str, Any]:
        """Each value by the kind of its field; its error stands at its first input."""
        cleaned = super().clean() or {}
        self.row_values: dict[str, Any] = {}
        for field in self._asked():
            try:
                self.row_values[field.key] = clean_value(self.of, field, self._typed(field))
            except ValueError as error:
                self.add_error(self._names(field)[0], str(error))
        return cleaned

    @property
    def seen_revision(self) -> int:
        """The revision the page shows, or the one whose words were read beside; -1, which is nobody's, for none."""
        if not self.is_bound:
            return int(self.fields[SEEN].initial)
        agreed = self.data.get(self.add_prefix(AGREED), "")
        seen = agreed or self.data.get(self.add_prefix(SEEN), "")
        return int(seen) if seen.isdecimal() and len(seen) < 9 else -1

    @property
    def writable(self) -> bool:
        """Whether there is anything to type."""
        return bool(self._asked())

    @property
    def names(self) -> str:
        """What htmx posts of the page for this row alone."""
        return ",".join(["csrfmiddlewaretoken", *(self.add_prefix(name) for name in self.fields)])

    @property
    def cells(self) -> Iterator[Cell]:
        """The fields in the order of the form."""
        asked = {field.key for field in self._asked()}
        for field in self.row.fields:
            bounds = tuple(self[name] for name in self._names(field)) if field.key in asked else ()
            value = self.stored.get(field.key)
            error = "".join(str(each) for bound in bounds[:1] for each in bound.errors)
            yield Cell(
                field,
                bounds,
                told(self.of, field, value),
                counts_of(self.of, field, value),
                locked=field.key not in asked,
                error=error,
            )

    def _asked(self) -> list[Field]:
        return [] if self.readonly else [each for each in self.row.fields if each.key not in self.locked]

    def _names(self, field: Field) -> list[str]:
        if field.kind is not FieldKind.COUNTS:
            return [field.key]
        return [f"{field.key}-{choice.key}" for choice in self.of.scale(field.scale).choices]

    def _typed(self, field: Field) -> Any:
        if field.kind is not FieldKind.COUNTS:
            return self.data.get(self.add_prefix(field.key), "")
        choices = self.of.scale(field.scale).choices
        return {each.key: self.data.get(self.add_prefix(f"{field.key}-{each.key}"), "") for each in choices}


def _inputs(of: Form, field: Field, value: Any) -> Iterator[tuple[str, forms.Field]]:
    """The inputs of a field by name, holding what stands there. They take anything: `clean` says what is wrong."""
    if field.kind is FieldKind.COUNTS:
        for choice in of.scale(field.scale).choices:
            number = forms.TextInput(attrs={"inputmode": "numeric", "maxlength": 3, "autocomplete": "off"})
            held = (value or {}).get(choice.key)
            yield (
                f"{field.key}-{choice.key}",
                forms.Field(label=choice.label, required=False, widget=number, initial=held),
            )
        return
    widget: forms.Widget = forms.Textarea(attrs={"rows": 4, "maxlength": LONGEST})
    if field.kind is FieldKind.CHOICE:
        widget = forms.RadioSelect(choices=[(each.key, each.label) for each in of.scale(field.scale).choices])
    yield (
        field.key,
        forms.Field(label=field.label, required=False, widget=widget, initial=value, help_text=field.hint),
    )
