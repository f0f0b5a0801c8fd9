"""The office closes its staff sheets: from then on it reads what they say together, once and for all. [O, ADR 0021]

Of two counts the difference could be one person's answers: however many others were touched between, each of them
may be known to the office. So a count that was told stays; only where nothing was told are the sheets opened again.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from evaluations.course.timeline import may_be_staff_deadline
from evaluations.models import Round
from evaluations.round_meeting import day_of_evaluation
from evaluations.services.locking import locked_round
from evaluations.services.round_errors import DeadlineOutside
from evaluations.services.staff_errors import CountStands, NotClosed, SelfIsFinal
from evaluations.services.staff_rounds import open_round, remember
from evaluations.staff_sheets.progress import progress_of
from evaluations.staff_sheets.rollup import FEWEST, RollUp, roll_up
from evaluations.staff_sheets.standing import is_over
from meetings.services.scheduling.details import plain
from operators.local_time import day_of
from operators.models import User


@dataclass(frozen=True)
class Outlook:
    """What closing would do: ``submitted`` sheets count, ``begun`` and ``untouched`` do not."""

    submitted: int
    begun: int
    untouched: int

    @property
    def told(self) -> bool:
        """Whether there are enough sheets to tell anything."""
        return self.submitted >= FEWEST


def outlook_of(of: Round) -> Outlook:
    """What closing now would do; one query."""
    staff, sheets = of.form_version.form.staff_sheet, list(of.staff_sheets.all())
    waiting = [sheet for sheet in sheets if not sheet.submitted_at]
    far = [progress_of(staff, sheet.answers, submitted=False) for sheet in waiting] if staff else []
    begun = sum(1 for progress in far if progress.begun)
    return Outlook(len(sheets) - len(waiting), begun, len(waiting) - begun)


@transaction.atomic
def close(*, round: Round, by: User, at: datetime) -> Round:  # noqa: A002 - as everywhere
    """Close the sheets and freeze what they say together. Raises `StaffClosed` or `SelfIsFinal`."""
    locked = open_round(round)
    sheets = list(locked.staff_sheets.select_for_update(of=("self",)).filter(submitted_at__isnull=False))
    if not is_told(locked):
        told = roll_up(locked.form_version.form, [(sheet.role, sheet.answers) for sheet in sheets])
        locked.staff_result = told.as_json()
    locked.staff_closed_at, locked.staff_closed_by = at, by
    locked.save(update_fields=["staff_result", "staff_closed_at", "staff_closed_by"])
    remember("個別評価の締切り", locked, {"submitted": [None, len(sheets)]}, by=by, at=at)
    return locked


@transaction.atomic
def reopen(*, round: Round, by: User, at: datetime) -> Round:  # noqa: A002 - as everywhere
    """Take answers again, while nothing was told. Raises `NotClosed`, `SelfIsFinal` or `CountStands`."""
    locked = locked_round(round)
    if is_over(locked):
        raise SelfIsFinal
    if locked.staff_closed_at is None:
        raise NotClosed
    if is_told(locked):
        raise CountStands
    locked.staff_closed_at, locked.staff_closed_by = None, None
    locked.save(update_fields=["staff_closed_at", "staff_closed_by"])
    remember("個別評価の締切りの取消し", locked, {}, by=by, at=at)
    return locked


def is_told(of: Round) -> bool:
    """Whether a count was told: it stays for this round, and no other is made."""
    return RollUp.from_json(of.staff_result).told


@transaction.atomic
def set_deadline(*, round: Round, closes_on: date | None, by: User, at: datetime) -> Round:  # noqa: A002 - as everywhere
    """Tell until when answers are asked for; None: no day. Raises `StaffClosed`, `SelfIsFinal`, `DeadlineOutside`."""
    locked = open_round(round)
    if locked.staff_closes_on == closes_on:
        return locked
    if closes_on and not may_be_staff_deadline(closes_on, day_of_evaluation(locked), day_of(at)):
        raise DeadlineOutside
    changes = {"staff_closes_on": [plain(locked.staff_closes_on), plain(closes_on)]}
    locked.staff_closes_on = closes_on
    locked.save(update_fields=["staff_closes_on"])
    remember("個別評価の締切日の変更", locked, changes, by=by, at=at)
    return locked
