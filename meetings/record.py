"""The record of one office's meeting as it is read: on screen, in PDF and Word, at the ward, behind a member's link.

A submission keeps it frozen as JSON, so it holds words and numbers only. Built by `meetings.record_building`.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, time
from typing import Any

from meetings.minutes_content import COUNTS, Content


@dataclass(frozen=True)
class Person:
    """Somebody on the list of attendance. In a joint meeting users and families stand without a name. [N 合同§1(1)]"""

    name: str
    role: str = ""
    manner: str = ""
    stand_in: str = ""


@dataclass(frozen=True)
class Group:
    """One category of the council: who came, who did not. ``category`` is a `MemberCategory` value."""

    category: str
    label: str
    present: tuple[Person, ...] = ()
    absent: tuple[Person, ...] = ()


@dataclass(frozen=True)
class Paper:
    """A paper of the meeting by the key of its `Material`."""

    material: int
    title: str
    size: int
    sha256: str


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
    def joint(self) -> bool:
        """Whether other offices took part."""
        return bool(self.partners)

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
