"""What the public search can be narrowed by: only what published records really have. Two queries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, Subquery, When

from operators.models import CareArea, Facility, Municipality
from publication.models import PublicRecord
from publication.places import COLUMNS, Places, by_name
from publication.search import Asked
from rules.fiscal_year import FiscalYear
from rules.kinds import Council, ServiceKind
from rules.ruleset_files import rulebook

Office = tuple[str, ServiceKind]
Days = tuple[date | None, date | None]

MOST_OFFICES = 300
"""So many offices fit into one field; with more, an area or a service comes first."""


@dataclass(frozen=True)
class Choices:
    """What can be chosen: value and words of each."""

    municipalities: Sequence[tuple[str, str]]
    areas: Sequence[tuple[int, str]]
    offices: Sequence[tuple[str, str]]
    years: Sequence[tuple[int, str]]
    services: Sequence[ServiceKind]


def services_with_council(today: date) -> list[ServiceKind]:
    """The services whose offices hold a council, in the official order; only these are on the public side."""
    rules = rulebook("national").on(today)
    return [kind for kind in ServiceKind if rules.kind(kind).council is not Council.NONE]


def settled(asked: Asked, *, today: date) -> tuple[Asked, Choices]:
    """The question without what does not exist (an area of another ward, an unknown office), and the choices."""
    places, days = _places(asked)
    municipality, area = places.settle(asked.municipality, asked.area)
    asked = replace(asked, municipality=municipality, area=area)
    here = places.here(municipality)
    offices = _offices(asked, here)
    if asked.office not in offices:
        asked = replace(asked, office=None)
    choices = Choices(
        municipalities=places.choices,
        areas=places.areas(here),
        offices=[(f"{number}/{kind.code}", name) for (number, kind), name in offices.items()],
        years=_years(asked, days),
        services=services_with_council(today),
    )
    return asked, choices


def _places(asked: Asked) -> tuple[Places, Days]:
    """Municipalities and areas with published records, and those asked for; the first and last day of a meeting."""
    published = PublicRecord.objects.published()
    in_ward = Exists(published.filter(municipality=OuterRef("pk")))
    asked_for = Exists(CareArea.objects.filter(municipality=OuterRef("pk"), pk=asked.area or 0))
    days = published.order_by("held_on").values("held_on")
    wards = Municipality.objects.filter(in_ward | asked_for | Q(code=asked.municipality)).annotate(
        offered=Exists(published.filter(care_area=OuterRef("care_areas__pk"))),
        first=Subquery(days[:1]),
        last=Subquery(days.reverse()[:1]),
    )
    rows = list(by_name(wards).values_list(*COLUMNS, "offered", "first", "last"))
    places = Places.of((*row[:-3], row[-3] or row[2] == asked.area) for row in rows)
    return places, rows[0][-2:] if rows else (None, None)


def _offices(asked: Asked, here: str) -> dict[Office, str]:
    """The names of the offices with records, in one municipality; of several only the one asked for."""
    if not here and not asked.office:
        return {}
    number, kind = asked.office or ("", None)
    that_one = Q(number=number, service=kind or "")
    if asked.municipality:
        that_one &= Q(municipality__code=asked.municipality)
    rows = Facility.objects.filter(_with_records(asked, here) | that_one)
    first = Case(When(that_one, then=0), default=1)
    listed = rows.order_by(first, "name", "number", "service").values_list("number", "service", "name")
    offices = {(number, ServiceKind(service)): name for number, service, name in listed[: MOST_OFFICES + 1]}
    if len(offices) > MOST_OFFICES:
        offices = {office: name for office, name in offices.items() if office == asked.office}
    return dict(sorted(offices.items(), key=lambda pair: pair[1]))


def _with_records(asked: Asked, here: str) -> Q:
    """Offices of the municipality that published something, as far as area and service go."""
    records = PublicRecord.objects.published().filter(facility=OuterRef("pk"))
    if asked.area:
        records = records.filter(care_area=asked.area)
    service = {"service": asked.service.value} if asked.service else {}
    return Q(Exists(records), municipality__code=here, **service)


def _years(asked: Asked, days: Days) -> list[tuple[int, str]]:
    """From the 年度 of the newest record to that of the oldest, and the one asked for."""
    first, last = days
    years = set(range(FiscalYear.of(first).year, FiscalYear.of(last).year + 1)) if first and last else set()
    years |= {asked.year} if asked.year else set()
    return [(year, FiscalYear(year).label) for year in sorted(years, reverse=True)]
