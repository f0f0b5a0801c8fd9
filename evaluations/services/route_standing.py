"""The rounds that a change of the route would touch."""

from datetime import date

from evaluations.models import Round
from operators.models import Facility
from rules.fiscal_year import FiscalYear


def rounds_ahead(facility: Facility, today: date) -> list[Round]:
    """Those of this year and of later ones. One query."""
    year = FiscalYear.of(today).year
    return list(Round.objects.filter(facility=facility, fiscal_year__gte=year, disposed_on=None))
