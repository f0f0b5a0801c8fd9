"""Makes a self-evaluation final for the council, and opens it again for a correction. [N 評価§4(1), §7]"""

from datetime import datetime
from typing import Any

from django.db import transaction

from evaluations.models import Entry, Round
from evaluations.self_evaluation.course import course_of
from evaluations.self_evaluation.filling import differing
from evaluations.self_evaluation.sheets import SelfSheets, self_sheets_of
from evaluations.services.locking import locked_round
from evaluations.services.self_errors import (
    AlreadyFinal,
    Incomplete,
    MeetingOver,
    NotFinal,
    ReasonMissing,
    ResultsFinal,
    StaffOpen,
    WordsNamePeople,
)
from evaluations.services.self_paper import take_away
from meetings.services.public_texts.finding import Finding
from operators.models import User
from operators.services.history import note
from rules.kinds import MeetingStatus


@transaction.atomic
def finalise(*, round: Round, by: User, at: datetime) -> Round:  # noqa: A002 - what it is in every room
    """Close the office's sheets; what came by itself (counts, words brought along) is written into the rows.

    Raises `AlreadyFinal`, `StaffOpen`, `Incomplete`. The paper is `self_paper.place`'s affair, after this.
    """
    locked = locked_round(round)
    sheets = self_sheets_of(locked)
    if sheets.closed:
        raise AlreadyFinal
    if sheets.awaiting:
        raise StaffOpen
    if sheets.gaps:
        raise Incomplete(sheets.gaps)
    _write_what_came(sheets, by=by, at=at)
    locked.self_finalised_at, locked.self_finalised_by = at, by
    locked.save(update_fields=["self_finalised_at", "self_finalised_by"])
    _remember("自己評価の確定", locked, {}, by=by, at=at)
    return locked


@transaction.atomic
def reopen(*, round: Round, reason: str, by: User, at: datetime) -> Round:  # noqa: A002 - as above
    """Open the sheets again. The paper stays where members have it, and goes where nobody has it yet.

    Raises `NotFinal`, `ResultsFinal`, `MeetingOver`, `ReasonMissing`, `WordsNamePeople`.
    """
    locked = locked_round(round)
    must_be_reopenable(locked)
    words = reason.replace("\x00", "").strip()
    if not words:
        raise ReasonMissing
    if Finding.of(locked.facility)(words):
        raise WordsNamePeople
    locked.self_finalised_at = locked.self_finalised_by = None
    locked.save(update_fields=["self_finalised_at", "self_finalised_by"])
    if not course_of(locked).sent:  # what is being rewritten must not go out with an automatic notice
        take_away(locked, by=by, at=at)
    _remember("自己評価の確定の取消し", locked, {"理由": [None, words]}, by=by, at=at)
    return locked


def must_be_reopenable(of: Round) -> None:
    """Raise what stands in the way of a correction; the round comes with its participation's meeting."""
    if of.results_finalised_at or of.disposed_on:
        raise ResultsFinal
    if of.self_finalised_at is None:
        raise NotFinal
    if of.participation and of.participation.meeting.status == MeetingStatus.HELD.value:
        raise MeetingOver


def _write_what_came(sheets: SelfSheets, *, by: User, at: datetime) -> None:
    for (sheet, row), values in differing(sheets.values, sheets.stored).items():
        entry = sheets.entries.get((sheet, row)) or Entry(round=sheets.round, sheet=sheet, row=row)
        entry.values = dict(values)
        entry.revision += 1
        entry.saved_at, entry.saved_by = at, by
        entry.save()


def _remember(verb: str, of: Round, changes: dict[str, Any], *, by: User, at: datetime) -> None:
    note(verb, f"evaluation {of.pk}", of.facility, changes, by=by, at=at)
