"""The staff sheet in portions for a phone: a section each, and a long section in several. Pure. [O]"""

from dataclasses import dataclass
from math import ceil

from evaluations.form import Phase, Row, Section, Sheet

MOST = 8
"""Items on one screen: more would be scrolled past."""


@dataclass(frozen=True)
class Screen:
    """Some rows of one section; ``part`` of ``parts`` where the section is long. ``number`` counts from 1."""

    number: int
    section: Section
    part: int
    parts: int
    rows: tuple[Row, ...]

    @property
    def heading(self) -> str:
        """The section's words, and which part of it this is."""
        told = f"{self.section.number} {self.section.heading}".strip()
        return f"{told}（{self.part}/{self.parts}）" if self.parts > 1 else told


def screens_of(staff: Sheet) -> list[Screen]:
    """All screens in the order of the sheet; what is asked once per section stands on its last one."""
    rows = list(staff.rows(Phase.STAFF))
    screens: list[Screen] = []
    for section in staff.sections:
        own = [row for row in rows if row.section.key == section.key]
        items = [row for row in own if row.item]
        rest = [row for row in own if row.item is None]
        portions = _portions(items) or [[]]
        portions[-1].extend(rest)
        for part, portion in enumerate(portions, start=1):
            if portion:
                screens.append(Screen(len(screens) + 1, section, part, len(portions), tuple(portion)))
    return screens


def screen_with(screens: list[Screen], row: str) -> Screen | None:
    """The screen on which a row stands; None for a row the sheet lacks."""
    return next((screen for screen in screens if any(each.key == row for each in screen.rows)), None)


def _portions(items: list[Row]) -> list[list[Row]]:
    """As even as can be."""
    many = ceil(len(items) / MOST)
    if not many:
        return []
    size = ceil(len(items) / many)
    return [items[start : start + size] for start in range(0, len(items), size)]
