"""How far one evaluation is, read from its rows: a round of the portal, a meeting or a visit that a ledger knows."""

from datetime import date

from django.db.models import Count, OuterRef, Q, Subquery

from evaluations.course.standing import Progress
from evaluations.models import Entry, Evaluation, Round
from evaluations.models.round import RoundQuerySet
from evaluations.round_meeting import day_of_evaluation, meeting_part
from evaluations.staff_sheets.asked import were_asked
from meetings.models import Participation, Submission
from rules.kinds import EvaluationRoute, MeetingStatus


def with_counts(rounds: RoundQuerySet) -> RoundQuerySet:
    """Rounds with everything `progress_of` reads, the latest of an office last."""
    related = rounds.select_related(
        "participation__meeting", "participation__evaluation", "evaluation", "submission", "form_version"
    )
    written = Entry.objects.filter(round=OuterRef("pk")).order_by("saved_at", "pk")
    return related.annotate(
        asked=Count("staff_sheets"),
        staff_know=were_asked(),
        done=Count("staff_sheets", filter=Q(staff_sheets__submitted_at__isnull=False)),
        written_at=Subquery(written.values("saved_at")[:1]),
    ).order_by("facility", "fiscal_year", "number", "pk")


def progress_of(which: Round, today: date) -> Progress:
    """How far a round is that `with_counts` read."""
    part = meeting_part(which)
    result = result_of(which)
    by_agency = which.route == EvaluationRoute.AGENCY.value
    visited = result.evaluated_on if result else None  # a visit to come is recorded ahead
    return Progress(
        route=EvaluationRoute(which.route),
        started=True,
        staff_asked=getattr(which, "asked", 0),
        staff_done=getattr(which, "done", 0),
        staff_open=which.staff_closed_at is None,
        self_final=which.self_finalised_at is not None,
        day=day_of_evaluation(which),
        meeting=part is not None,
        announced=_announced(part, today),
        held=_held(part, today) if part else by_agency and _known(visited, today) is not None,
        final=which.results_finalised_at is not None,
        published_on=_known(result.published_on if result else None, today),
        reported_on=_known(result.report_submitted_on if result else None, today),
        submission=which.submission.state if which.submission else "",
    )


def result_of(which: Round) -> Evaluation | None:
    """What took place: the round's evaluation, else what a ledger knows of its meeting."""
    part = meeting_part(which)
    return which.evaluation or (getattr(part, "evaluation", None) if part else None)


def progress_of_part(part: Participation, report: Submission | None, today: date) -> Progress:
    """How far an evaluation is that only the plan or a ledger knows."""
    row: Evaluation | None = getattr(part, "evaluation", None)
    return Progress(
        day=part.meeting.held_on,
        meeting=True,
        announced=_announced(part, today),
        held=_held(part, today),
        published_on=_known(row.published_on if row else None, today),
        reported_on=_known(row.report_submitted_on if row else None, today),
        submission=report.state if report else "",
    )


def progress_of_agency(row: Evaluation, report: Submission | None, today: date) -> Progress:
    """How far an agency's evaluation is."""
    return Progress(
        route=EvaluationRoute.AGENCY,
        day=row.evaluated_on,
        meeting=True,
        held=_visited(row, today),
        published_on=_known(row.published_on, today),
        reported_on=_known(row.report_submitted_on, today),
        submission=report.state if report else "",
    )


def _announced(part: Participation | None, today: date) -> bool:
    return bool(part and part.notice_says_evaluation and _known(part.notice_on, today))


def _held(part: Participation, today: date) -> bool:
    return part.meeting.status == MeetingStatus.HELD.value and part.meeting.held_on <= today


def _visited(row: Evaluation | None, today: date) -> bool:
    """Whether an agency's visit took place by this day; a day to come is a planned one."""
    return row is not None and _known(row.evaluated_on, today) is not None


def _known(day: date | None, today: date) -> date | None:
    return day if day is not None and day <= today else None
