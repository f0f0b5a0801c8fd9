"""What somebody asks of the list and the map of offices, and what can be chosen there."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet
from django.http import QueryDict

from operators.models import CareArea, Facility, Municipality
from operators.search_text import terms
from publication.filters import services_with_council
from publication.offices import SORTS, in_area, named, open_offices
from publication.parameters import number_in, service_in, words_in
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
        municipality = number_in(query.get("municipality", ""), least=0, most=999_999)
        return cls(
            typed=typed,
            words=tuple(terms(typed)),
            service=service_in(query.get("service", "")),
            municipality="" if municipality is None else f"{municipality:06d}",
            area=number_in(query.get("area", ""), least=1, most=999_999_999),
            sort=sort if sort in SORTS else "name",
            page=number_in(query.get("page", ""), least=1, most=999_999_999) or 1,
        )

    @property
    def anything(self) -> bool:
        """Whether the address asks for less than everything."""
        return bool(self.words or self.service or self.municipality or self.area)

    def offices(self, today: date) -> QuerySet[Facility]:
        """The open offices that fit, each with its ward and area; with words one query is asked at once."""
        offices = in_area(open_offices(today), today).select_related("municipality")
        if self.service:
            offices = offices.filter(service=self.service.value)
        if self.municipality:
            offices = offices.filter(municipality__code=self.municipality)
        if self.area:
            offices = offices.filter(area_pk=self.area)
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
    rows = _areas(today)
    known = list(dict.fromkeys((code, name) for code, name, *_ in rows))
    home = next((code for code, _, pk, _ in rows if pk == asked.area), "")
    code = asked.municipality if asked.municipality in dict(known) else ""
    area = asked.area if home and code in ("", home) else None
    code = home if area and len(known) > 1 else code
    here = code or (known[0][0] if len(known) == 1 else "")
    choices = OfficeChoices(
        municipalities=known if len(known) > 1 else (),
        areas=[(pk, name) for ward, _, pk, name in rows if pk and name and ward == here],
        services=services_with_council(today),
        here=here,
    )
    return replace(asked, municipality=code, area=area), choices


def _areas(today: date) -> list[tuple[str, str, int | None, str | None]]:
    """Municipalities with open offices, and their areas that hold on ``today``."""
    offices = open_offices(today).filter(municipality=OuterRef("pk"))
    wards = Municipality.objects.filter(Exists(offices)).order_by(
        "code", "care_areas__name", "care_areas__pk"
    )
    wanted = (
        "code",
        "name",
        "care_areas__pk",
        "care_areas__name",
        "care_areas__valid_from",
        "care_areas__valid_until",
    )
    return [
        (
            code,
            name,
            *((pk, area) if CareArea(valid_from=since, valid_until=until).holds_on(today) else (None, None)),
        )
        for code, name, pk, area, since, until in wards.values_list(*wanted)
    ]
