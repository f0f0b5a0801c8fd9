"""How long staff sheets are needed: until the results stand or the report is in; and never for more than some years."""

from datetime import date

from django.db.models import Q

from evaluations.models import Round
from rules.fiscal_year import FiscalYear

YEARS = 2
"""After the end of the 年度 of a round that was never finished. [policy, ADR 0021]"""

REPORTED = Q(submission__isnull=False) | Q(evaluation__report_submitted_on__isnull=False)
"""What `is_reported` says, for a query: a round by an agency has no results to make final, but a report."""


def due_by(today: date) -> Q:
    """The rounds whose single sheets are to be deleted."""
    last = FiscalYear.of(today).year - YEARS - 1
    return Q(results_finalised_at__isnull=False) | REPORTED | Q(fiscal_year__lte=last)


def is_open(of: Round) -> bool:
    """Whether staff sheets are taken: asked for, filled, handed in."""
    return not of.staff_closed_at and not is_over(of)


def is_over(of: Round) -> bool:
    """Whether the round is past its staff sheets for good."""
    return bool(of.self_finalised_at or of.disposed_on) or is_reported(of)


def is_reported(of: Round) -> bool:
    """Whether the evaluation's report is in: nobody is asked any more. A query where the evaluation is not loaded."""
    return bool(of.submission_id or (of.evaluation and of.evaluation.report_submitted_on))
