"""Municipalities and their care areas as choices, and what of an asked-for place exists."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import QuerySet

from operators.models import Municipality
from rules.fiscal_year import wareki

COLUMNS = (
    "code",
    "name",
    "care_areas__pk",
    "care_areas__name",
    "care_areas__valid_from",
    "care_areas__valid_until",
)


@dataclass(frozen=True)
class Place:
    """One care area of a municipality; one row without an area where a municipality has none."""

    code: str
    ward: str
    area: int | None
    name: str | None
    since: date | None
    until: date | None
    offered: bool = True
    """Whether the area is a choice."""

    @property
    def label(self) -> str:
        """The area's name; one that is no longer drawn so says until when."""
        return f"{self.name}（{wareki(self.until)}まで）" if self.until else f"{self.name}"


@dataclass(frozen=True)
class Places:
    """The municipalities of the portal; ``only`` is the one, where there is but one."""

    rows: Sequence[Place]

    @classmethod
    def of(cls, rows: Iterable[tuple[Any, ...]]) -> "Places":
        """From rows of `COLUMNS`, with whether the area is offered."""
        return cls([Place(*row) for row in rows])

    @cached_property
    def wards(self) -> dict[str, str]:
        """Names by code."""
        return {row.code: row.ward for row in self.rows}

    @property
    def choices(self) -> list[tuple[str, str]]:
        """The municipalities, where there is something to choose."""
        return list(self.wards.items()) if len(self.wards) > 1 else []

    def settle(self, municipality: str, area: int | None) -> tuple[str, int | None]:
        """An area speaks for its municipality; one of another municipality, and what is unknown, is left out."""
        known = municipality if municipality in self.wards else ""
        home = next((row.code for row in self.rows if area and row.area == area), "")
        if not home or known not in ("", home):
            home, area = known, None
        return (home if len(self.wards) > 1 else "", area)

    def here(self, municipality: str) -> str:
        """The one municipality that is looked at; nothing where there are several."""
        return municipality or (next(iter(self.wards)) if len(self.wards) == 1 else "")

    def areas(self, here: str) -> list[tuple[int, str]]:
        """Key and name of the areas of one municipality that can be chosen."""
        return [(row.area, row.label) for row in self.rows if row.area and row.offered and row.code == here]


def by_name(wards: QuerySet[Municipality]) -> QuerySet[Municipality]:
    """In the order in which places are told."""
    return wards.order_by("code", "care_areas__name", "care_areas__valid_from", "care_areas__pk")
