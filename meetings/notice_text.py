"""What a notice says of a meeting, read from the record, and what differs from what was said before. [N §4, 合同§2(2)]"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import date, time
from typing import Any

from django.db.models import prefetch_related_objects

from meetings.enums import BOUND
from meetings.models import Meeting, Participation
from meetings.time_and_place import map_link
from operators.models import Facility
from rules.fiscal_year import clock_words, wareki
from rules.kinds import MeetingMode, ServiceKind
from rules.ruleset_files import rulebook

WEEKDAYS = "月火水木金土日"


@dataclass(frozen=True)
class Change:
    """One thing that is no longer as it was told; what was or is not there is an empty text."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class Told:
    """The facts of one office's notice, frozen with the edition so that later ones can be held against them."""

    council: str
    office: str
    held_on: date
    starts_at: time | None
    ends_at: time | None
    place: str
    place_address: str
    mode: str
    web_tool: str
    web_link: str
    agenda: tuple[str, ...]
    offices: tuple[str, ...]
    evaluation: bool

    @property
    def joint(self) -> bool:
        """Whether several offices hold the meeting together."""
        return len(self.offices) > 1

    @property
    def when(self) -> str:
        """``令和7年4月1日(火) 午後2時から午後3時30分まで``."""
        hours = f" {clock_words(self.starts_at)}から" if self.starts_at else ""
        end = f"{clock_words(self.ends_at)}まで" if self.starts_at and self.ends_at else ""
        return f"{long_day(self.held_on)}{hours}{end}"

    @property
    def day(self) -> str:
        """``4月1日(火)``."""
        return long_day(self.held_on).partition("年")[2]

    @property
    def where(self) -> str:
        """Place and address on one line."""
        return f"{self.place}（{self.place_address}）" if self.place_address else self.place

    @property
    def mode_label(self) -> str:
        """``対面とWebの併用``."""
        return MeetingMode(self.mode).label

    @property
    def on_screen(self) -> bool:
        """Whether one can take part by video."""
        return self.mode in (MeetingMode.WEB, MeetingMode.HYBRID)

    @property
    def map_link(self) -> str:
        """Where a map shows the place; empty where there is nothing to look for."""
        return map_link(Meeting(place_address=self.place_address))

    def missing(self) -> list[str]:
        """What a notice must say and the record does not: the names of the form's fields. [N §4, 合同§2(2)]"""
        checks = {
            "開始時刻": self.starts_at or self.mode == MeetingMode.WRITTEN,
            "場所": self.place or self.mode in (MeetingMode.WEB, MeetingMode.WRITTEN),
            "Web会議システム": self.web_tool or self.web_link or not self.on_screen,
            "議題": self.agenda,
        }
        return [name for name, there in checks.items() if not there]

    def as_json(self) -> dict[str, Any]:
        """As `Notice.told` keeps it."""
        hours = {name: value.isoformat() if (value := getattr(self, name)) else "" for name in _HOURS}
        lists = {"agenda": list(self.agenda), "offices": list(self.offices)}
        return {**asdict(self), "held_on": self.held_on.isoformat(), **hours, **lists}

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Told":
        """Back from what `as_json` gave; other keys are left alone."""
        values = {name: kept[name] for name in cls.__dataclass_fields__}
        hours = {name: time.fromisoformat(kept[name]) if kept[name] else None for name in _HOURS}
        lists = {"agenda": tuple(kept["agenda"]), "offices": tuple(kept["offices"])}
        return cls(**values | {"held_on": date.fromisoformat(kept["held_on"])} | hours | lists)


_HOURS = ("starts_at", "ends_at")


def told_of(participation: Participation) -> Told:
    """What a notice of this office would say now: common agenda and the office's own, every bound office.

    Asks nothing of the database where ``meeting__agenda`` and ``meeting__participations__facility`` are loaded.
    """
    meeting, facility = participation.meeting, participation.facility
    prefetch_related_objects([meeting], "agenda", "participations__facility")
    own = (None, participation.pk)
    bound = [part.facility for part in meeting.participations.all() if part.standing in BOUND]
    rules = rulebook(facility.municipality.ruleset_id).on(meeting.held_on)
    return Told(
        council=rules.kind(ServiceKind(facility.service)).council.label,
        office=facility.name,
        held_on=meeting.held_on,
        starts_at=meeting.starts_at,
        ends_at=meeting.ends_at,
        place=meeting.place,
        place_address=meeting.place_address,
        mode=meeting.mode,
        web_tool=meeting.web_tool,
        web_link=meeting.web_link,
        agenda=tuple(
            _line(item.title, item.detail) for item in meeting.agenda.all() if item.participation_id in own
        ),
        offices=_office_names(bound),
        evaluation=participation.carries_evaluation,
    )


def _office_names(offices: list[Facility]) -> tuple[str, ...]:
    """Names in order; offices of one name (one number, two services) are told apart by their service."""
    often = Counter(office.name for office in offices)
    return tuple(
        sorted(f"{each.name}（{each.kind.label}）" if often[each.name] > 1 else each.name for each in offices)
    )


def _line(title: str, detail: str) -> str:
    """An agenda item on one line: its title, and what it is about."""
    return f"{title}（{'、'.join(detail.split())}）" if detail.strip() else title


def differences(before: Told, after: Told) -> list[Change]:
    """What the reader of ``before`` has to be told; the order of the agenda is no news."""
    pairs = {
        "日時": (before.when, after.when),
        "場所": (before.where, after.where),
        "開催方法": (_way(before), _way(after)),
    }
    changes = [Change(label, *pair) for label, pair in pairs.items() if pair[0] != pair[1]]
    changes += _members_of("議題", before.agenda, after.agenda)
    changes += _members_of("合同で開催する事業所", before.offices, after.offices)
    if before.evaluation != after.evaluation:
        words = {True: "行います", False: "行いません"}
        changes.append(Change("外部評価", words[before.evaluation], words[after.evaluation]))
    return changes


def _way(told: Told) -> str:
    parts = (told.mode_label, told.web_tool, told.web_link) if told.on_screen else (told.mode_label,)
    return " ".join(part for part in parts if part)


def _members_of(label: str, before: tuple[str, ...], after: tuple[str, ...]) -> Iterator[Change]:
    """What went and what came, each in the order of its list."""
    gone = "、".join(each for each in before if each not in after)
    new = "、".join(each for each in after if each not in before)
    if gone:
        yield Change(f"{label}（取りやめ）", gone, "")
    if new:
        yield Change(f"{label}（追加）", "", new)


def long_day(day: date) -> str:
    """``令和7年4月1日(火)``."""
    return f"{wareki(day)}({WEEKDAYS[day.weekday()]})"
