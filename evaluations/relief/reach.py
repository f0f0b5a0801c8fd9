"""Whether an approval of 緩和 takes an office's evaluation of a year away, from rows alone; as `rules.evaluation.relieved`. [O]"""

from django.db.models import Exists, OuterRef

from evaluations.course.standings import Standing
from evaluations.models import Relief
from operators.models import Facility
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute


def approvals(year: FiscalYear) -> dict[str, Exists]:
    """Annotations of offices: an approval of this year, and one of the last."""
    approved = Relief.objects.filter(facility=OuterRef("pk"), approved=True)
    return {
        "relief_of_year": Exists(approved.filter(fiscal_year=year.year)),
        "relief_of_year_before": Exists(approved.filter(fiscal_year=year.previous.year)),
    }


def relieved_by_approvals(office: Facility, before: Standing) -> bool:
    """An approval of last year reaches over this one only where last year had an agency's evaluation."""
    if office.evaluation_route != EvaluationRoute.AGENCY.value:
        return False
    had_one = bool(before.counts and before.progress.by_agency)
    return bool(getattr(office, "relief_of_year", False)) or (
        had_one and bool(getattr(office, "relief_of_year_before", False))
    )
