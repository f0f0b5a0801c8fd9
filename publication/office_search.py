"""What somebody asks of the list and the map of offices, and what can be chosen there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict

from operators.models import Facility, Municipality
from operators.search_text import terms
from publication.filters import services_with_council
from publication.offices import SORTS, in_area, named, open_offices
from publication.parameters import code_in, key_in, page_in, service_in, words_in
from publication.places import COLUMNS, Places, by_name
from rules.kinds import ServiceKind


@dataclass(frozen=True)
class AskedOffices:
    """What the address asks for; empty or ``None`` is everything."""

    typed: str = ""
    words: tuple[str, ...] = ()
    service: ServiceKind | None = None
    municipality: str = ""
    area: int | None = None
    sort: str = "name"
    page: int = 1

    @classmethod
    def of(cls, query: QueryDict) -> "AskedOffices":
        """Read the address; what means nothing is left out."""
        typed, sort = words_in(query.get("q", "")), query.get("sort", "")
        return cls(
            typed=typed,
            words=tuple(terms(typed)),
            service=service_in(query.get("service", "")),
            municipality=code_in(query.get("municipality", "")),
            area=key_in(query.get("area", "")),
            sort=sort if sort in SORTS else "name",
            page=page_in(query.get("page", "")),
        )

    @property
    def anything(self) -> bool:
        """Whether the address asks for less than everything."""
        return bool(self.words or self.service or self.municipality or self.area)

    def offices(self, today: date) -> QuerySet[Facility]:
        """The open offices that fit, each with its ward and area; with words one query is asked at once."""
        offices = in_area(open_offices(today), today, self.area).select_related("municipality")
        if self.service:
            offices = offices.filter(service=self.service.value)
        if self.municipality:
            offices = offices.filter(municipality__code=self.municipality)
        return named(offices, list(self.words))


@dataclass(frozen=True)
class OfficeChoices:
    """What can be chosen: value and words of each; ``here`` is the one municipality that is looked at, if any."""

    municipalities: Sequence[tuple[str, str]]
    areas: Sequence[tuple[int, str]]
    services: Sequence[ServiceKind]
    here: str


def choices_of(asked: AskedOffices, *, today: date) -> tuple[AskedOffices, OfficeChoices]:
    """The question without what does not exist, and the choices: areas of the ward that is looked at. One query."""
    places = _places(today)
    municipality, area = places.settle(asked.municipality, asked.area)
    here = places.here(municipality)
    choices = OfficeChoices(places.choices, places.areas(here), services_with_council(today), here)
    return replace(asked, municipality=municipality, area=area), choices


def _places(today: date) -> Places:
    """Municipalities with open offices, and their areas that hold on ``today``."""
    offices = open_offices(today).filter(municipality=OuterRef("pk"))
    wards = by_name(Municipality.objects.filter(Exists(offices)))
    return Places.of(
        (*row, (row[4] or date.min) <= today <= (row[5] or date.max)) for row in wards.values_list(*COLUMNS)
    )
