"""The record of one office's meeting as it is read: on screen, in PDF and Word, at the ward, behind a member's link.

A submission keeps it frozen as JSON, so it holds words and numbers only. Built by `meetings.record_building`.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, time
from typing import Any, NamedTuple

from meetings.enums import Manner, MaterialKind
from meetings.minutes_content import COUNTS, Content, Item
from rules.fiscal_year import clock_words, wareki_full
from rules.kinds import MeetingMode

PLAIN = frozenset({str(Manner.PRESENT.label), str(Manner.ABSENT.label)})
"""What goes without saying in the list of those who came, and of those who did not."""


@dataclass(frozen=True)
class Person:
    """Somebody on the list of attendance. In a joint meeting users and families stand without a name. [N 合同§1(1)]"""

    name: str
    role: str = ""
    manner: str = ""
    stand_in: str = ""


NOTHING = "記載なし"
_NOTHING_SAID = "評価・要望・助言をたずねましたが、特にありませんでした。"
_BY_FILE = "議事の内容は、議事録のファイルのとおりです。要点は次のとおりです。"
_COURSE = "議事の経過および結果"


_NOWHERE = frozenset({MeetingMode.WEB.value, MeetingMode.WRITTEN.value})
"""The ways of meeting that need no place."""
_SHORT = 500
"""An item of no more characters stays together on paper."""


class Line(NamedTuple):
    """One line of a list of attendance: who, and what is to be said of it."""

    who: str
    note: str

    @property
    def text(self) -> str:
        """Both, as paper says it."""
        return f"{self.who}　{self.note}" if self.note else self.who


@dataclass(frozen=True)
class Group:
    """One category of the council: who came, who did not. ``category`` is a `MemberCategory` value."""

    category: str
    label: str
    present: tuple[Person, ...] = ()
    absent: tuple[Person, ...] = ()

    @property
    def present_lines(self) -> list[Line]:
        """Who came; people without a name are one line with their number."""
        return _lines(self.present)

    @property
    def absent_lines(self) -> list[Line]:
        """Who did not come; people without a name are one line with their number."""
        return _lines(self.absent)


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
        told = [_NOTHING_SAID if self.content.nothing_said else "", self.content.closing]
        return [text for text in told if text] or ([] if self.lead or self.items else [NOTHING])


@dataclass(frozen=True)
class Record:
    """Everything the minutes of one office say. ``common`` is the shared part of a joint meeting, else ``None``."""

    office: str
    number: str
    service: str
    council: str
    corporation: str
    partners: tuple[str, ...]
    held_on: date
    starts_at: time | None
    ends_at: time | None
    place: str
    mode: str
    web_tool: str
    evaluation: bool
    agenda: tuple[str, ...]
    groups: tuple[Group, ...]
    own: Content
    common: Content | None = None
    papers: tuple[Paper, ...] = ()
    written_by: str = ""
    finalised_on: date | None = None
    correction: str = ""

    @property
    def title(self) -> str:
        """``運営推進会議 議事録``."""
        return f"{self.council} 議事録"

    @property
    def draft(self) -> bool:
        """Whether it is not final yet."""
        return self.finalised_on is None

    @property
    def joint(self) -> bool:
        """Whether other offices took part."""
        return bool(self.partners)

    @property
    def when(self) -> str:
        """``令和7年(2025年)4月1日(火) 午後2時から午後3時30分まで``."""
        hours = f" {clock_words(self.starts_at)}から" if self.starts_at else ""
        end = f"{clock_words(self.ends_at)}まで" if self.starts_at and self.ends_at else ""
        return f"{wareki_full(self.held_on)}{hours}{end}"

    @property
    def way(self) -> str:
        """``対面とWebの併用（Zoom）``, with what else is to be said: 合同開催, 外部評価."""
        tool = f"（{self.web_tool}）" if self.web_tool else ""
        also = [words for words, said in (("合同開催", self.joint), ("外部評価", self.evaluation)) if said]
        return "、".join([f"{MeetingMode(self.mode).label}{tool}", *also])

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The form's head: label and text; what must be told and is not known says so."""
        told = {
            "事業所名": self.office,
            "サービス種別": self.service,
            "事業所番号": self.number,
            "法人名": self.corporation,
            "開催日時": self.when,
            "開催場所": self.place or ("" if self.mode in _NOWHERE else NOTHING),
            "開催方法": self.way,
            "合同開催の事業所": "\n".join(self.partners),
            "訂正の理由": self.correction,
        }
        return [(label, text) for label, text in told.items() if text]

    @property
    def parts(self) -> list[Part]:
        """The course of the meeting: the common part of a joint meeting first, then the office's own."""
        own = Part("", "item", f"{_COURSE}（{self.office}）" if self.joint else _COURSE, self.own)
        if self.common is None:
            return [own]
        return [Part("common", "common", f"{_COURSE}（合同の全事業所に共通）", self.common), own]

    @property
    def signed(self) -> list[tuple[str, str]]:
        """Who wrote it, and the day it was final."""
        told = {
            "作成者": self.written_by,
            "確定日": wareki_full(self.finalised_on) if self.finalised_on else "",
        }
        return [(label, text) for label, text in told.items() if text]

    @property
    def came(self) -> list[Group]:
        """The categories of which somebody came."""
        return [group for group in self.groups if group.present]

    @property
    def missed(self) -> list[Group]:
        """The categories of which somebody did not come."""
        return [group for group in self.groups if group.absent]

    @property
    def minutes_files(self) -> list[Paper]:
        """Files that are the minutes themselves."""
        return [paper for paper in self.papers if paper.kind == MaterialKind.MINUTES]

    @property
    def handed_out(self) -> list[Paper]:
        """The papers of the meeting."""
        return [paper for paper in self.papers if paper.kind != MaterialKind.MINUTES]

    @property
    def present_count(self) -> int:
        """How many came, by any way that counts as being there."""
        return sum(len(group.present) for group in self.groups)

    @property
    def absent_count(self) -> int:
        """How many did not come."""
        return sum(len(group.absent) for group in self.groups)

    @property
    def figures(self) -> list[tuple[str, int, str]]:
        """Label, number and unit of the figures that were told."""
        return [_labelled(name, self.own.counts[name]) for name in COUNTS if name in self.own.counts]

    def as_json(self) -> dict[str, Any]:
        """Plain values; days and hours in ISO form."""
        plain = asdict(self) | {"own": self.own.as_json()}
        plain["common"] = self.common.as_json() if self.common else None
        days = {"held_on": self.held_on, "finalised_on": self.finalised_on}
        hours = {"starts_at": self.starts_at, "ends_at": self.ends_at}
        return plain | {name: value.isoformat() if value else None for name, value in (days | hours).items()}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Record":
        """Read what `as_json` wrote."""
        plain = {name: data[name] for name in (each.name for each in fields(cls)) if name in data}
        return cls(
            **plain
            | {
                "partners": tuple(data["partners"]),
                "agenda": tuple(data["agenda"]),
                "held_on": date.fromisoformat(data["held_on"]),
                "finalised_on": _day(data.get("finalised_on")),
                "starts_at": _hour(data.get("starts_at")),
                "ends_at": _hour(data.get("ends_at")),
                "groups": tuple(_group(row) for row in data["groups"]),
                "papers": tuple(Paper(**row) for row in data.get("papers", ())),
                "own": Content.from_json(data["own"]),
                "common": Content.from_json(data["common"]) if data.get("common") else None,
            }
        )


def short(item: Item) -> bool:
    """Whether what was said of an item fits a part of a page, and is not to be torn apart by its end."""
    return sum(len(text) for _, text in item.said) <= _SHORT


def _lines(people: Iterable[Person]) -> list[Line]:
    return [Line(_who(person, often), _note(person)) for person, often in Counter(people).items()]


def _who(person: Person, often: int) -> str:
    role = f"（{person.role}）" if person.role else ""
    return f"{person.name}{role}{f' {often}名' if often > 1 else ''}"


def _note(person: Person) -> str:
    if person.stand_in:
        return f"{person.manner}：{person.stand_in}"
    return "" if person.manner in PLAIN else person.manner


def _labelled(name: str, value: int) -> tuple[str, int, str]:
    label, unit = COUNTS[name]
    return label, value, unit


def _group(row: Mapping[str, Any]) -> Group:
    people = {side: tuple(Person(**person) for person in row[side]) for side in ("present", "absent")}
    return Group(row["category"], row["label"], people["present"], people["absent"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _hour(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
