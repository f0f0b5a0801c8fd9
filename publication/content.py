"""What stands in a published record, as values: read from and written to the JSON of `PublicRecord`. Pure.

Plain words only, already free of what could point to a person; attendance is numbers.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import date, time
from hashlib import sha256
from typing import Any

from rules.fiscal_year import when_words


@dataclass(frozen=True)
class Entry:
    """A paragraph under a heading, with its label (報告, 評価, 要望, 助言, 回答・対応); empty: no label."""

    label: str
    text: str


SHORT = 12
"""Characters of a number or a rating; what is longer is a sentence."""


QUICKLY_READ = 6
"""As many sections need no table of contents."""


@dataclass(frozen=True)
class Table:
    """A table: caption, column heads and rows of plain words."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    @property
    def labelled(self) -> list[list[tuple[str, str]]]:
        """The rows with the head of its column beside each cell, as they are read on a phone."""
        return [list(zip(self.head or ("",) * len(row), row, strict=False)) for row in self.rows]

    @property
    def short(self) -> bool:
        """Whether its cells hold numbers and ratings only, no sentences: they then stand in a line on a phone."""
        return all(len(cell) <= SHORT for row in self.rows for cell in row[1:])


@dataclass(frozen=True)
class Section:
    """One section: its key (stable over editions), heading, paragraphs and tables."""

    key: str
    heading: str
    entries: tuple[Entry, ...] = ()
    tables: tuple[Table, ...] = ()


@dataclass(frozen=True)
class Turnout:
    """How many of a category came; names never stand here."""

    category: str
    present: int
    absent: int = 0


@dataclass(frozen=True)
class Figure:
    """A figure of the activity report: ``通いの提供回数 310回``."""

    label: str
    value: int
    unit: str


@dataclass(frozen=True)
class PublicContent:
    """Everything the public reads of one record. ``partners``: the other offices of a joint meeting, by name.

    Of what is no meeting ``day_label`` says what the day is; ``also`` are further lines of the head.
    """

    title: str
    office: str
    service: str
    council: str
    held_on: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    way: str = ""
    partners: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    turnout: tuple[Turnout, ...] = ()
    figures: tuple[Figure, ...] = ()
    sections: tuple[Section, ...] = field(default_factory=tuple)
    day_label: str = ""
    also: tuple[Entry, ...] = ()

    @property
    def when_label(self) -> str:
        """What the day is called: that of a meeting, unless something else is told."""
        return self.day_label or "開催日時"

    @property
    def when(self) -> str:
        """``令和7年(2025年)4月1日(火) 午後2時から午後3時30分まで``."""
        return when_words(self.held_on, self.starts_at, self.ends_at)

    @property
    def facts(self) -> list[tuple[str, str]]:
        """The head of the page: label and text of what is known."""
        told = {
            "事業所名": self.office,
            "サービス種別": self.service,
            "会議": self.council,
            self.when_label: self.when,
            "開催場所": self.place,
            "開催方法": self.way,
            "合同開催の事業所": "\n".join(self.partners),
        }
        told |= {line.label: line.text for line in self.also}
        return [(label, text) for label, text in told.items() if text]

    @property
    def contents(self) -> tuple[Section, ...]:
        """The sections a reader chooses from before reading; none where the whole is read through quickly."""
        return self.sections if len(self.sections) > QUICKLY_READ else ()

    @property
    def present_count(self) -> int:
        """How many came."""
        return sum(row.present for row in self.turnout)

    @property
    def absent_count(self) -> int:
        """How many did not come."""
        return sum(row.absent for row in self.turnout)

    @property
    def digest(self) -> str:
        """A short hash of all of it: two that read the same have the same."""
        return sha256(json.dumps(self.as_json(), sort_keys=True).encode()).hexdigest()[:32]

    def texts(self) -> Iterator[str]:
        """Every text of the record in reading order, for search and for checking."""
        yield from (self.title, self.office, self.place, *self.partners, *self.agenda)
        yield from (line.text for line in self.also)
        for section in self.sections:
            yield section.heading
            yield from (entry.text for entry in section.entries)
            for table in section.tables:
                yield from (table.caption, *table.head, *(cell for row in table.rows for cell in row))

    def as_json(self) -> dict[str, Any]:
        """Plain values; days and hours in ISO form. What only some records have is left out where it is empty."""
        moments = {"held_on": self.held_on, "starts_at": self.starts_at, "ends_at": self.ends_at}
        told = asdict(self) | {name: value.isoformat() if value else None for name, value in moments.items()}
        return {name: value for name, value in told.items() if value or name not in ("day_label", "also")}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "PublicContent":
        """Read what `as_json` wrote; unknown keys are left out."""
        known = {name: data[name] for name in (each.name for each in fields(cls)) if name in data}
        return cls(
            **known
            | {
                "held_on": date.fromisoformat(data["held_on"]),
                "starts_at": _hour(data.get("starts_at")),
                "ends_at": _hour(data.get("ends_at")),
                "partners": tuple(data.get("partners", ())),
                "agenda": tuple(data.get("agenda", ())),
                "turnout": tuple(Turnout(**row) for row in data.get("turnout", ())),
                "figures": tuple(Figure(**row) for row in data.get("figures", ())),
                "sections": tuple(_section(row) for row in data.get("sections", ())),
                "also": tuple(Entry(**line) for line in data.get("also", ())),
            }
        )


def _section(row: Mapping[str, Any]) -> Section:
    return Section(
        row["key"],
        row["heading"],
        tuple(Entry(**entry) for entry in row.get("entries", ())),
        tuple(_table(table) for table in row.get("tables", ())),
    )


def _table(row: Mapping[str, Any]) -> Table:
    return Table(row["caption"], tuple(row["head"]), tuple(tuple(cells) for cells in row["rows"]))


def _hour(text: str | None) -> time | None:
    return time.fromisoformat(text) if text else None
