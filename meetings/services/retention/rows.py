"""Writes the clocks that are new or moved; under lock, so that nobody approves a last day that is just changing."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from meetings.services.retention.clocks import Planned
from operators.models import HistoryEntry
from publication.models import Retention

BY_TASK = "毎日の処理"
_TOLD = ("title", "held_meeting_on", "rule", "started_on", "keep_until", "facility_id", "municipality_id")
_WRITTEN = (
    "title",
    "held_meeting_on",
    "rule",
    "started_on",
    "keep_until",
    "facility",
    "municipality",
    "approved_at",
    "approved_by",
)


@transaction.atomic
def bring_in_line(planned: Sequence[Planned], *, at: datetime) -> int:
    """Make and change the rows of these papers of one holder; answers how many. Tombstones stay as they are."""
    if not planned:
        return 0
    known = Retention.objects.select_for_update(of=("self",)).filter(
        holder=planned[0].holder, source__in=[each.source for each in planned]
    )
    rows = {row.source: row for row in known}
    new = [Retention(holder=p.holder, source=p.source, **_values(p)) for p in planned if p.source not in rows]
    moved, lapsed = [], []
    for each in planned:
        row = rows.get(each.source)
        if row is not None and row.disposed_at is None and _differs(row, each):
            moved.append(row)
            if _lapses(row, each):
                lapsed.append(_lapse(row, each, at))
            _apply(row, each)
    # Two runs at once make the same rows: the second finds the first's.
    Retention.objects.bulk_create(new, ignore_conflicts=True)
    Retention.objects.bulk_update(moved, _WRITTEN)
    HistoryEntry.objects.bulk_create(lapsed)
    return len(new) + len(moved)


def _values(planned: Planned) -> dict[str, object]:
    return {
        "title": planned.title,
        "held_meeting_on": planned.held_meeting_on,
        "rule": planned.rule,
        "started_on": planned.started_on,
        "keep_until": planned.keep_until,
        "facility_id": planned.facility.pk,
        "municipality_id": planned.facility.municipality_id,
    }


def _differs(row: Retention, planned: Planned) -> bool:
    values = _values(planned)
    return any(getattr(row, name) != values[name] for name in _TOLD)


def _lapses(row: Retention, planned: Planned) -> bool:
    """Whether an approval stands that was given for another last day."""
    return row.approved_at is not None and row.keep_until != planned.keep_until


def _apply(row: Retention, planned: Planned) -> None:
    if _lapses(row, planned):
        row.approved_at = row.approved_by = None
    for name, value in _values(planned).items():
        setattr(row, name, value)


def _lapse(row: Retention, planned: Planned, at: datetime) -> HistoryEntry:
    """That an approval falls with its last day; nobody in particular does it."""
    before, after = row.keep_until, planned.keep_until
    return HistoryEntry(
        at=at,
        via=BY_TASK,
        verb="削除の承認の失効",
        subject=f"retention {row.pk}",
        facility_id=row.facility_id,
        municipality_id=row.municipality_id,
        changes={"保存期限": [str(before), str(after) if after else None]},
    )
