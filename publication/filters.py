"""What the public search can be narrowed by: only what published records really have. Two queries."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Case, Exists, OuterRef, Q, Subquery, When

from operators.models import Facility, Municipality
from publication.models import PublicRecord
from publication.search import Asked
from rules.fiscal_year import FiscalYear
from rules.kinds import Council, ServiceKind
from rules.ruleset_files import rulebook

Office = tuple[str, ServiceKind]
Place = tuple[str, str, int | None, str | None, bool, date | None, date | None]
"""Code and name of a municipality, key and name of one of its areas, whether that has records; first and last day."""

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
    rows = _places(asked)
    municipalities = list(dict.fromkeys((code, name) for code, name, *_ in rows))
    asked = _in_known_place(asked, rows)
    here = asked.municipality or (municipalities[0][0] if len(municipalities) == 1 else "")
    offices = _offices(asked, here)
    if asked.office and asked.office not in offices:
        asked = replace(asked, office=None)
    choices = Choices(
        municipalities=municipalities if len(municipalities) > 1 else (),
        areas=[(pk, area) for code, _, pk, area, there, *_ in rows if there and code == here],
        offices=[(f"{number}/{kind.code}", name) for (number, kind), name in offices.items()],
        years=_years(asked, rows),
        services=services_with_council(today),
    )
    return asked, choices


def _places(asked: Asked) -> list[Place]:
    """Municipalities and areas with published records, those asked for, and the first and last day of a meeting."""
    published = PublicRecord.objects.published()
    in_place = Exists(published.filter(municipality=OuterRef("pk")))
    in_area = Exists(published.filter(care_area=OuterRef("care_areas__pk")))
    days = published.order_by("held_on").values("held_on")
    rows = Municipality.objects.annotate(
        in_area=in_area,
        first=Subquery(days[:1]),
        last=Subquery(days.reverse()[:1]),
    ).filter(in_place | Q(code=asked.municipality) | Q(care_areas=asked.area or 0))
    wanted = ("code", "name", "care_areas__pk", "care_areas__name", "in_area", "first", "last")
    found = rows.order_by("code", "care_areas__name", "care_areas__pk").values_list(*wanted)
    return [
        (code, name, pk, area, there or pk == asked.area, first, last)
        for code, name, pk, area, there, first, last in found
    ]


def _in_known_place(asked: Asked, rows: Sequence[Place]) -> Asked:
    """An area speaks for its municipality; an area of another one, and what is unknown, is left out."""
    codes = {code for code, *_ in rows}
    municipality = asked.municipality if asked.municipality in codes else ""
    home = next((code for code, _, pk, *_ in rows if pk == asked.area), "")
    area = asked.area if home and municipality in ("", home) else None
    if area and len(codes) > 1:
        municipality = home
    return replace(asked, municipality=municipality, area=area)


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


def _years(asked: Asked, rows: Sequence[Place]) -> list[tuple[int, str]]:
    """From the 年度 of the newest record to that of the oldest, and the one asked for."""
    years = {asked.year} if asked.year else set()
    for *_, first, last in rows[:1]:
        if first and last:
            years |= set(range(FiscalYear.of(first).year, FiscalYear.of(last).year + 1))
    return [(year, FiscalYear(year).label) for year in sorted(years, reverse=True)]
