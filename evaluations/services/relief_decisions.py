"""What the ward does with an application for 緩和: forwards it, records the decision, tells the office. [O]"""

from datetime import date, datetime

from django.db import transaction

from evaluations.models import Relief
from evaluations.services.relief_bars import paused
from evaluations.services.relief_errors import (
    AlreadyTold,
    DayToCome,
    NotDecided,
    ReasonMissing,
    TooEarly,
    TooLate,
)
from evaluations.services.relief_mails import owe_decision
from operators.models import User
from operators.services.history import note
from rules.fiscal_year import FiscalYear


@transaction.atomic
def forward(*, relief: Relief, on: date, by: User, at: datetime, today: date) -> None:
    """Record the 進達 to the prefecture, or put its day right; raises `DayToCome`, `TooEarly` or `TooLate`."""
    row = _locked(relief)
    _must_be_between(row, "forwarded_on", on, today)
    if row.decided_on and on > row.decided_on:
        raise TooLate("forwarded_on", "決定日", row.decided_on)
    changes = {"進達日": [_told(row.forwarded_on), str(on)]}
    row.forwarded_on = on
    row.save(update_fields=["forwarded_on"])
    note("緩和の進達", f"relief {row.pk}", row.facility, changes, by=by, at=at)


@transaction.atomic
def decide(
    *, relief: Relief, approved: bool, on: date, reason: str, by: User, at: datetime, today: date
) -> None:
    """Record the decision, or put a recorded one right, which needs a reason and must be told anew.

    A refusal has a reason as well. Raises `DayToCome`, `TooEarly`, `ReasonMissing` or `PauseYear`.
    """
    row = _locked(relief)
    _must_be_between(row, "decided_on", on, today)
    if row.forwarded_on and on < row.forwarded_on:
        raise TooEarly("decided_on", "進達日", row.forwarded_on)
    corrected = row.approved is not None
    if not reason.strip() and (corrected or not approved):
        raise ReasonMissing("reason")
    if approved and (error := paused(facility=row.facility, year=FiscalYear(row.fiscal_year), on=on)):
        raise error
    changes = {
        "決定": [_decision(row.approved), _decision(approved)],
        "決定日": [_told(row.decided_on), str(on)],
        "通知日": [_told(row.told_on), None],
    }
    row.approved, row.decided_on, row.reason, row.decided_by, row.told_on = approved, on, reason, by, None
    row.save()
    verb = "緩和の決定の訂正" if corrected else "緩和の決定"
    note(verb, f"relief {row.pk}", row.facility, changes, by=by, at=at)


@transaction.atomic
def tell(*, relief: Relief, on: date, mail: bool, by: User, at: datetime, today: date) -> int:
    """Record that the office is told, by mail from here where ``mail``; answers how many mails are owed.

    Raises `NotDecided`, `AlreadyTold`, `DayToCome` or `TooEarly`.
    """
    row = _locked(relief)
    if row.decided_on is None:
        raise NotDecided
    if row.told_on is not None:
        raise AlreadyTold
    if on > today:
        raise DayToCome("told_on")
    if on < row.decided_on:
        raise TooEarly("told_on", "決定日", row.decided_on)
    row.told_on = on
    row.save(update_fields=["told_on"])
    owed = owe_decision(row, at=at) if mail else 0
    changes = {"通知日": [None, str(on)], "メール": [None, owed]}
    note("緩和の決定の通知", f"relief {row.pk}", row.facility, changes, by=by, at=at)
    return owed


def _locked(relief: Relief) -> Relief:
    rows = Relief.objects.select_for_update(of=("self",))
    return rows.select_related("facility__municipality").get(pk=relief.pk)


def _must_be_between(row: Relief, field: str, on: date, today: date) -> None:
    if on > today:
        raise DayToCome(field)
    if on < row.applied_on:
        raise TooEarly(field, "申請日", row.applied_on)


def _told(day: date | None) -> str | None:
    return str(day) if day else None


def _decision(approved: bool | None) -> str | None:
    return None if approved is None else "承認" if approved else "不承認"
