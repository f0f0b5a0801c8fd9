"""The office closes its staff sheets: from then on it reads what they say together. It may open them again. [O]

Who closes twice could take one count from the other and read what one person said between. So a second count takes
the place of the first only when three people or more handed in, corrected or left since; else the first stays.
"""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256
from typing import Any

from django.db import transaction

from evaluations.models import Round, StaffSheet
from evaluations.services.staff_errors import DeadlineOver, NotClosed, SelfIsFinal, SheetsGone
from evaluations.services.staff_rounds import locked_round, open_round, remember
from evaluations.staff_sheets.rollup import FEWEST, RollUp, roll_up
from operators.local_time import day_of
from operators.models import User


@dataclass(frozen=True)
class Outlook:
    """What closing would do: ``submitted`` sheets count, ``begun`` and ``untouched`` do not; ``stays``: the first count."""

    submitted: int
    begun: int
    untouched: int
    stays: bool

    @property
    def told(self) -> bool:
        """Whether there are enough sheets to tell anything."""
        return self.submitted >= FEWEST


def outlook_of(of: Round) -> Outlook:
    """What closing now would do; one query."""
    sheets = list(of.staff_sheets.all())
    submitted = [sheet for sheet in sheets if sheet.submitted_at]
    begun = sum(1 for sheet in sheets if not sheet.submitted_at and sheet.answers)
    rest = len(sheets) - len(submitted) - begun
    return Outlook(len(submitted), begun, rest, _stays(of.staff_result, _prints(submitted)))


@transaction.atomic
def close(*, round: Round, by: User, at: datetime) -> Round:  # noqa: A002 - as everywhere
    """Close the sheets and freeze what they say together. Raises `StaffClosed` or `SelfIsFinal`."""
    locked = open_round(round)
    sheets = list(locked.staff_sheets.select_for_update(of=("self",)).filter(submitted_at__isnull=False))
    prints = _prints(sheets)
    if not _stays(locked.staff_result, prints):
        told = roll_up(locked.form_version.form, [(sheet.role, sheet.answers) for sheet in sheets])
        locked.staff_result = told.as_json() | {"sheets": prints}
    locked.staff_closed_at, locked.staff_closed_by = at, by
    locked.save(update_fields=["staff_result", "staff_closed_at", "staff_closed_by"])
    remember("個別評価の締切り", locked, {"submitted": [None, len(sheets)]}, by=by, at=at)
    return locked


@transaction.atomic
def reopen(*, round: Round, by: User, at: datetime) -> Round:  # noqa: A002 - as everywhere
    """Take answers again; the count made so far stays until the next closing.

    Raises `NotClosed`, `SelfIsFinal` or
    `SheetsGone`.
    """
    locked = locked_round(round)
    if locked.self_finalised_at or locked.disposed_on:
        raise SelfIsFinal
    if locked.staff_closed_at is None:
        raise NotClosed
    if RollUp.from_json(locked.staff_result).respondents and not locked.staff_sheets.exists():
        raise SheetsGone
    locked.staff_closed_at, locked.staff_closed_by = None, None
    locked.save(update_fields=["staff_closed_at", "staff_closed_by"])
    remember("個別評価の締切りの取消し", locked, {}, by=by, at=at)
    return locked


@transaction.atomic
def set_deadline(*, round: Round, closes_on: date | None, by: User, at: datetime) -> Round:  # noqa: A002 - as everywhere
    """Tell until when answers are asked for; None: no day. Raises `StaffClosed`, `SelfIsFinal`, `DeadlineOver`."""
    locked = open_round(round)
    if locked.staff_closes_on == closes_on:
        return locked
    before = locked.participation.meeting.held_on if locked.participation else locked.planned_on
    if closes_on and (closes_on < day_of(at) or (before and closes_on >= before)):
        raise DeadlineOver
    changes = {"staff_closes_on": [_plain(locked.staff_closes_on), _plain(closes_on)]}
    locked.staff_closes_on = closes_on
    locked.save(update_fields=["staff_closes_on"])
    remember("個別評価の締切日の変更", locked, changes, by=by, at=at)
    return locked


def _prints(sheets: list[StaffSheet]) -> dict[str, str]:
    """By which a sheet is known to be the one that was counted."""
    return {
        str(sheet.pk): sha256(f"{sheet.pk}/{sheet.saved_at}".encode()).hexdigest()[:12] for sheet in sheets
    }


def _stays(result: dict[str, Any], prints: dict[str, str]) -> bool:
    """Whether fewer than three people changed anything since a count that was told."""
    if not RollUp.from_json(result).told:
        return False
    counted: dict[str, str] = result.get("sheets", {})
    changed = [key for key in counted.keys() | prints.keys() if counted.get(key) != prints.get(key)]
    return 0 < len(changed) < FEWEST


def _plain(day: date | None) -> str | None:
    return day.isoformat() if day else None
