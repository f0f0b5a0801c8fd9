"""Which ratings of which items are counted together over several editions of a form. Pure.

An item of two editions is one where its key and its words are the same; where they differ it is listed apart, with its
edition. A rating with other answers is a table of its own.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from evaluations.document import Values
from evaluations.form import Choice, Field, FieldKind, Form, Phase, Sheet

RATED = (FieldKind.CHOICE, FieldKind.COUNTS)


@dataclass(frozen=True)
class Read:
    """One office's finished evaluation. ``edition``: how its form is called; ``age``: 0 for the newest edition."""

    form: Form
    edition: str
    age: int
    values: Values


@dataclass(frozen=True)
class LineKey:
    """One item, and where it stands. ``edition`` is told where the newest form does not have it like that."""

    row: str
    heading: str
    section: str = field(compare=False)
    number: str = field(default="", compare=False)
    edition: str = field(default="", compare=False)


@dataclass
class Block:
    """One rating of one sheet. ``lines`` in the order of the newest form; ``asked``: those of each edition."""

    sheet: str
    title: str
    column: str
    label: str
    kind: FieldKind
    phase: Phase
    choices: tuple[Choice, ...]
    lines: dict[LineKey, None] = field(default_factory=dict)
    asked: dict[str, set[LineKey]] = field(default_factory=dict)

    @property
    def unit(self) -> str:
        """What is counted."""
        return "人" if self.kind is FieldKind.COUNTS else "事業所"

    def answers(self, key: LineKey, offices: Sequence[Read]) -> Iterator[tuple[int, ...]]:
        """The answers by choice, of the offices that gave one and whose form asks this."""
        editions = {edition for edition, keys in self.asked.items() if key in keys}
        place, choices = (self.sheet, key.row), [choice.key for choice in self.choices]
        for office in offices:
            if office.edition in editions and (filled := office.values.get(place)):
                counts = _counts(filled.get(self.column), choices)
                if any(counts):
                    yield counts


def blocks_of(offices: Sequence[Read]) -> list[Block]:
    """Every rating with its items, from the newest form to the oldest."""
    found: dict[tuple[Any, ...], Block] = {}
    forms = {office.edition: office for office in offices}
    for office in sorted(forms.values(), key=lambda office: office.age):
        for sheet, rated in _rated(office.form):
            block = found.setdefault(_key(office.form, sheet, rated), _block(office.form, sheet, rated))
            lines = list(_lines(sheet, rated, office.edition if office.age else ""))
            block.asked[office.edition] = set(lines)
            block.lines = dict.fromkeys((*block.lines, *lines))
    return list(found.values())


def _rated(form: Form) -> Iterator[tuple[Sheet, Field]]:
    for sheet in form.sheets:
        yield from (
            (sheet, each) for each in sheet.fields if each.kind in RATED and each.phase is not Phase.STAFF
        )


def _key(form: Form, sheet: Sheet, rated: Field) -> tuple[Any, ...]:
    return (sheet.key, rated.key, rated.kind, rated.phase, form.scale(rated.scale).choices)


def _block(form: Form, sheet: Sheet, rated: Field) -> Block:
    choices = form.scale(rated.scale).choices
    return Block(sheet.key, sheet.title, rated.key, rated.label, rated.kind, rated.phase, choices)


def _lines(sheet: Sheet, rated: Field, edition: str) -> Iterator[LineKey]:
    for row in sheet.rows():
        if rated in row.fields:
            number = row.item.number if row.item else row.section.number
            section = f"{row.section.number} {row.section.heading}".strip()
            yield LineKey(row.key, row.heading, section, number, edition)


def _counts(value: Any, choices: Sequence[str]) -> tuple[int, ...]:
    """Persons by choice, or one for the choice that was made; nothing else counts."""
    if isinstance(value, Mapping):
        numbers = (value.get(choice, 0) for choice in choices)
        return tuple(number if isinstance(number, int) else 0 for number in numbers)
    return tuple(int(value == choice) for choice in choices)
