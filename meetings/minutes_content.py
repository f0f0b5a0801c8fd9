"""What stands in minutes, as values: read from and written to the JSON of `Minutes` and its editions. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from typing import Any

HEADINGS = {
    "report": "報告",
    "evaluation": "評価",
    "request": "要望",
    "advice": "助言",
    "answer": "回答・対応",
}
"""The headings of each item: the four the source names [N §8], and the office's answer."""

PLANNED = "e:"
"""What a request's key begins with that an evaluation's plan raised: minutes neither ask nor take back what stands there."""

COUNTS = {
    "users": ("利用者数", "人"),
    "support_1": ("要支援1", "人"),
    "support_2": ("要支援2", "人"),
    "care_1": ("要介護1", "人"),
    "care_2": ("要介護2", "人"),
    "care_3": ("要介護3", "人"),
    "care_4": ("要介護4", "人"),
    "care_5": ("要介護5", "人"),
    "day_visits": ("通いの提供回数", "回"),
    "overnight_stays": ("宿泊の提供回数", "回"),
    "home_visits": ("訪問の提供回数", "回"),
    "accidents": ("事故", "件"),
    "near_misses": ("ヒヤリハット", "件"),
}
"""The figures by the name of their field in `Figures`: label and unit."""


@dataclass(frozen=True)
class Item:
    """One point of the agenda with what was said. ``follow``: carry its request and advice over.

    ``key`` is ``a12`` for agenda item 12, ``x1`` for a point that came up by itself, ``file`` for the short
    headings beside an uploaded file.
    """

    key: str
    title: str
    report: str = ""
    evaluation: str = ""
    request: str = ""
    advice: str = ""
    answer: str = ""
    follow: bool = True

    @property
    def said(self) -> list[tuple[str, str]]:
        """Label and text of the headings that say something, in their order."""
        return [(label, getattr(self, name)) for name, label in HEADINGS.items() if getattr(self, name)]

    @property
    def empty(self) -> bool:
        """Whether nothing was written under it."""
        return not self.said

    @property
    def asked(self) -> str:
        """What the council asked or advised, one text."""
        return "\n".join(text for text in (self.request, self.advice) if text)


@dataclass(frozen=True)
class Progress:
    """What became of an earlier request, told at this meeting; ``closed``: it is done with."""

    follow_up: int
    title: str
    asked: str
    words: str = ""
    closed: bool = False


@dataclass(frozen=True)
class Content:
    """One part of the minutes.

    ``nothing_said``: it was asked, and no evaluation, request or advice came. ``by_file``: the minutes are an
    uploaded file, and ``items`` holds one item ``file`` with the headings in short.
    """

    opening: str = ""
    items: tuple[Item, ...] = ()
    progress: tuple[Progress, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    closing: str = ""
    nothing_said: bool = False
    by_file: bool = False

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Content":
        """Read what `as_json` wrote; unknown keys are left out, missing ones are empty."""
        known = {each.name for each in fields(cls)} - {"items", "progress", "counts"}
        return cls(
            items=tuple(Item(**_known(Item, row)) for row in data.get("items", ())),
            progress=tuple(Progress(**_known(Progress, row)) for row in data.get("progress", ())),
            counts={name: data.get("counts", {})[name] for name in COUNTS if name in data.get("counts", {})},
            **{name: data[name] for name in known if name in data},
        )

    def as_json(self) -> dict[str, Any]:
        """Plain values for a JSON column."""
        return asdict(self) | {"counts": dict(self.counts)}

    @property
    def said(self) -> bool:
        """Whether any evaluation, request or advice was written down."""
        return any(item.evaluation or item.asked for item in self.items)

    @property
    def empty(self) -> bool:
        """Whether nothing was written at all."""
        return not any(text.strip() for text in self.texts())

    def texts(self) -> Iterator[str]:
        """Every text people wrote, in reading order; titles are not among them."""
        yield self.opening
        for item in self.items:
            yield from (text for _, text in item.said)
        for step in self.progress:
            yield step.words
        yield self.closing


def _known(kind: type, row: Mapping[str, Any]) -> dict[str, Any]:
    names = {each.name for each in fields(kind)}
    return {name: value for name, value in row.items() if name in names}
