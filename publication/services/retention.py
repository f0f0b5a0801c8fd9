"""What people do to a clock: hold the deletion back, approve it, take that back; and the tombstone. [N §8, TRAPS 8]

Who may do it is the affair of the room that knows the office's people; here the row decides.
"""

from datetime import date, datetime

from django.db import transaction

from operators.models import User
from operators.services.history import note
from publication.models import Retention
from publication.retention_state import Clock


class RetentionError(Exception):
    """Nothing can be done with this clock."""


class AlreadyGone(RetentionError):
    """The papers are deleted."""


class NotYet(RetentionError):
    """The last day is too far ahead, the clock has not started, or somebody holds the deletion back."""


class Moved(RetentionError):
    """The last day, or what stood there, is another than the person had seen."""


@transaction.atomic
def hold(
    *, retention: Retention, reason: str, until: date | None, by: User, at: datetime, today: date
) -> None:
    """Keep the papers beyond their last day: for good, or through ``until``. An approval given before lapses."""
    row = _locked(retention)
    row.held_on, row.held_until, row.hold_reason, row.held_by = today, until, reason, by
    row.approved_at = row.approved_by = None
    row.save()
    _note("削除の停止", row, {"停止の期限": [None, until.isoformat() if until else "期限なし"]}, by=by, at=at)


@transaction.atomic
def release(*, retention: Retention, by: User, at: datetime) -> None:
    """End a hold; twice is once."""
    row = _locked(retention)
    if row.held_on is None:
        return
    row.held_on = row.held_until = row.held_by = None
    row.hold_reason = ""
    row.save()
    _note("削除の停止の解除", row, {}, by=by, at=at)


@transaction.atomic
def approve(*, retention: Retention, keep_until: date | None, by: User, at: datetime, today: date) -> None:
    """Let the papers go once their last day, which the person saw as ``keep_until``, is over; twice is once.

    Raises `AlreadyGone`, `NotYet` or `Moved`.
    """
    row = _locked(retention)
    if row.keep_until != keep_until:
        raise Moved
    if row.approved_at is not None and not row.held(today):
        return
    if not Clock(row, today).may_be_approved:
        raise NotYet
    row.approved_at, row.approved_by = at, by
    row.save()
    _note("削除の承認", row, {"保存期限": [None, str(row.keep_until)]}, by=by, at=at)


@transaction.atomic
def take_back(*, retention: Retention, by: User, at: datetime) -> None:
    """Take an approval back as long as nothing is deleted; twice is once. Raises `AlreadyGone`."""
    row = _locked(retention)
    if row.approved_at is None:
        return
    row.approved_at = row.approved_by = None
    row.save()
    _note("削除の承認の取消し", row, {}, by=by, at=at)


def _locked(retention: Retention) -> Retention:
    row = Retention.objects.select_for_update(of=("self",)).select_related("facility").get(pk=retention.pk)
    if row.disposed_at is not None:
        raise AlreadyGone
    return row


def _note(verb: str, row: Retention, changes: dict[str, list[str | None]], *, by: User, at: datetime) -> None:
    """One entry; the reason of a hold is the row's, for words of people have no place in what is never deleted."""
    note(verb, f"retention {row.pk}", row.facility, changes, by=by, at=at)
