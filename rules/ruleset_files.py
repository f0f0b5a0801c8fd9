"""Reads and validates the ruleset files. A wrong file is a clear error at start-up, never a wrong judgement."""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from rules.findings import Code
from rules.kinds import Council, ServiceKind
from rules.ruleset import GENERAL_KEYS, GOVERNING, KIND_KEYS, DatedValue, Rulebook, ValueKey
from rules.ruleset_values import READERS

RULESETS_DIR = Path(__file__).parent / "rulesets"
NATIONAL = "national"
SOURCES_FILE = "sources.toml"
CITED_CODES = frozenset(Code) - set(GOVERNING)
"""Findings that apply no single value: their source stands under [source]."""


class RulesetError(Exception):
    """A ruleset file says something that cannot be; the message names file, place and cure."""


@cache
def load_all(directory: Path = RULESETS_DIR) -> Mapping[str, Rulebook]:
    """Every ruleset of a folder by its id, validated; raises `RulesetError`."""
    texts = {
        path.stem: _parsed(path) for path in sorted(directory.glob("*.toml")) if path.name != SOURCES_FILE
    }
    if NATIONAL not in texts:
        raise RulesetError(f"{directory}: national.toml がありません。全国の基準を置いてください。")
    books: dict[str, Rulebook] = {}
    for name in texts:
        _build(name, texts, books, pending=())
    for book in books.values():
        _check_complete(book)
    return books


def rulebook(ruleset_id: str) -> Rulebook:
    """The rulebook of this id, or the national one where there is none of that name."""
    books = load_all()
    return books.get(ruleset_id, books[NATIONAL])


def ruleset_id_for(municipality_code: str) -> str:
    """The id of the file named after a municipality, else the national id. [CONTRACT, Templates]"""
    return municipality_code if municipality_code in load_all() else NATIONAL


def _parsed(path: Path) -> dict[str, Any]:
    try:
        text = tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise RulesetError(
            f"{path.name}: TOMLとして読めません（{error}）。書き方を直してください。"
        ) from error
    unknown = set(text) - {"id", "name", "authority", "inherits", "value", "service", "source"}
    if unknown:
        raise RulesetError(
            f"{path.name}: 知らない項目 {'、'.join(sorted(unknown))} があります。消してください。"
        )
    for key in ("id", "name"):
        if not text.get(key):
            raise RulesetError(f"{path.name}: {key} がありません。書いてください。")
    for key in ("id", "name", "authority", "inherits"):
        if not isinstance(text.get(key, ""), str):
            raise RulesetError(f"{path.name}: {key} は文字列で書いてください。")
    if text["id"] != path.stem:
        raise RulesetError(f"{path.name}: id はファイル名と同じ {path.stem} にしてください。")
    return text


def _build(
    name: str, texts: Mapping[str, dict[str, Any]], books: dict[str, Rulebook], pending: tuple[str, ...]
) -> Rulebook:
    if name in books:
        return books[name]
    text = texts[name]
    parent_name = text.get("inherits", None if name == NATIONAL else NATIONAL)
    if parent_name in (*pending, name):
        raise RulesetError(f"{name}.toml: inherits が輪になっています。national から始めてください。")
    if parent_name is not None and parent_name not in texts:
        raise RulesetError(
            f"{name}.toml: inherits の {parent_name}.toml がありません。名前を確かめてください。"
        )
    parent = _build(parent_name, texts, books, (*pending, name)) if parent_name else None
    authority = text.get("authority") or (parent.authority if parent else "区市町村")
    books[name] = Rulebook(name, text["name"], authority, _values(f"{name}.toml", text), parent)
    return books[name]


def _values(file: str, text: Mapping[str, Any]) -> dict[ValueKey, tuple[DatedValue, ...]]:
    values: dict[ValueKey, tuple[DatedValue, ...]] = {}
    for key, rows in _table(file, "value", text.get("value", {})).items():
        _known(file, key, GENERAL_KEYS)
        values["", key] = _dated(file, key, rows, READERS[key])
    for service, table in _table(file, "service", text.get("service", {})).items():
        _known(file, service, frozenset(ServiceKind))
        for key, rows in _table(file, service, table).items():
            _known(file, f"{service}.{key}", frozenset(f"{service}.{known}" for known in KIND_KEYS))
            values[service, key] = _dated(file, f"{service}.{key}", rows, READERS[key])
    for code, rows in _table(file, "source", text.get("source", {})).items():
        if code in GOVERNING:
            raise RulesetError(
                f"{file}: {code} の出典は {GOVERNING[Code(code)]} の行の source に書いてください。"
            )
        _known(file, code, CITED_CODES)
        values["source", code] = _dated(file, code, _as_values(rows), str)
    return values


def _as_values(rows: Any) -> Any:
    """A finding's source is its own value: ``{ from, source }`` is enough."""
    if not isinstance(rows, list):
        return rows
    return [{**row, "value": row.get("source")} if isinstance(row, dict) else row for row in rows]


def _table(file: str, name: str, table: Any) -> dict[str, Any]:
    if not isinstance(table, dict):
        raise RulesetError(f"{file}: {name} は表 [{name}] で書いてください。")
    return table


def _known(file: str, key: str, known: frozenset[str]) -> None:
    if key not in known:
        raise RulesetError(f"{file}: {key} という項目は知りません。つづりを確かめてください。")


def _dated(file: str, key: str, rows: Any, read: Callable[[Any], Any]) -> tuple[DatedValue, ...]:
    if not isinstance(rows, list) or not rows:
        raise RulesetError(f"{file}: {key} は [{{ value, from, source }}] の配列で書いてください。")
    values = sorted((_one(file, key, row, read) for row in rows), key=lambda value: value.first)
    for earlier, later in pairwise(values):
        if later.first <= earlier.last:
            raise RulesetError(
                f"{file}: {key} の期間が {later.first} で重なっています。until を書いてください。"
            )
    return tuple(values)


def _one(file: str, key: str, row: Any, read: Callable[[Any], Any]) -> DatedValue:
    if not isinstance(row, dict) or set(row) - {"value", "from", "until", "source"} or "value" not in row:
        raise RulesetError(f"{file}: {key} の行は value、from、until、source だけで書いてください。")
    if not isinstance(row.get("source"), str) or not row["source"].strip():
        raise RulesetError(f"{file}: {key} に source（出典）がありません。書いてください。")
    first, last = row.get("from"), row.get("until", date.max)
    if type(first) is not date or type(last) is not date or last < first:
        raise RulesetError(f"{file}: {key} の from と until を正しい日付で書いてください。")
    try:
        return DatedValue(read(row["value"]), row["source"], first, last)
    except (ValueError, TypeError) as error:
        raise RulesetError(f"{file}: {key} の値 {row['value']!r} は使えません（{error}）。") from error


def _check_complete(book: Rulebook) -> None:
    """On each day something changes, every value must be in force and every kind's values must fit together."""
    for day in book.changes:
        wanted = [("", key) for key in GENERAL_KEYS] + [("source", code) for code in CITED_CODES]
        for room, key in sorted(wanted):
            if book.value_on(room, key, day) is None:
                raise RulesetError(f"{book.id}.toml: {day} に {key} の値がありません。行を足してください。")
        for service, kind in book.on(day).kinds.items():
            has_council = kind.council is not Council.NONE
            if not (has_council == bool(kind.meetings_per_year) == bool(kind.interval_months)):
                raise RulesetError(
                    f"{book.id}.toml: {day} の {service} は council、interval_months、meetings_per_year を"
                    "そろえて書いてください。"
                )
