"""Which parts of a record are other than in an earlier version of it: names of sections, never the words. Pure."""

from collections.abc import Iterator, Mapping
from typing import Any

_SECTIONS = {
    "会議の日時・場所など": (
        "office", "number", "service", "corporation", "partners", "held_on", "starts_at", "ends_at", "place",
        "mode", "web_tool", "evaluation",
    ),
    "出席者・欠席者": ("groups",),
    "議題": ("agenda",),
    "会議資料": ("papers",),
    "合同開催の共通の部分": ("common",),
}  # fmt: skip
_OF_CONTENT = {
    "はじめの言葉": ("opening",),
    "前回の要望・助言への対応": ("progress",),
    "活動状況の数": ("counts",),
    "まとめ": ("closing", "nothing_said", "by_file"),
}

Json = Mapping[str, Any]


def changed_sections(before: Json, after: Json) -> list[str]:
    """The sections that differ between two frozen records, in the order in which they are read.

    Who wrote it, when it was finalised and why it was corrected are not among them: a new edition always says
    them anew. A version without a record (a scan) differs in everything and is told by ``before`` being empty.
    """
    if "sections" in after:
        return _named(before, after)
    whole = [name for name, keys in _SECTIONS.items() if _differ(keys, before, after)]
    own, earlier = after.get("own") or {}, before.get("own") or {}
    parts = [name for name, keys in _OF_CONTENT.items() if _differ(keys, earlier, own)]
    return [*whole, *_items(earlier, own), *parts]


def _named(before: Json, after: Json) -> list[str]:
    """Of a report that names its sections itself: those that say something else, and those that are gone."""
    old = {each["key"]: each for each in before.get("sections", ())}
    new = {each["key"]: each for each in after["sections"]}
    keys = [*new, *(key for key in old if key not in new)]
    return [
        (new.get(key) or old[key])["label"]
        for key in keys
        if old.get(key, {}).get("digest") != new.get(key, {}).get("digest")
    ]


def _items(before: Json, after: Json) -> Iterator[str]:
    """Each point by its title: changed, new or gone."""
    old = {item["key"]: item for item in before.get("items", ())}
    new = {item["key"]: item for item in after.get("items", ())}
    for key in [*new, *(key for key in old if key not in new)]:
        if old.get(key) != new.get(key):
            yield f"「{(new.get(key) or old[key])['title'] or 'その他'}」"


def _differ(keys: tuple[str, ...], before: Json, after: Json) -> bool:
    return any((before.get(key) or None) != (after.get(key) or None) for key in keys)
