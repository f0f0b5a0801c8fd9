"""Notes for an office that never signs in that the report of its evaluation came on paper or by mail. [N 評価§6③]"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from evaluations.models import Evaluation, Round
from evaluations.services.evaluators import row_of
from evaluations.services.paper_report_errors import BeforeEvaluation, ReportDayToCome, ReportedHere
from evaluations.services.publishing import redate_result
from meetings.enums import SubmissionKind
from meetings.models import Meeting, Participation, Submission
from meetings.services.desk.arrivals import hold
from meetings.services.publishing.completion import ledgers_day
from meetings.services.publishing.ways import complete, ways_of
from operators.enums import Role
from operators.models import Facility, User
from operators.services.history import note
from rules.kinds import EvaluationRoute

_EYES = ("public_evaluator", "neutral_evaluator", "neutral_corporation_number")


@dataclass(frozen=True)
class PaperReport:
    """What the paper says; the two evaluators (`rules.kinds.Presence`, empty: unknown) or the agency's name."""

    reported_on: date
    published_on: date | None = None
    public_evaluator: str = ""
    neutral_evaluator: str = ""
    neutral_corporation_number: str = ""
    agency_name: str = ""


@transaction.atomic
def note_council(
    *, part: Participation, told: PaperReport, by: User, at: datetime, today: date
) -> Evaluation:
    """Of an evaluation at a meeting, which thereby was held; raises `PaperReportError`, `MeetingNotHeld`."""
    Meeting.objects.select_for_update().get(pk=part.meeting_id)
    row = Participation.objects.select_related("meeting", "facility").get(pk=part.pk)
    _must_follow(row.meeting.held_on, told, today)
    _must_not_be_here(Submission.objects.filter(participation=row, kind=SubmissionKind.EVALUATION).first())
    hold(row, by, at)
    Participation.objects.filter(pk=row.pk).update(carries_evaluation=True)
    return _written(row_of(row), told, by, at)


@transaction.atomic
def note_agency(
    *, facility: Facility, on: date, told: PaperReport, by: User, at: datetime, today: date
) -> Evaluation:
    """Of an agency's evaluation on a day; what is known of the day is taken over. Raises `PaperReportError`."""
    office = Facility.objects.select_for_update(of=("self",), no_key=True).get(pk=facility.pk)
    if on > today:
        raise ReportDayToCome("evaluated_on")
    _must_follow(on, told, today)
    rows = Evaluation.objects.select_for_update(of=("self",))
    known, _ = rows.get_or_create(facility=office, route=EvaluationRoute.AGENCY.value, evaluated_on=on)
    of = Round.objects.filter(evaluation=known).select_related("submission__municipality").first()
    _must_not_be_here(of.submission if of else None)
    return _written(known, told, by, at)


def _must_follow(day: date, told: PaperReport, today: date) -> None:
    for field, each in (("reported_on", told.reported_on), ("published_on", told.published_on)):
        if each is not None and each > today:
            raise ReportDayToCome(field)
        if each is not None and each < day:
            raise BeforeEvaluation(field, day)


def _must_not_be_here(submission: Submission | None) -> None:
    if submission is not None:
        raise ReportedHere(submission)


def _written(evaluation: Evaluation, told: PaperReport, by: User, at: datetime) -> Evaluation:
    """Write what the paper says; what the office itself told on this portal stands."""
    here = _told_by_office(evaluation)
    changes: dict[str, list[str | None]] = {}
    for name, after in _news(evaluation, told, here):
        before = getattr(evaluation, name)
        setattr(evaluation, name, after)
        changes[name] = [str(before) if before else None, str(after) if after else None]
    if not here:  # who told it stays beside what was told
        evaluation.recorded_at, evaluation.recorded_by = at, by
    evaluation.save()
    if told.published_on or not here:
        ways = ways_of(evaluation)
        changes["published_on"] = complete(evaluation, ledgers_day(told.published_on, ways), ways)
        redate_result(evaluation, at)
    subject = f"evaluation_result {evaluation.pk}"
    note("結果報告書の受領（紙・メール）", subject, evaluation.facility, changes, by=by, at=at)
    return evaluation


def _news(evaluation: Evaluation, told: PaperReport, here: bool) -> list[tuple[str, date | str]]:
    """What the paper changes; of what the office told it fills only the gaps. The day on paper is the ward's alone."""
    names: tuple[str, ...] = _EYES if evaluation.route == EvaluationRoute.COUNCIL.value else ("agency_name",)
    if here and evaluation.neutral_evaluator not in ("", told.neutral_evaluator):
        names = tuple(name for name in names if name != "neutral_corporation_number")  # another third party's
    filled = [(name, getattr(told, name)) for name in names if not (here and getattr(evaluation, name))]
    news: list[tuple[str, date | str]] = [("report_submitted_on", told.reported_on), *filled]
    return [(name, after) for name, after in news if getattr(evaluation, name) != after]


def _told_by_office(evaluation: Evaluation) -> bool:
    """Whether the office recorded it on this portal; its evaluators before the results are final as well."""
    if evaluation.recorded_by is not None and evaluation.recorded_by.role == Role.OPERATOR:
        return True
    return Round.objects.filter(evaluation=evaluation).exists()
