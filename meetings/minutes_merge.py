"""Two people wrote at once: what goes into the fields to go on from. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TypeVar

from meetings.minutes_content import HEADINGS, Content, Item, Progress
from meetings.minutes_diff import Difference, differences

V = TypeVar("V")


@dataclass(frozen=True)
class Clash:
    """One field on which the two texts differ: theirs is ``old``, mine is ``new``. ``both``: each changed it."""

    difference: Difference
    both: bool
    taken: bool

    @property
    def words(self) -> str:
        """What was put into the field."""
        if self.both:
            return "両方で変わっています。欄にはあなたの文が入っています。"
        return "相手の変更を欄に入れました。" if self.taken else "変えたのはあなただけです。"


def merged(base: Content, mine: Content, theirs: Content) -> Content:
    """Mine, with theirs in every field that I left as it was in ``base``; where both changed one field, mine."""
    head = {
        name: _pick(getattr(base, name), getattr(mine, name), getattr(theirs, name))
        for name in ("opening", "closing", "nothing_said", "by_file")
    }
    return Content(
        items=_items(base, mine, theirs),
        progress=_progress(base, mine, theirs),
        counts=_counts(base, mine, theirs),
        **head,
    )


def clashes(base: Content, mine: Content, theirs: Content) -> list[Clash]:
    """The fields on which mine and theirs differ, each with what became of it."""
    changed_by_me = {each.key for each in differences(base, mine)}
    changed_by_them = {each.key for each in differences(base, theirs)}
    return [
        Clash(
            each,
            both=each.key in changed_by_me and each.key in changed_by_them,
            taken=each.key not in changed_by_me,
        )
        for each in differences(theirs, mine)
    ]


def _pick(base: V, mine: V, theirs: V) -> V:
    return theirs if mine == base else mine


def _items(base: Content, mine: Content, theirs: Content) -> tuple[Item, ...]:
    old, here, there = ({item.key: item for item in each.items} for each in (base, mine, theirs))
    keys = dict.fromkeys([*there, *here])
    return tuple(_item(key, old, here, there) for key in keys)


def _item(key: str, old: Mapping[str, Item], here: Mapping[str, Item], there: Mapping[str, Item]) -> Item:
    known = here.get(key) or there[key]
    empty = Item(key, known.title)
    base, mine, theirs = (each.get(key, empty) for each in (old, here, there))
    names = ("title", *HEADINGS, "follow")
    return replace(
        known,
        **{name: _pick(getattr(base, name), getattr(mine, name), getattr(theirs, name)) for name in names},
    )


def _progress(base: Content, mine: Content, theirs: Content) -> tuple[Progress, ...]:
    old, here, there = ({each.follow_up: each for each in side.progress} for side in (base, mine, theirs))
    return tuple(_told(old.get(key), here.get(key), there.get(key)) for key in dict.fromkeys([*there, *here]))


def _told(old: Progress | None, here: Progress | None, there: Progress | None) -> Progress:
    known = here or there
    assert known is not None  # noqa: S101 - the key is of one of them
    if here is None or there is None:
        return known
    base = old or replace(known, words="", closed=False)
    words = _pick(base.words, here.words, there.words)
    return replace(known, words=words, closed=_pick(base.closed, here.closed, there.closed))


def _counts(base: Content, mine: Content, theirs: Content) -> dict[str, int]:
    names = dict.fromkeys([*theirs.counts, *mine.counts])
    found = {
        name: _pick(base.counts.get(name), mine.counts.get(name), theirs.counts.get(name)) for name in names
    }
    return {name: number for name, number in found.items() if number is not None}
