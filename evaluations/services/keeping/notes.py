"""Notes (備考) of evaluations that came with a ledger or on paper: as long as the ward keeps its copies. [policy, ADR 0022]"""

from collections.abc import Collection
from datetime import date, datetime
from typing import cast

from django.db.models import QuerySet

from evaluations.models import Evaluation
from meetings.services.disposal.heap import Heap
from meetings.services.retention.clocks import Planned, for_the_ward, source_of
from meetings.services.retention.keepers import Keeper
from meetings.services.retention.planning import chunks, drop
from meetings.services.retention.rows import bring_in_line
from publication.enums import Holder
from rules.fiscal_year import FiscalYear, wareki

NOTE = "evaluation-note"


def of_note(row: Evaluation) -> Planned:
    """What the clock says. Loaded: facility, municipality, meeting."""
    held_on = row.participation.meeting.held_on if row.participation else None
    day = cast(date, held_on or row.evaluated_on)  # a constraint of the table: one of them
    first, last = for_the_ward(row.facility, FiscalYear.of(day))
    years = row.facility.municipality.copy_years
    return Planned(
        holder=Holder.WARD,
        source=source_of(NOTE, row.pk),
        facility=row.facility,
        title=f"{wareki(day)}の外部評価の備考",
        held_meeting_on=held_on,
        rule=f"評価の年度の翌年度の4月1日から{years}年間（区の設定）",
        started_on=first,
        keep_until=last,
    )


def plan(today: date, at: datetime) -> int:
    """Bring the clocks of all notes in line; answers how many moved. An emptied note loses its clock."""
    rows = _noted()
    changed = _in_line(rows, at)
    drop(Holder.WARD, NOTE, rows)
    return changed


def again(key: int, today: date, at: datetime) -> bool:
    """Bring one clock in line; answers whether there is still a note."""
    row = _noted().filter(pk=key)
    _in_line(row, at)
    return row.exists()


def heap(keys: Collection[int], at: datetime) -> Heap:
    """The notes; days and states of the evaluations stay."""
    made = Heap()
    made.add("備考", Evaluation.objects.filter(pk__in=keys).exclude(note=""), note="")
    return made


def _noted() -> QuerySet[Evaluation]:
    rows = Evaluation.objects.exclude(note="").filter(round=None)
    return rows.select_related("facility__municipality", "participation__meeting")


def _in_line(rows: QuerySet[Evaluation], at: datetime) -> int:
    return sum(bring_in_line([of_note(row) for row in chunk], at=at) for chunk in chunks(rows))


NOTES = Keeper(kind=NOTE, holder=Holder.WARD, plan=plan, again=again, heap=heap)
"""What the evaluations' room answers for of the ward's notes."""
