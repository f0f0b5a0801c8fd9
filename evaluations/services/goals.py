"""The 目標達成計画 that follows an agency's evaluation: rows added, changed and taken away one by one. [O]"""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

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
    """Add a row at the end, with a number that no other row ever had; raises an `AgencyError`."""
    row = open_agency_round(round)
    rows = row.entries.filter(sheet=GOALS).values_list("row", flat=True)
    entry = Entry(round=row, sheet=GOALS, row=str(max(map(int, rows), default=0) + 1))
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

    A row that somebody has taken away meanwhile is written anew: nothing typed is lost.
    """
    entry = open_agency_round(round).entries.filter(sheet=GOALS, row=row).first()
    if entry is None:
        raise GoalGone
    if entry.values and entry.revision != seen:
        raise GoalChanged({name: str(entry.values.get(name, "")) for name in GOAL_FIELDS}, entry.revision)
    return _write(entry, values, "目標の変更", by, at)


@transaction.atomic
def remove(*, round: Round, row: str, by: User, at: datetime) -> None:  # noqa: A002 - as everywhere
    """Empty a row; what was raised from its number stays its own. One that is gone is gone. Raises an `AgencyError`."""
    entry = _standing(open_agency_round(round)).filter(row=row).first()
    if entry:
        _put(entry, {}, "目標の削除", by, at)


def _standing(of: Round) -> QuerySet[Entry]:
    return of.entries.filter(sheet=GOALS).exclude(values={})


def _write(entry: Entry, values: Mapping[str, str], verb: str, by: User, at: datetime) -> Entry:
    told = {name: values.get(name, "").replace("\x00", "").strip() for name in GOAL_FIELDS}
    if not told["goal"]:
        raise GoalEmpty
    if not entry.values and _standing(entry.round).count() >= MOST:
        raise GoalsFull(MOST)
    return entry if entry.values == told else _put(entry, told, verb, by, at)


def _put(entry: Entry, told: dict[str, str], verb: str, by: User, at: datetime) -> Entry:
    before = entry.revision or None
    entry.values, entry.saved_at, entry.saved_by = told, at, by
    entry.revision += 1
    entry.save()
    of = entry.round
    changes = {f"{GOALS}/{entry.row}": [before, entry.revision if told else None]}
    note(verb, f"evaluation {of.pk}", of.facility, changes, by=by, at=at)
    return entry
