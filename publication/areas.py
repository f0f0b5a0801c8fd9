"""The care areas on the public side, by municipality, with what they hold."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.db.models import Count

from operators.models import CareArea, Municipality
from publication.models import PublicRecord
from publication.offices import numbers_by_area


@dataclass(frozen=True)
class AreaLine:
    """One area: how many offices lie in it today, and how many of its records are published."""

    area: CareArea
    offices: int
    records: int


@dataclass(frozen=True)
class Ward:
    """A municipality with its areas; ``former`` are those that hold no longer but have records."""

    municipality: Municipality
    areas: Sequence[AreaLine]
    former: Sequence[AreaLine]
    elsewhere: int
    """Open offices whose area is not recorded."""


def areas_of(today: date) -> list[Ward]:
    """The areas with open offices or published records. Three queries."""
    numbers = numbers_by_area(today)
    published = PublicRecord.objects.published().order_by().values("care_area").annotate(n=Count("pk"))
    records = {row["care_area"]: row["n"] for row in published}
    rows = CareArea.objects.filter(pk__in={pk for _, pk in numbers if pk} | set(records))
    rows = rows.select_related("municipality").order_by("municipality__code", "name", "pk")
    lines = [
        AreaLine(row, numbers.get((row.municipality_id, row.pk), 0), records.get(row.pk, 0)) for row in rows
    ]
    return [
        Ward(
            municipality,
            [line for line in group if line.area.holds_on(today)],
            [line for line in group if not line.area.holds_on(today)],
            numbers.get((municipality.pk, None), 0),
        )
        for municipality, group in _by_municipality(lines)
    ]


def _by_municipality(lines: Sequence[AreaLine]) -> list[tuple[Municipality, list[AreaLine]]]:
    return [(home, list(group)) for home, group in groupby(lines, key=lambda line: line.area.municipality)]
