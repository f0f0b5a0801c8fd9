"""Which rounds are still going on, and of which something is still to be done."""

from django.db.models import Q

from meetings.enums import SubmissionState
from rules.kinds import EvaluationRoute

UNREPORTED = (
    Q(disposed_on=None, submission=None)
    & (Q(evaluation=None) | Q(evaluation__report_submitted_on=None))
    & (Q(participation__evaluation=None) | Q(participation__evaluation__report_submitted_on=None))
)
"""Rounds of which something is still to be done: their report is not in."""

_RETURNED = Q(disposed_on=None, submission__state=SubmissionState.RETURNED)
RUNNING = Q(route=EvaluationRoute.COUNCIL.value, disposed_on=None, results_finalised_at=None) | (
    Q(route=EvaluationRoute.AGENCY.value) & (UNREPORTED | _RETURNED)
)
"""Rounds beside which no other begins: a council's until its results are final, for they may not count; an agency's
until its report is in and stands: a visit to come or one that is put right is still going on."""
