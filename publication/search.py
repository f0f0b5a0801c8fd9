"""What somebody searches for on the public side, and the published records that fit. [issue 5]

The words are looked for in one folded column, so that PostgreSQL (by its trigram index) and SQLite (by reading)
find the same; every word must be there.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.http import QueryDict

from operators.search_text import terms
from publication.enums import RecordKind
from publication.models import PublicRecord
from publication.models.record import PublicRecordQuerySet
from publication.parameters import number_in, office_in, service_in, words_in
from rules.kinds import ServiceKind

SORTS = {"held": "開催日の新しい順", "published": "公表日の新しい順"}
_ORDER = {"held": ("-held_on", "-pk"), "published": ("-published_on", "-held_on", "-pk")}
MOST_WORDS = 8
FIRST_YEAR, LAST_YEAR = 2006, 2100
"""The first 年度 of community-based services, and one that nobody here sees."""


@dataclass(frozen=True)
class Asked:
    """What the address asks for; empty or ``None`` is everything. ``typed`` is what the field shows again."""

    typed: str = ""
    words: tuple[str, ...] = ()
    kind: RecordKind | None = None
    service: ServiceKind | None = None
    municipality: str = ""
    area: int | None = None
    office: tuple[str, ServiceKind] | None = None
    year: int | None = None
    sort: str = "held"
    page: int = 1

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        """Read the address; what means nothing is left out."""
        typed = words_in(query.get("q", ""))
        kind, sort = query.get("kind", ""), query.get("sort", "")
        municipality = number_in(query.get("municipality", ""), least=0, most=999_999)
        return cls(
            typed=typed,
            words=tuple(terms(typed, at_most=MOST_WORDS)),
            kind=next((each for each in RecordKind if each.value == kind), None),
            service=service_in(query.get("service", "")),
            municipality="" if municipality is None else f"{municipality:06d}",
            area=number_in(query.get("area", ""), least=1, most=999_999_999),
            office=office_in(query.get("office", "")),
            year=number_in(query.get("year", ""), least=FIRST_YEAR, most=LAST_YEAR),
            sort=sort if sort in SORTS else "held",
            page=number_in(query.get("page", ""), least=1, most=999_999_999) or 1,
        )

    @property
    def anything(self) -> bool:
        """Whether the address asks for less than everything."""
        return bool(self.words) or self.narrowed

    @property
    def _narrow(self) -> bool:
        return bool(self.service or self.area or self.office)

    @property
    def narrowed(self) -> bool:
        """Whether a filter is chosen."""
        return bool(self.kind or self.municipality or self.year or self._narrow)

    @property
    def reference(self) -> str:
        """The office asked for, as the address says it."""
        return f"{self.office[0]}/{self.office[1].code}" if self.office else ""

    def without(self, **known: Any) -> "Asked":
        """The same question with these parts changed."""
        return replace(self, **known)


def found(asked: Asked) -> PublicRecordQuerySet:
    """The published records that fit, in the order asked for."""
    rows = PublicRecord.objects.published().filter(**_columns(asked))
    for word in asked.words:
        rows = rows.filter(folded_text__contains=word)
    return rows.order_by(*_ORDER[asked.sort])


def _columns(asked: Asked) -> dict[str, Any]:
    wanted = {
        "kind": asked.kind,
        "service": asked.service.value if asked.service else None,
        "municipality__code": asked.municipality,
        "care_area": asked.area,
        "fiscal_year": asked.year,
        "facility__number": asked.office[0] if asked.office else None,
        "facility__service": asked.office[1].value if asked.office else None,
    }
    return {column: value for column, value in wanted.items() if value}
