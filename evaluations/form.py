"""A form of self-evaluation and external evaluation as values, read from data. Pure. [N 評価§5]

form → sheets → sections → items; what is asked is told by the fields of a sheet: at each item or once per section,
in which phase, on which scale, and whether the public reads it. A row is an item, or a section for the fields asked
once per section; its key is unique in its sheet, and the same in a staff sheet and the sheet it is rolled up into.
"""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any


class Phase(StrEnum):
    """When, and so by whom, a field is filled."""

    STAFF = "staff"
    SELF = "self"
    COUNCIL = "council"
    AFTER = "after"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return {
            "staff": "従業者（個別評価）",
            "self": "事業所（自己評価）",
            "council": "構成員（会議での評価）",
            "after": "事業所（会議のあと）",
        }[self]


class FieldKind(StrEnum):
    """What a field holds."""

    CHOICE = "choice"
    COUNTS = "counts"
    TEXT = "text"
    CARRY = "carry"
    PLAN = "plan"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return {
            "choice": "選択",
            "counts": "人数",
            "text": "記述",
            "carry": "前回の引継ぎ",
            "plan": "改善計画",
        }[self]


class At(StrEnum):
    """Whether a field is asked at every item or once per section."""

    ITEM = "item"
    SECTION = "section"

    @property
    def label(self) -> str:
        """The Japanese name."""
        return {"item": "項目ごと", "section": "区分ごと"}[self]


@dataclass(frozen=True)
class Choice:
    """One answer of a scale."""

    key: str
    label: str


@dataclass(frozen=True)
class Scale:
    """The answers of a choice, the best first."""

    key: str
    choices: tuple[Choice, ...]

    def label_of(self, key: str) -> str:
        """The words of an answer; empty for one that is none of the scale's."""
        return next((choice.label for choice in self.choices if choice.key == key), "")


@dataclass(frozen=True)
class Field:
    """One column of a sheet.

    ``scale``: of a CHOICE or COUNTS. ``of``: the staff field a COUNTS counts (none: `counts_members`); the field of the same sheet whose words
    of the last round a CARRY brings along. A PLAN becomes a follow-up of the next meetings. ``external``: asked only
    at items that the external evaluation numbers.
    """

    key: str
    label: str
    kind: FieldKind
    phase: Phase
    at: At = At.ITEM
    scale: str = ""
    of: str = ""
    public: bool = False
    required: bool = False
    hint: str = ""
    external: bool = False

    @property
    def counts_members(self) -> bool:
        """Whether it counts the persons of the council by their answer: each member gives one."""
        return self.kind is FieldKind.COUNTS and self.phase is Phase.COUNCIL and not self.of

    def is_asked_at(self, item: "Item") -> bool:
        """Whether it is asked at an item of its sheet."""
        return self.at is At.ITEM and (not self.external or bool(item.external_number))


@dataclass(frozen=True)
class Item:
    """One line of a section: its number in the self-evaluation and in the external one, where they differ."""

    key: str
    heading: str
    number: str = ""
    external_number: str = ""
    hint: str = ""


@dataclass(frozen=True)
class Section:
    """A group of items under a heading."""

    key: str
    heading: str
    number: str = ""
    items: tuple[Item, ...] = ()


@dataclass(frozen=True)
class Row:
    """A line to be filled: an item of a section, or the section itself (``item`` None), with its fields."""

    section: Section
    item: Item | None
    fields: tuple[Field, ...]

    @property
    def key(self) -> str:
        """What names it in its sheet."""
        return self.item.key if self.item else self.section.key

    @property
    def heading(self) -> str:
        """The words of the item, or of the section."""
        return self.item.heading if self.item else self.section.heading


@dataclass(frozen=True)
class Sheet:
    """One paper of a form. ``public``: it is part of the public document; ``turnout``: it tells who came, by category."""

    key: str
    title: str
    fields: tuple[Field, ...]
    sections: tuple[Section, ...]
    public: bool = False
    turnout: bool = False
    hint: str = ""

    def field(self, key: str) -> Field:
        """The field of a key; raises `KeyError`."""
        for field in self.fields:
            if field.key == key:
                return field
        raise KeyError(key)

    def rows(self, *phases: Phase) -> Iterator[Row]:
        """The lines with the fields of these phases (none named: of all), items before their section's own line."""
        asked = [field for field in self.fields if not phases or field.phase in phases]
        at_section = tuple(field for field in asked if field.at is At.SECTION)
        for section in self.sections:
            for item in section.items:
                if fields := tuple(field for field in asked if field.is_asked_at(item)):
                    yield Row(section, item, fields)
            if at_section:
                yield Row(section, None, at_section)

    def row(self, key: str, *phases: Phase) -> Row:
        """The line of a key; raises `KeyError`."""
        for row in self.rows(*phases):
            if row.key == key:
                return row
        raise KeyError(key)


@dataclass(frozen=True)
class Form:
    """The form of one kind of office. ``edition`` and ``source`` say which published structure it follows."""

    service: str
    title: str
    edition: str
    source: str
    note: str
    scales: tuple[Scale, ...]
    sheets: tuple[Sheet, ...]

    def sheet(self, key: str) -> Sheet:
        """The sheet of a key; raises `KeyError`."""
        for sheet in self.sheets:
            if sheet.key == key:
                return sheet
        raise KeyError(key)

    def scale(self, key: str) -> Scale:
        """The scale of a key; raises `KeyError`."""
        for scale in self.scales:
            if scale.key == key:
                return scale
        raise KeyError(key)

    def sheets_of(self, *phases: Phase) -> list[Sheet]:
        """The sheets with anything to fill in one of these phases."""
        return [sheet for sheet in self.sheets if any(field.phase in phases for field in sheet.fields)]

    @property
    def staff_sheet(self) -> Sheet | None:
        """The sheet each of the staff fills; None where the form has none."""
        return next(iter(self.sheets_of(Phase.STAFF)), None)

    def as_json(self) -> dict[str, Any]:
        """Plain values."""
        return asdict(self)

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Form":
        """Read what `as_json` wrote, or a checked file (`evaluations.form_definition.checks`). Raises `KeyError`, `ValueError`."""
        return cls(
            service=data["service"],
            title=data["title"],
            edition=data.get("edition", ""),
            source=data.get("source", ""),
            note=data.get("note", ""),
            scales=tuple(
                Scale(each["key"], tuple(Choice(**choice) for choice in each["choices"]))
                for each in data["scales"]
            ),
            sheets=tuple(_sheet(each) for each in data["sheets"]),
        )


def _sheet(data: Mapping[str, Any]) -> Sheet:
    return Sheet(
        key=data["key"],
        title=data["title"],
        fields=tuple(_field(each) for each in data["fields"]),
        sections=tuple(
            Section(
                each["key"],
                each["heading"],
                each.get("number", ""),
                tuple(Item(**item) for item in each.get("items", ())),
            )
            for each in data["sections"]
        ),
        public=data.get("public", False),
        turnout=data.get("turnout", False),
        hint=data.get("hint", ""),
    )


def _field(data: Mapping[str, Any]) -> Field:
    more = ("scale", "of", "public", "required", "hint", "external")
    told = {name: data[name] for name in more if name in data}
    return Field(
        data["key"],
        data["label"],
        FieldKind(data["kind"]),
        Phase(data["phase"]),
        At(data.get("at", "item")),
        **told,
    )
