"""In which 日常生活圏域 offices lie on a day, as the rules know areas."""

from collections.abc import Iterable, Sequence
from datetime import date

from compliance.office_year import YearRows
from operators.models import Facility, Placement
from rules.fiscal_year import FiscalYear


def areas_on(offices: Sequence[Facility], day: date) -> dict[int, str | None]:
    """The care area of each office on a day, as the rules know areas."""
    placements = Placement.objects.filter(facility__in=offices).select_related("care_area")
    rows = YearRows(FiscalYear.of(day), (), _by_office(placements), {}, {}, {}, {}, {})
    return {office.pk: rows.area_of(office.pk, day) for office in offices}


def _by_office(placements: Iterable[Placement]) -> dict[int, list[Placement]]:
    """Grouped, in the order in which they began."""
    grouped: dict[int, list[Placement]] = {}
    for placement in sorted(placements, key=lambda p: p.since or date.min):
        grouped.setdefault(placement.facility_id, []).append(placement)
    return grouped
