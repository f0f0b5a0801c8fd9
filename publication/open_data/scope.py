"""Which part of the data somebody asked for. Words that mean nothing ask for everything."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from operators.models import Municipality
from publication.models.record import PublicRecord, PublicRecordQuerySet

FIRST_YEAR, LAST_YEAR = 2006, 2200
"""The 年度 in which community-based services began, and one that is far enough away."""


@dataclass(frozen=True)
class Scope:
    """One municipality, one 年度, both, or (``None``) all."""

    municipality: Municipality | None = None
    year: int | None = None

    def records(self) -> PublicRecordQuerySet:
        """The published records inside, by office and day: the same rows for every form and place."""
        found = PublicRecord.objects.published()
        if self.municipality:
            found = found.filter(municipality=self.municipality)
        if self.year:
            found = found.filter(fiscal_year=self.year)
        return found.order_by("municipality__code", "facility__number", "service", "held_on", "pk")

    def as_query(self) -> str:
        """What stands behind the address of a file: empty, or ``?municipality=131202&year=2025``."""
        asked = {
            "municipality": self.municipality.code if self.municipality else "",
            "year": str(self.year or ""),
        }
        words = "&".join(f"{name}={value}" for name, value in asked.items() if value)
        return f"?{words}" if words else ""


def scope_of(asked: Mapping[str, str], municipalities: Iterable[Municipality]) -> Scope:
    """Read ``municipality`` (the code of six digits) and ``year`` (西暦 of the 年度)."""
    code, year = asked.get("municipality", ""), asked.get("year", "")
    number = int(year) if year.isascii() and year.isdigit() and len(year) == 4 else 0
    return Scope(
        municipality=next((each for each in municipalities if each.code == code), None),
        year=number if FIRST_YEAR <= number <= LAST_YEAR else None,
    )
