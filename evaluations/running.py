"""Which rounds are still going on, and of which something is still to be done."""

from django.db.models import Q

from rules.kinds import EvaluationRoute

RUNNING = Q(disposed_on=None) & (
    Q(route=EvaluationRoute.COUNCIL.value, results_finalised_at=None)
    | Q(route=EvaluationRoute.AGENCY.value, evaluation=None)
)
"""Rounds without a result: of the council once it is final, of the agency once it is recorded."""

UNREPORTED = Q(disposed_on=None, submission=None) & (
    Q(evaluation=None) | Q(evaluation__report_submitted_on=None)
)
"""Rounds of which something is still to be done: their report is not in."""
