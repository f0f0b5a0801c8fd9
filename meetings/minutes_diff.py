"""What differs between two texts of minutes: field by field, as pieces that are the same, new or gone. Pure.

Japanese has no spaces: texts are compared sentence by sentence, and what was rewritten within them by characters
(numbers and Latin words are one piece, so that 12 → 13 is not shown as 1 → 1 and 2 → 3).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from meetings.minutes_content import COUNTS, HEADINGS, Content, Item

_SENTENCES = re.compile(r"[^。．！？!?\n]*[。．！？!?\n]+|[^。．！？!?\n]+")
_CHARACTERS = re.compile(r"[0-9０-９]+(?:[.．][0-9０-９]+)*|[A-Za-z]+|.", re.DOTALL)
ALIKE = 0.5
"""From this likeness on a rewritten passage is compared by characters; below, it is another passage."""
LONGEST = 600
MOST = 400
"""Characters of a passage; a longer one is not looked into, which would take long."""


class Change(StrEnum):
    """What a piece of text is."""

    SAME = "same"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True)
class Piece:
    """A stretch of text with one fate."""

    change: Change
    text: str


@dataclass(frozen=True)
class Difference:
    """One field that differs. ``key`` is the field's (``a12-report``), ``where`` its section, ``label`` its heading."""

    key: str
    where: str
    label: str
    old: str
    new: str

    @property
    def pieces(self) -> list[Piece]:
        """Both texts in one, marked."""
        return pieces(self.old, self.new)

    @property
    def old_pieces(self) -> list[Piece]:
        """The old text with what is gone marked."""
        return [piece for piece in self.pieces if piece.change != Change.NEW]

    @property
    def new_pieces(self) -> list[Piece]:
        """The new text with what is new marked."""
        return [piece for piece in self.pieces if piece.change != Change.GONE]


def differences(old: Content, new: Content) -> list[Difference]:
    """The fields that differ, in reading order; fields that stand only on one side are empty on the other."""
    before, after = _fields(old), _fields(new)
    keys = [*after, *(key for key in before if key not in after)]
    both = ((key, before.get(key, _EMPTY), after.get(key, _EMPTY)) for key in keys)
    return [
        Difference(key, here.where or there.where, here.label or there.label, there.text, here.text)
        for key, there, here in both
        if there.text != here.text
    ]


def pieces(old: str, new: str) -> list[Piece]:
    """``old`` and ``new`` as one row of pieces; the same and new ones are ``new``, the same and gone ones ``old``."""
    return list(_joined(_compared(_SENTENCES.findall(old), _SENTENCES.findall(new), deep=True)))


@dataclass(frozen=True)
class _Field:
    where: str
    label: str
    text: str


_EMPTY = _Field("", "", "")


def _fields(content: Content) -> dict[str, _Field]:
    """Every field by its key; words for ticks and numbers, so that they can be compared like texts."""
    found = {"opening": _Field("", "開会・あいさつ", content.opening)}
    found["by_file"] = _Field(
        "", "議事録の作り方", "議事録のファイルを付ける" if content.by_file else "画面で書く"
    )
    for item in content.items:
        found |= dict(_item(item))
    for step in content.progress:
        found[f"p{step.follow_up}-words"] = _Field(step.title, "その後", step.words)
        found[f"p{step.follow_up}-closed"] = _Field(step.title, "完了", "完了" if step.closed else "")
    for name, (label, unit) in COUNTS.items():
        number = content.counts.get(name)
        found[f"n-{name}"] = _Field("利用者と活動の数", label, "" if number is None else f"{number}{unit}")
    nothing = "評価・要望・助言は特にありませんでした" if content.nothing_said else ""
    found["nothing_said"] = _Field("", "評価・要望・助言", nothing)
    found["closing"] = _Field("", "その他・次回", content.closing)
    return found


def _item(item: Item) -> Iterator[tuple[str, _Field]]:
    if item.key.startswith("x"):
        yield f"{item.key}-title", _Field(item.title, "議題", item.title)
    for name, label in HEADINGS.items():
        yield f"{item.key}-{name}", _Field(item.title, label, getattr(item, name))
    if item.asked:
        words = "引き継ぐ" if item.follow else "引き継がない"
        yield f"{item.key}-follow", _Field(item.title, "次回への引継ぎ", words)


def _compared(old: Sequence[str], new: Sequence[str], *, deep: bool) -> Iterator[Piece]:
    """The pieces; texts of very many parts stand whole beside each other, for comparing grows with their square."""
    if old != new and max(len(old), len(new)) > MOST:
        yield from (
            Piece(change, "".join(text)) for change, text in ((Change.GONE, old), (Change.NEW, new)) if text
        )
        return
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for fate, start, end, begin, stop in matcher.get_opcodes():
        gone, fresh = "".join(old[start:end]), "".join(new[begin:stop])
        if fate == "equal":
            yield Piece(Change.SAME, fresh)
        elif deep and _worth_a_look(gone, fresh):
            yield from _compared(_CHARACTERS.findall(gone), _CHARACTERS.findall(fresh), deep=False)
        else:
            yield Piece(Change.GONE, gone)
            yield Piece(Change.NEW, fresh)


def _worth_a_look(gone: str, fresh: str) -> bool:
    """Whether a passage was rewritten rather than replaced."""
    if not gone or not fresh or max(len(gone), len(fresh)) > LONGEST:
        return False
    return SequenceMatcher(None, gone, fresh, autojunk=False).ratio() >= ALIKE


def _joined(found: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one fate as one piece; nothing empty."""
    last: Piece | None = None
    for piece in found:
        if not piece.text:
            continue
        if last and last.change == piece.change:
            last = Piece(last.change, last.text + piece.text)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last
