"""What ledgers, the plan and paper tell of a year's evaluations; a round of the year tells of its own."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q, QuerySet

from evaluations.course.facts import others_of
from evaluations.models import Evaluation
from meetings.enums import TAKES_PLACE, SubmissionKind
from meetings.models import Participation, Submission
from operators.models import Facility
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute

REPORT_WITHIN = timedelta(days=365)
"""A report without a meeting or a round belongs to the agency's visit that lies so near before it."""


def carrying_parts(facilities: QuerySet[Facility], year: FiscalYear) -> Iterable[Participation]:
    """Meetings of the year that carry an evaluation, also that of another year's round; two queries."""
    carrying = Participation.objects.bound().filter(
        facility__in=facilities,
        carries_evaluation=True,
        meeting__status__in=TAKES_PLACE,
        meeting__held_on__range=_days(year),
    )
    told = carrying.exclude(evaluation_round__fiscal_year=year.year)
    related = told.select_related("meeting", "evaluation", "facility__municipality", "facility__corporation")
    return related.prefetch_related(others_of("meeting")).order_by("meeting__held_on", "pk")


def agency_rows(facilities: QuerySet[Facility], year: FiscalYear) -> Iterable[Evaluation]:
    """The agencies' visits of the year."""
    of_year = Evaluation.objects.filter(
        facility__in=facilities, route=EvaluationRoute.AGENCY.value, evaluated_on__range=_days(year)
    )
    return of_year.exclude(round__fiscal_year=year.year).order_by("evaluated_on", "pk")


def reports_of(facilities: QuerySet[Facility], year: FiscalYear) -> list[Submission]:
    """Reports that may belong to the year: they come in after the evaluation, perhaps in the next year."""
    reports = Submission.objects.filter(
        Q(evaluation_round=None) | ~Q(evaluation_round__fiscal_year=year.year),
        facility__in=facilities,
        kind=SubmissionKind.EVALUATION,
        received_on__range=(year.first, year.next.last),
    )
    return list(reports.order_by("received_on", "pk"))


def follows(report: Submission, row: Evaluation) -> bool:
    """Whether a report without a meeting is that of an agency's evaluation."""
    if report.participation_id or report.facility_id != row.facility_id or row.evaluated_on is None:
        return False
    return row.evaluated_on <= report.received_on <= row.evaluated_on + REPORT_WITHIN


def _days(year: FiscalYear) -> tuple[date, date]:
    return year.first, year.last
