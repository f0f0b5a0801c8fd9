"""Records the evaluation by an agency: who, when, where the result stands. A day to come is a planned one. [N 評価§2, O]"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction

from evaluations.models import Evaluation, Round
from evaluations.services.agency_errors import AddressRefused, AfterPublication, DayTaken, OutsideYear
from evaluations.services.agency_rounds import open_agency_round
from meetings.services.publishing.ways import is_web_address
from operators.models import User
from operators.services.history import note
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute


@dataclass(frozen=True)
class AgencyWords:
    """What the office tells of it. ``result_url`` empty: the result is not out yet."""

    agency_name: str
    evaluated_on: date
    result_url: str = ""


@transaction.atomic
def record(*, round: Round, told: AgencyWords, by: User, at: datetime) -> Evaluation:  # noqa: A002 - as everywhere
    """Write it down or put it right; what a ledger knows of the day already is taken over, never doubled.

    Raises `NotByAgency`, `RoundOver`, `ReportStands`, `OutsideYear`, `AddressRefused`, `DayTaken` or `AfterPublication`.
    """
    row = open_agency_round(round)
    year = FiscalYear(row.fiscal_year)
    if told.evaluated_on not in year:
        raise OutsideYear(year)
    if told.result_url and not is_web_address(told.result_url):
        raise AddressRefused
    evaluation = _of(row, told.evaluated_on)
    followed = (evaluation.published_on, evaluation.report_submitted_on)
    if any(day and day < told.evaluated_on for day in followed):
        raise AfterPublication
    changes = _apply(evaluation, told)
    if evaluation.pk is None:
        evaluation.recorded_at, evaluation.recorded_by = at, by
    elif not changes and row.evaluation_id == evaluation.pk:
        return evaluation
    try:
        with transaction.atomic():
            evaluation.save()
    except IntegrityError as error:  # a ledger brought the day at this very moment
        raise DayTaken from error
    Round.objects.filter(pk=row.pk).update(evaluation=evaluation, planned_on=told.evaluated_on)
    note("評価機関による評価の記録", f"evaluation {row.pk}", row.facility, changes, by=by, at=at)
    return evaluation


def _of(row: Round, day: date) -> Evaluation:
    """The round's evaluation, else what stands on the day, else a new one."""
    on_day = Evaluation.objects.select_for_update(of=("self",)).filter(
        facility=row.facility_id, route=EvaluationRoute.AGENCY.value, evaluated_on=day
    )
    there = on_day.first()
    if there and there.pk != row.evaluation_id:
        if row.evaluation_id or Round.objects.filter(evaluation=there).exists():
            raise DayTaken
        return there
    return row.evaluation or Evaluation(facility=row.facility, route=EvaluationRoute.AGENCY.value)


def _apply(evaluation: Evaluation, told: AgencyWords) -> dict[str, list[str | None]]:
    """Set the words; answers what changed, by the name on screen."""
    changes: dict[str, list[str | None]] = {}
    for name in ("agency_name", "evaluated_on", "result_url"):
        before, after = getattr(evaluation, name), getattr(told, name)
        if before != after:
            label = str(Evaluation._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            changes[label] = [str(before) if before else None, str(after) if after else None]
            setattr(evaluation, name, after)
    return changes


def unlinked(round: Round) -> Evaluation | None:  # noqa: A002 - as everywhere
    """An evaluation of the round's year that a ledger brought and no round has; the first."""
    if round.evaluation_id or round.route != EvaluationRoute.AGENCY.value:
        return None
    year = FiscalYear(round.fiscal_year)
    rows = Evaluation.objects.filter(
        facility=round.facility_id, route=EvaluationRoute.AGENCY.value, round=None
    )
    return rows.filter(evaluated_on__range=(year.first, year.last)).order_by("evaluated_on").first()
