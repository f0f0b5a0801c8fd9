"""Deletes what was approved and is over, one clock at a time: one transaction, claimed by a guarded update. [N §8]

Bytes go once the rows are gone for good; what a crash leaves in between is swept by `material_sweep`.
"""

from datetime import date, datetime
from functools import partial
from typing import Any

import structlog
from django.db import DatabaseError, transaction
from django.db.models import ProtectedError
from django.utils.timezone import get_default_timezone

from meetings.models import Material, Participation, Submission
from meetings.services.disposal.heaps import heap_of, shelf_of
from meetings.services.disposal.public import dispose_public
from meetings.services.disposal.statistics import statistics_of
from meetings.services.retention import planning
from meetings.services.retention.clocks import key_of
from meetings.services.retention.keepers import keeper_of
from meetings.services.retention.papers import case_papers, held_parts
from operators.local_time import day_of
from operators.services.history import note
from publication.enums import Holder
from publication.models import Retention

log = structlog.get_logger(__name__)

_NO_HOLD: dict[str, Any] = {"held_on": None, "held_until": None, "held_by": None, "hold_reason": ""}
"""A hold that is over goes with the papers: its words may tell of people, and a tombstone is kept for ever."""


def dispose_due(*, at: datetime) -> int:
    """Delete everything whose last day is over, that is approved and not held; answers how many clocks.

    Each by itself: what cannot be deleted (logged) stays approved, stands in nobody's way, and is tried again.
    """
    due = Retention.objects.due(day_of(at), _begin_of_day(at))
    done = 0
    for pk in list(due.order_by("keep_until", "pk").values_list("pk", flat=True)):
        try:
            done += dispose(pk=pk, at=at)
        except (ProtectedError, DatabaseError) as error:
            log.error("record could not be deleted", retention=pk, kind=type(error).__name__)
    return done


@transaction.atomic
def dispose(*, pk: int, at: datetime) -> bool:
    """Delete the papers of one clock and write its tombstone; False where it is not (or no longer) to be deleted.

    The clock is set from its source once more: what was withdrawn since it was planned is not deleted.
    """
    today = day_of(at)
    row = Retention.objects.select_related("facility").get(pk=pk)
    if not _planned_again(row, today, at):
        return False
    due = Retention.objects.due(today, _begin_of_day(at)).filter(pk=pk)
    if not due.update(disposed_at=at, **_NO_HOLD):  # somebody else was quicker, or it moved
        return False
    key, holder = key_of(row.source), Holder(row.holder)
    counts: dict[str, int] = {}
    if holder is Holder.OFFICE:
        Retention.objects.filter(pk=pk).update(statistics=_numbers(row))
        counts |= dispose_public([row.source], at=at)
    heap = heap_of(shelf_of(row), [key], at=at)
    heap.take_away()
    _mark(row, today)
    counts = heap.counts | counts
    Retention.objects.filter(pk=pk).update(disposed=counts)
    note("保存期間満了による削除", f"retention {pk}", row.facility, {"件数": [None, counts]}, by=None, at=at)
    transaction.on_commit(partial(_delete_files, heap.files))
    return True


def _numbers(row: Retention) -> dict[str, dict[str, int]]:
    """What stays on the tombstone, taken before anything goes."""
    keeper = keeper_of(row.source)
    return keeper.numbers(key_of(row.source)) if keeper else statistics_of(key_of(row.source))


def _mark(row: Retention, today: date) -> None:
    """Write at what stays that its papers are gone."""
    if keeper := keeper_of(row.source):
        keeper.gone(key_of(row.source), today)
    elif row.holder == Holder.OFFICE:
        Participation.objects.filter(pk=key_of(row.source)).update(disposed_on=today)


def _begin_of_day(at: datetime) -> datetime:
    return at.astimezone(get_default_timezone()).replace(hour=0, minute=0, second=0, microsecond=0)


def _planned_again(row: Retention, today: date, at: datetime) -> bool:
    """Bring this one clock in line with its source; answers whether the papers still have one."""
    key = key_of(row.source)
    if keeper := keeper_of(row.source):
        return planning.plan_kept(keeper, key, at=at)
    if row.holder == Holder.OFFICE:
        parts = held_parts(today).filter(pk=key)
        planning.plan_parts(parts, at=at)
        return parts.exists()
    if row.holder == Holder.WARD:
        planning.plan_submissions(Submission.objects.filter(pk=key), at=at)
        return True
    papers = case_papers().filter(pk=key)
    planning.plan_case_papers(papers, at=at)
    return papers.exists()


def _delete_files(names: list[str]) -> None:
    """Remove the bytes; one that cannot be removed now is without a row, and the sweep takes it."""
    storage = Material._meta.get_field("file").storage
    for name in names:
        try:
            storage.delete(name)
        except OSError:
            log.warning("stored file not deleted, the sweep will")
