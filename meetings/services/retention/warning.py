"""Tells offices and wards ahead of a deletion: 60, 30 and 7 days before the last day. [TRAPS 8]

By windows and rows, never by a single day: a run that was missed is made up for by the nearest step, once; a run that
is repeated finds what was told. A clock that moved has another last day, and is told anew.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Exists, OuterRef

from meetings.services.retention.warning_mails import OfficeDesk, WardDesk, owe_warning
from publication.enums import Holder
from publication.models import Retention, RetentionWarning
from publication.retention_state import AHEAD

STEPS = (7, 30, AHEAD)
"""So many days ahead; only the nearest counts."""


@dataclass(frozen=True)
class Due:
    """A clock that is to be told of, and the step it has reached."""

    row: Retention
    days: int


def warn(*, today: date, at: datetime) -> int:
    """Owe one mail per office (and per ward) and person for everything due; answers how many mails are new.

    Where nobody can be reached nothing is written down: the first who can be is told.
    """
    groups: dict[OfficeDesk | WardDesk, list[Due]] = defaultdict(list)
    for due in _due(today):
        groups[_desk_of(due.row)].append(due)
    return sum(_tell(desk, rows, today, at) for desk, rows in groups.items())


def _due(today: date) -> Iterator[Due]:
    """What has not been told of its step; a query for each step. What is held back is not about to go."""
    after = date.min
    for days in STEPS:
        until = today + timedelta(days=days)
        told = RetentionWarning.objects.filter(
            retention=OuterRef("pk"), keep_until=OuterRef("keep_until"), days__lte=days
        )
        rows = Retention.objects.standing().filter(~Exists(told), keep_until__gt=after, keep_until__lte=until)
        rows = rows.select_related("facility__corporation", "facility__municipality")
        yield from (Due(row, days) for row in rows.order_by("keep_until", "pk") if not row.held(today))
        after = until


def _desk_of(row: Retention) -> OfficeDesk | WardDesk:
    if row.holder == Holder.WARD:
        return WardDesk(row.facility.municipality)
    return OfficeDesk(row.facility)


@transaction.atomic
def _tell(desk: OfficeDesk | WardDesk, rows: list[Due], today: date, at: datetime) -> int:
    """Owe the mail and write down what it told; a second mail of one day waits for the next.

    Told is only what everyone was told: who joined since the morning's mail gets a mail of their own, the others
    tomorrow's.
    """
    owed = owe_warning(desk, [due.row for due in rows], today=today, at=at)
    if owed and owed == len(list(desk.recipients())):
        told = [
            RetentionWarning(retention=due.row, days=due.days, keep_until=due.row.keep_until, at=at)
            for due in rows
            if due.row.keep_until
        ]
        RetentionWarning.objects.bulk_create(told, ignore_conflicts=True)
    return owed
