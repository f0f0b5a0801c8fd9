"""The record of one office's meeting as it is read: on screen, in PDF and Word, at the ward, behind a member's link.

A submission keeps it frozen as JSON, so it holds words and numbers only. Built by `meetings.record_building`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, time
from typing import Any

from meetings.enums import MaterialKind
from meetings.minutes_content import COUNTS, Content
from meetings.record_parts import NOTHING, Paper, Part
from meetings.record_people import Group, Person, group_from
from rules.fiscal_year import wareki_full, when_words
from rules.kinds import MeetingMode

__all__ = ["Group", "Paper", "Part", "Person", "Record"]

_COURSE = "議事の経過および結果"
_NOWHERE = frozenset({MeetingMode.WEB.value, MeetingMode.WRITTEN.value})
"""The ways of meeting that need no place."""


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
        return when_words(self.held_on, self.starts_at, self.ends_at)

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
                "groups": tuple(group_from(row) for row in data["groups"]),
                "papers": tuple(Paper(**row) for row in data.get("papers", ())),
                "own": Content.from_json(data["own"]),
                "common": Content.from_json(data["common"]) if data.get("common") else None,
            }
        )


def _labelled(name: str, value: int) -> tuple[str, int, str]:
    label, unit = COUNTS[name]
    return label, value, unit


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _hour(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
