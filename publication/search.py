"""What somebody searches for on the public side, and the published records that fit. [issue 5]

The words are looked for in one folded column, so that PostgreSQL (by its trigram index) and SQLite (by reading)
find the same; every word must be there.
"""

from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict

from operators.search_text import terms
from publication.enums import RecordKind
from publication.models import PublicRecord
from publication.models.record import PublicRecordQuerySet
from publication.parameters import code_in, key_in, number_in, office_in, page_in, service_in, words_in
from rules.kinds import ServiceKind

SORTS = {"held": "開催日の新しい順", "published": "公表日の新しい順"}
_ORDER = {"held": ("-held_on", "-pk"), "published": ("-published_on", "-held_on", "-pk")}
_SHOWN = [
    *("key", "kind", "service", "held_on", "title", "office", "content", "published_on", "corrected_on"),
    *("care_area__name", "municipality__name"),
]
MOST_WORDS = 8
FIRST_YEAR, LAST_YEAR = 2006, 2100
"""The first 年度 of community-based services, and one that nobody here sees."""


@dataclass(frozen=True)
class Asked:
    """What the address asks for; empty or ``None`` is everything. ``typed`` is what the field shows again."""

    typed: str = ""
    words: tuple[str, ...] = ()
    too_many: bool = False
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
        """Read the address; what means nothing is left out, and so are words beyond the eighth."""
        typed, kind, sort = words_in(query.get("q", "")), query.get("kind", ""), query.get("sort", "")
        words = terms(typed, at_most=MOST_WORDS + 1)
        return cls(
            typed=typed,
            words=tuple(words[:MOST_WORDS]),
            too_many=len(words) > MOST_WORDS,
            kind=next((each for each in RecordKind if each.value == kind), None),
            service=service_in(query.get("service", "")),
            municipality=code_in(query.get("municipality", "")),
            area=key_in(query.get("area", "")),
            office=office_in(query.get("office", "")),
            year=number_in(query.get("year", ""), least=FIRST_YEAR, most=LAST_YEAR),
            sort=sort if sort in SORTS else "held",
            page=page_in(query.get("page", "")),
        )

    @property
    def anything(self) -> bool:
        """Whether the address asks for less than everything."""
        place = self.municipality or self.area or self.office
        return bool(self.words or self.kind or self.service or self.year or place)

    @property
    def reference(self) -> str:
        """The office asked for, as the address says it."""
        return f"{self.office[0]}/{self.office[1].code}" if self.office else ""


def found(asked: Asked) -> PublicRecordQuerySet:
    """The published records that fit, in the order asked for, with what a list tells of them."""
    rows = PublicRecord.objects.published().filter(**_columns(asked))
    for word in asked.words:
        rows = rows.filter(folded_text__contains=word)
    return rows.select_related("care_area", "municipality").only(*_SHOWN).order_by(*_ORDER[asked.sort])


def page_of(asked: Asked, *, size: int, most: int) -> Page[PublicRecord]:
    """The page asked for, or the last one within the first ``most`` records. Two queries.

    To read texts is what costs: with words they are read once, for the keys of all that fit.
    """
    rows = found(asked)
    if not asked.words:
        return _page(Paginator(rows, size), asked, most)
    keys = list(rows.values_list("pk", flat=True)[: most + 1])
    page = _page(Paginator(keys, size), asked, most)
    records = found(replace(asked, words=())).in_bulk(page.object_list)
    page.object_list = [records[key] for key in page.object_list if key in records]
    return page


def _page(pages: "Paginator[Any]", asked: Asked, most: int) -> Page[Any]:
    return pages.page(min(asked.page, pages.num_pages, most // pages.per_page))


def _columns(asked: Asked) -> dict[str, Any]:
    wanted = {
        "kind": asked.kind,
        "service": asked.service,
        "municipality__code": asked.municipality,
        "care_area": asked.area,
        "fiscal_year": asked.year,
        "facility__number": asked.office and asked.office[0],
        "facility__service": asked.office and asked.office[1],
    }
    return {column: value for column, value in wanted.items() if value}
