"""Checks what is filled into one row of a sheet, by the kind of each field; whoever fills it. Pure. [N 評価§5]"""

from collections.abc import Iterable, Mapping
from typing import Any

from evaluations.form import Field, FieldKind, Form, Phase, Scale

LONGEST = 4000
"""Characters of one text."""
MOST = 999
"""Persons in one count; more than any office has."""


class BadRow(Exception):
    """Something cannot stay as it was typed. ``errors``: field → Japanese words; ``words``: the first of them."""

    def __init__(self, errors: Mapping[str, str]) -> None:
        self.errors = dict(errors)
        self.words = next(iter(self.errors.values()), "記入できません。")
        super().__init__(self.words)


def clean(
    form: Form, sheet: str, row: str, raw: Mapping[str, Any], phases: Iterable[Phase]
) -> dict[str, Any]:
    """The values of the row's fields in these phases that ``raw`` names; what it does not name is not asked here.

    A choice is the key of an answer of the scale or empty, counts are ``{choice: persons}``, the rest is words.
    Raises `BadRow`; `KeyError` for a sheet or row that the form lacks.
    """
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for field in fields_of(form, sheet, row, phases):
        if field.key not in raw:
            continue
        try:
            values[field.key] = clean_value(form, field, raw[field.key])
        except ValueError as error:
            errors[field.key] = str(error)
    if errors:
        raise BadRow(errors)
    return values


def fields_of(form: Form, sheet: str, row: str, phases: Iterable[Phase]) -> tuple[Field, ...]:
    """The fields of a row in these phases. Raises `KeyError`."""
    return form.sheet(sheet).row(row, *phases).fields


def clean_value(form: Form, field: Field, raw: Any) -> Any:
    """One value. Raises `ValueError` with Japanese words."""
    if field.kind is FieldKind.CHOICE:
        return _choice(form.scale(field.scale), raw)
    if field.kind is FieldKind.COUNTS:
        return _counts(form.scale(field.scale), raw)
    return _words(raw)


def is_empty(value: Any) -> bool:
    """Whether nothing was filled in; a count of nobody is nothing."""
    return not any(value.values()) if isinstance(value, Mapping) else not value


def _choice(scale: Scale, raw: Any) -> str:
    chosen = str(raw or "")
    if chosen and chosen not in {choice.key for choice in scale.choices}:
        raise ValueError("どれか1つを選んでください。")
    return chosen


def _counts(scale: Scale, raw: Any) -> dict[str, int]:
    told = raw if isinstance(raw, Mapping) else {}
    counts = {choice.key: _persons(told.get(choice.key)) for choice in scale.choices}
    return {key: persons for key, persons in counts.items() if persons is not None}


def _persons(raw: Any) -> int | None:
    """A number of persons, full-width digits too; None where nothing stands."""
    typed = str("" if raw is None else raw).strip()
    if not typed:
        return None
    if not typed.isdecimal() or len(typed) > len(str(MOST)):
        raise ValueError(f"人数は0から{MOST}までの数字で入力してください。")
    return int(typed)


def _words(raw: Any) -> str:
    words = str(raw or "").replace("\x00", "").replace("\r\n", "\n").strip()
    if len(words) > LONGEST:
        raise ValueError(f"{LONGEST:,}文字までで入力してください（いま{len(words):,}文字）。")
    return words
