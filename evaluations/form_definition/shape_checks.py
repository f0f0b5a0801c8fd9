"""Holds a definition against the shape of a form: what is missing, too long, unknown. Pure."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from evaluations.form_definition.problems import Place, Problem
from evaluations.form_definition.shape import FORM, Flag, OneOf, Several, Shape, Text
from operators.importing.text import printable

_CODE = re.compile(r"[a-z0-9][a-z0-9_-]*")


def shape_problems(data: Any) -> Iterator[Problem]:
    """Everything that keeps the data from being read as a form."""
    yield from _part(data, FORM, ())


def _part(data: Any, shape: Shape, place: Place) -> Iterator[Problem]:
    if not isinstance(data, Mapping):
        yield Problem(place, "内容が読み取れません。")
        return
    for name in data:
        if name not in shape:
            yield Problem((*place, name), f"「{name}」という指定はありません。")
    for name, asked in shape.items():
        yield from _value(data.get(name), asked, (*place, name))


def _value(value: Any, asked: Text | Flag | OneOf | Several, place: Place) -> Iterator[Problem]:
    if isinstance(asked, Several):
        yield from _several(value, asked, place)
    elif value is None or value == "":
        if not isinstance(asked, Flag) and asked.required:
            yield Problem(place, f"「{asked.label}」を書いてください。")
    elif isinstance(asked, Flag):
        if not isinstance(value, bool):
            yield Problem(place, f"「{asked.label}」は、はい・いいえのどちらかにしてください。")
    elif isinstance(asked, OneOf):
        if value not in [known for known, _ in asked.known]:
            labels = "、".join(label for _, label in asked.known)
            yield Problem(
                place, f"「{asked.label}」の「{value}」は使えません。{labels}のどれかにしてください。"
            )
    else:
        yield from _text(value, asked, place)


def _text(value: Any, asked: Text, place: Place) -> Iterator[Problem]:
    if not isinstance(value, str):
        yield Problem(place, f"「{asked.label}」は文字で書いてください。")
    elif len(value) > asked.longest:
        over = len(value) - asked.longest
        yield Problem(place, f"「{asked.label}」が{asked.longest}文字を{over}文字超えています。")
    elif printable(value) != value:
        yield Problem(place, f"「{asked.label}」に、使えない文字（制御文字）が入っています。")
    elif asked.code and not _CODE.fullmatch(value):
        yield Problem(
            place, f"「{asked.label}」の「{value}」は、半角の英小文字・数字・-・_ で書いてください。"
        )


def _several(value: Any, asked: Several, place: Place) -> Iterator[Problem]:
    parts = value if isinstance(value, list | tuple) else [] if value is None else None
    if parts is None:
        yield Problem(place, f"「{asked.label}」が一覧になっていません。")
        return
    if len(parts) < asked.least:
        few = f"{asked.least}つ以上" if asked.least > 1 else "1つ以上"
        yield Problem(place, f"「{asked.label}」を{few}書いてください。")
    if len(parts) > asked.most:
        yield Problem(place, f"「{asked.label}」が{asked.most}を超えています（{len(parts)}）。")
    for number, part in enumerate(parts):
        yield from _part(part, asked.shape, (*place, number))
