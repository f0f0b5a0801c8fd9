"""What differs between two editions of a form: by sheet, section and item. Pure. [N 評価§5]"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from evaluations.form import Form, Item, Scale, Section, Sheet
from evaluations.form_definition.field_words import field_words


@dataclass(frozen=True)
class Change:
    """One difference. ``what``: 追加, 削除, 変更; ``old`` and ``new`` as they are read, empty where there is none."""

    what: str
    where: str
    old: str
    new: str


@dataclass(frozen=True)
class SheetChanges:
    """The differences of one sheet."""

    title: str
    changes: tuple[Change, ...]


ADDED, REMOVED, CHANGED = "追加", "削除", "変更"


def changes_between(old: Form, new: Form) -> tuple[SheetChanges, ...]:
    """The sheets with differences, in the order of the new form; the form's own words first."""
    found = [SheetChanges("様式の全体", tuple(_head(old, new)))]
    before = {sheet.key: sheet for sheet in old.sheets}
    found += [SheetChanges(sheet.title, tuple(_sheet(before.get(sheet.key), sheet))) for sheet in new.sheets]
    gone = before.keys() - {sheet.key for sheet in new.sheets}
    found += [
        SheetChanges(sheet.title, (Change(REMOVED, "用紙", sheet.title, ""),))
        for sheet in old.sheets
        if sheet.key in gone
    ]
    return tuple(each for each in found if each.changes)


def _head(old: Form, new: Form) -> Iterator[Change]:
    for label, name in (
        ("様式の名称", "title"),
        ("版の名前", "edition"),
        ("出典", "source"),
        ("注記", "note"),
    ):
        yield from _words(label, getattr(old, name), getattr(new, name))
    yield from _maps("尺度", *({s.key: _answers(s) for s in form.scales} for form in (old, new)))
    before = {s.key: s for s in old.scales}
    for scale in new.scales:
        stood = before.get(scale.key)
        if stood and _answers(stood) == _answers(scale):
            yield from _words("答えの記号", _keys(stood), _keys(scale))
    yield from _order("用紙の順番", *({s.key: s.title for s in form.sheets} for form in (old, new)))


def _answers(scale: Scale) -> str:
    return "／".join(choice.label for choice in scale.choices)


def _keys(scale: Scale) -> str:
    """``a 充分にできている／…``: under these keys the answers are kept and counted."""
    return "／".join(f"{choice.key} {choice.label}" for choice in scale.choices)


def _sheet(old: Sheet | None, new: Sheet) -> Iterator[Change]:
    if old is None:
        yield Change(ADDED, "用紙", "", new.title)
        return
    yield from _words("用紙の名称", old.title, new.title)
    yield from _words("公表", _yes(old.public, "公表"), _yes(new.public, "公表"))
    yield from _words("出欠の人数", _yes(old.turnout, "掲載"), _yes(new.turnout, "掲載"))
    yield from _words("説明", old.hint, new.hint)
    yield from _maps("欄", *({f.key: field_words(f) for f in sheet.fields} for sheet in (old, new)))
    yield from _maps("区分", _headings(old), _headings(new))
    yield from _items(old, new)
    yield from _orders(old, new)


def _items(old: Sheet, new: Sheet) -> Iterator[Change]:
    """Items by their key, under the section in which they stand now, or stood last."""
    before, after = _by_key(old), _by_key(new)
    for key, (section, item) in after.items():
        told = _told(item)
        if key not in before:
            yield Change(ADDED, section.heading, "", told)
        elif (stood := before[key])[0].key != section.key or _told(stood[1]) != told:
            moved = stood[0].key != section.key
            where = f"{stood[0].heading} → {section.heading}" if moved else section.heading
            yield Change(CHANGED, where, _told(stood[1]), told)
    for key, (section, item) in before.items():
        if key not in after:
            yield Change(REMOVED, section.heading, _told(item), "")


def _orders(old: Sheet, new: Sheet) -> Iterator[Change]:
    """What stands in another order: fields, sections, and the items of a section."""
    yield from _order("欄の順番", *({f.key: f.label for f in sheet.fields} for sheet in (old, new)))
    yield from _order("区分の順番", _headings(old), _headings(new))
    before = {section.key: section for section in old.sections}
    for section in new.sections:
        if stood := before.get(section.key):
            items = ({item.key: item.heading for item in each.items} for each in (stood, section))
            yield from _order(f"{section.heading}の項目の順番", *items)


def _by_key(sheet: Sheet) -> dict[str, tuple[Section, Item]]:
    return {item.key: (section, item) for section in sheet.sections for item in section.items}


def _told(item: Item) -> str:
    external = f"（外部{item.external_number}）" if item.external_number else ""
    hint = f"（{item.hint}）" if item.hint else ""
    return f"{item.number}{external} {item.heading}{hint}".strip()


def _headings(sheet: Sheet) -> dict[str, str]:
    return {section.key: f"{section.number} {section.heading}".strip() for section in sheet.sections}


def _maps(label: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    for key, words in new.items():
        if key not in old:
            yield Change(ADDED, label, "", words)
        else:
            yield from _words(label, old[key], words)
    for key, words in old.items():
        if key not in new:
            yield Change(REMOVED, label, words, "")


def _order(label: str, old: Mapping[str, str], new: Mapping[str, str]) -> Iterator[Change]:
    """What both have, where it stands in another order."""
    before, after = [key for key in old if key in new], [key for key in new if key in old]
    if before != after:
        yield Change(
            CHANGED, label, "／".join(old[key] for key in before), "／".join(new[key] for key in after)
        )


def _words(label: str, old: str, new: str) -> Iterator[Change]:
    if old != new:
        yield Change(CHANGED, label, old, new)


def _yes(value: bool, act: str) -> str:
    return f"{act}する" if value else f"{act}しない"
