"""Begins a round of evaluation, and changes the day it counts back from. [N 評価§2, §4]"""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from evaluations.course.duty import has_duty
from evaluations.course.running import RUNNING
from evaluations.course.timeline import may_be_staff_deadline
from evaluations.models import Round
from evaluations.services.editions import NoForm, edition_for
from evaluations.services.locking import locked_round
from evaluations.services.round_errors import (
    AlreadyRunning,
    DayOutside,
    DayPast,
    DeadlineOutside,
    NoDuty,
    OfficeClosed,
    ResultsStand,
)
from evaluations.services.rounds_meeting import choose_meeting_on
from meetings.services.scheduling.details import plain
from operators.local_time import day_of
from operators.models import Facility, User
from operators.services.history import note
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute


def start(
    *,
    facility: Facility,
    fiscal_year: int,
    planned_on: date,
    by: User,
    at: datetime,
    staff_closes_on: date | None = None,
) -> Round:
    """Begin the office's evaluation of a 年度 with the edition of the form in force today. [N 評価§2]

    ``planned_on``: the day of the evaluation meeting, or of the agency's visit; the one meeting of that day that can
    carry it is chosen. Raises a `RoundError`. A further round of the same year is possible once the one before has its
    results: an evaluation may not have counted.
    """
    begun = _begun(facility, FiscalYear(fiscal_year), planned_on, staff_closes_on, by, at)
    # On its own: whoever changes a meeting locks that first and then the office, which is locked while a round begins.
    choose_meeting_on(round=begun, day=planned_on, by=by, at=at)
    return begun


@transaction.atomic
def _begun(
    facility: Facility,
    year: FiscalYear,
    planned_on: date,
    staff_closes_on: date | None,
    by: User,
    at: datetime,
) -> Round:
    """Store the round. The office is the lock: two people who begin at once make one round and a sentence."""
    office = Facility.objects.select_for_update(of=("self",), no_key=True).get(pk=facility.pk)
    _must_be_possible(office, year, day_of(at))
    _must_fit(year, planned_on, staff_closes_on, day_of(at))
    try:
        edition = edition_for(facility=office, at=at)
    except NoForm as error:
        raise NoDuty from error
    begun = Round.objects.create(
        facility=office,
        fiscal_year=year.year,
        number=_next_number(office, year),
        route=office.evaluation_route,
        form_version=edition,
        planned_on=planned_on,
        staff_closes_on=staff_closes_on,
        started_at=at,
        started_by=by,
    )
    changes = {"fiscal_year": [None, year.year], "planned_on": [None, planned_on.isoformat()]}
    note("外部評価の開始", f"evaluation {begun.pk}", office, changes, by=by, at=at)
    return begun


def _next_number(office: Facility, year: FiscalYear) -> int:
    last = Round.objects.filter(facility=office, fiscal_year=year.year).aggregate(last=Max("number"))
    return (last["last"] or 0) + 1


@transaction.atomic
def plan_day(
    *,
    round: Round,  # noqa: A002 - the word of the field
    planned_on: date,
    by: User,
    at: datetime,
) -> None:
    """Change the day of a round without a meeting; the staff's deadline stays as it was told. Raises a `RoundError`."""
    which = locked_round(round)
    if which.route == EvaluationRoute.AGENCY.value and which.evaluation_id:
        raise ResultsStand("評価の日は、評価機関の記録の画面で変更してください。")
    if which.results_finalised_at or which.disposed_on:
        raise ResultsStand
    _must_fit(FiscalYear(which.fiscal_year), planned_on, None, day_of(at))
    if which.planned_on == planned_on:
        return
    changes = {"planned_on": [plain(which.planned_on), plain(planned_on)]}
    Round.objects.filter(pk=which.pk).update(planned_on=planned_on)
    note("外部評価の予定の変更", f"evaluation {which.pk}", which.facility, changes, by=by, at=at)


def _must_be_possible(office: Facility, year: FiscalYear, today: date) -> None:
    if not has_duty(office, year):
        raise NoDuty
    if office.closed_on and office.closed_on <= today:
        raise OfficeClosed
    if Round.objects.filter(RUNNING, facility=office, fiscal_year=year.year).exists():
        raise AlreadyRunning(year)


def _must_fit(year: FiscalYear, planned_on: date, staff_closes_on: date | None, today: date) -> None:
    if planned_on not in year:
        raise DayOutside(year)
    if planned_on < today:
        raise DayPast
    if staff_closes_on and not may_be_staff_deadline(staff_closes_on, planned_on, today):
        raise DeadlineOutside
