"""Applying for 緩和, on screen or on a paper the ward records, and withdrawing. [O]"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from evaluations.models import Relief
from evaluations.services.relief_bars import obstacle, rules_on
from evaluations.services.relief_errors import DayToCome, Decided, Forwarded, OutsideWindow, ReasonMissing
from evaluations.services.relief_mails import owe_application
from operators.enums import Role
from operators.models import Facility, User
from operators.services.history import note
from outbox.models import Message
from rules.evaluation import relief_window
from rules.fiscal_year import FiscalYear


@dataclass(frozen=True)
class Application:
    """What the paper says: who evaluated last and when, and the words on the conditions of the 要綱."""

    agency_name: str
    last_evaluated_on: date
    words: str = ""


@transaction.atomic
def apply(*, facility: Facility, told: Application, by: User, at: datetime, today: date) -> Relief:
    """The office applies for the 年度 of ``today``, and the ward's desk is told by mail; raises a `ReliefError`."""
    relief = _apply(facility, told, today, "", by, at, today)
    owe_application(relief, at=at)
    return relief


def record_paper(
    *,
    facility: Facility,
    told: Application,
    applied_on: date,
    late_reason: str,
    by: User,
    at: datetime,
    today: date,
) -> Relief:
    """The ward records what came on paper; outside the window it says why it takes it. Raises a `ReliefError`."""
    if applied_on > today:
        raise DayToCome("applied_on")
    opens, closes = relief_window(FiscalYear.of(applied_on), rules_on(facility, applied_on))
    if not opens <= applied_on <= closes:
        if not late_reason.strip():
            error = ReasonMissing("late_reason")
            error.words = f"{OutsideWindow(opens, closes).words}期間の外に受け付ける理由を入力してください。"
            raise error
    else:
        late_reason = ""
    return _apply(facility, told, applied_on, late_reason.strip(), by, at, today)


@transaction.atomic
def _apply(
    facility: Facility, told: Application, on: date, late: str, by: User, at: datetime, today: date
) -> Relief:
    # The office is the lock: two applications at once become one and a sentence.
    locked = Facility.objects.select_for_update(of=("self",), no_key=True).select_related("municipality")
    office = locked.get(pk=facility.pk)
    if told.last_evaluated_on > today:
        raise DayToCome("last_evaluated_on")
    if error := obstacle(facility=office, on=on, late=bool(late)):
        raise error
    relief = Relief.objects.create(
        facility=office,
        fiscal_year=FiscalYear.of(on).year,
        applied_on=on,
        applied_by=by,
        agency_name=told.agency_name,
        last_evaluated_on=told.last_evaluated_on,
        words=told.words,
        late_reason=late,
    )
    changes = {
        "年度": [None, relief.fiscal_year],
        "申請日": [None, str(on)],
        "期間の外": [None, bool(late)],
    }
    note("緩和の申請", f"relief {relief.pk}", office, changes, by=by, at=at)
    return relief


@transaction.atomic
def withdraw(*, relief: Relief, by: User, at: datetime) -> None:
    """Take an undecided application back, after the 進達 by the ward only; raises `Decided` or `Forwarded`."""
    row = Relief.objects.select_for_update(of=("self",)).select_related("facility").get(pk=relief.pk)
    if row.approved is not None:
        raise Decided
    if row.forwarded_on and by.role != Role.WARD:
        raise Forwarded
    changes = {"年度": [row.fiscal_year, None], "申請日": [str(row.applied_on), None]}
    note("緩和の申請の取下げ", f"relief {row.pk}", row.facility, changes, by=by, at=at)
    # Without its application a mail would be kept for ever: what has gone out goes as well.
    Message.objects.filter(key__startswith=f"relief/{row.pk}/").delete()
    row.delete()
