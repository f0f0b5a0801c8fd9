"""The course of a meeting as a record tells it, part by part, and the papers that belong to it."""

from dataclasses import dataclass

from meetings.enums import MaterialKind
from meetings.minutes_content import Content, Item

NOTHING = "記載なし"
NOTHING_SAID = "評価・要望・助言をたずねましたが、特にありませんでした。"
_BY_FILE = "議事の内容は、議事録のファイルのとおりです。要点は次のとおりです。"
_SHORT = 500
"""An item of no more characters stays together on paper."""


@dataclass(frozen=True)
class Paper:
    """A paper of the meeting by the key of its `Material`; ``kind`` is a `MaterialKind` value, size in bytes."""

    material: int
    title: str
    size: int
    sha256: str
    kind: str = MaterialKind.PAPER.value


@dataclass(frozen=True)
class Part:
    """One part of the course of the meeting. ``section`` is its key for the ward's marks, ``item`` its items' prefix."""

    section: str
    item: str
    heading: str
    content: Content

    @property
    def lead(self) -> list[str]:
        """What stands before the items."""
        return [text for text in (self.content.opening, _BY_FILE if self.content.by_file else "") if text]

    @property
    def items(self) -> list[tuple[str, Item]]:
        """Section key and item of what was spoken of; points of the agenda nobody wrote under are left out."""
        return [(f"{self.item}-{each.key}", each) for each in self.content.items if not each.empty]

    @property
    def tail(self) -> list[str]:
        """What stands after the items; where nothing was written at all, the form says so."""
        told = [NOTHING_SAID if self.content.nothing_said else "", self.content.closing]
        return [text for text in told if text] or ([] if self.lead or self.items else [NOTHING])


def short(item: Item) -> bool:
    """Whether what was said of an item fits a part of a page, and is not to be torn apart by its end."""
    return sum(len(text) for _, text in item.said) <= _SHORT
