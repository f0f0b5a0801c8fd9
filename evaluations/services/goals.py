"""The 目標達成計画 that follows an agency's evaluation: rows added, changed and taken away one by one. [O]"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from evaluations.agency_content import GOAL_FIELDS, GOALS
from evaluations.models import Entry, Round
from evaluations.services.agency_errors import GoalChanged, GoalEmpty, GoalGone, GoalsFull
from evaluations.services.agency_rounds import open_agency_round
from operators.models import User
from operators.services.history import note

MOST = 50
"""As many rows as a plan may have."""


@transaction.atomic
def add(*, round: Round, values: Mapping[str, str], by: User, at: datetime) -> Entry:  # noqa: A002 - as everywhere
    """Add a row at the end; raises an `AgencyError`."""
    row = open_agency_round(round)
    entry = Entry(round=row, sheet=GOALS, row=str(max(_used(row), default=0) + 1))
    return _write(entry, values, "目標の追加", by, at)


@transaction.atomic
def save(
    *,
    round: Round,  # noqa: A002 - as everywhere
    row: str,
    values: Mapping[str, str],
    seen: int,
    by: User,
    at: datetime,
) -> Entry:
    """Write a row that was read at the revision ``seen``; raises `GoalChanged`, `GoalEmpty` or another `AgencyError`.

    A row that somebody has taken away meanwhile is written anew, before rows that stand: nothing typed is lost.
    """
    of = open_agency_round(round)
    entry = of.entries.filter(sheet=GOALS, row=row).first() or _anew(of, row)
    if entry.revision not in (seen, 0):
        raise GoalChanged({name: str(entry.values.get(name, "")) for name in GOAL_FIELDS}, entry.revision)
    return _write(entry, values, "目標の変更", by, at)


@transaction.atomic
def remove(*, round: Round, row: str, by: User, at: datetime) -> None:  # noqa: A002 - as everywhere
    """Take a row away; one that is not there is gone. Raises an `AgencyError`."""
    of = open_agency_round(round)
    gone, _ = of.entries.filter(sheet=GOALS, row=row).delete()
    if gone:
        note("目標の削除", f"evaluation {of.pk}", of.facility, {f"{GOALS}/{row}": [1, None]}, by=by, at=at)


def _used(of: Round) -> list[int]:
    """The numbers of the rows; raises `GoalsFull` where no other has room."""
    used = [int(key) for key in of.entries.filter(sheet=GOALS).values_list("row", flat=True)]
    if len(used) >= MOST:
        raise GoalsFull(MOST)
    return used


def _anew(of: Round, row: str) -> Entry:
    """A row that is not there (any more); raises `GoalGone` for a number that no row after it vouches for."""
    if not 0 < int(row) <= max(_used(of), default=0):
        raise GoalGone
    return Entry(round=of, sheet=GOALS, row=str(int(row)))


def _write(entry: Entry, values: Mapping[str, str], verb: str, by: User, at: datetime) -> Entry:
    told = {name: values.get(name, "").replace("\x00", "").strip() for name in GOAL_FIELDS}
    if not told["goal"]:
        raise GoalEmpty
    if entry.pk and entry.values == told:
        return entry
    before = entry.revision or None
    entry.values, entry.saved_at, entry.saved_by = told, at, by
    entry.revision += 1
    entry.save()
    of = entry.round
    changes = {f"{GOALS}/{entry.row}": [before, entry.revision]}
    note(verb, f"evaluation {of.pk}", of.facility, changes, by=by, at=at)
    return entry
