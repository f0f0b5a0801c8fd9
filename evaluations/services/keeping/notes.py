"""Notes (備考) of evaluations that came with a ledger or on paper: as long as the ward keeps its copies. [policy, ADR 0022]"""

from collections.abc import Collection
from datetime import date
from typing import cast

from django.db.models import QuerySet

from evaluations.models import Evaluation
from meetings.services.disposal.heap import Heap
from meetings.services.retention.clocks import Planned, for_the_ward, source_of
from meetings.services.retention.keepers import Keeper
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


def noted() -> QuerySet[Evaluation]:
    """Those with a note that no round keeps; an emptied note loses its clock."""
    rows = Evaluation.objects.exclude(note="").filter(round=None)
    return rows.select_related("facility__municipality", "participation__meeting")


def heap(keys: Collection[int]) -> Heap:
    """The notes; days and states of the evaluations stay."""
    made = Heap()
    made.add("備考", Evaluation.objects.filter(pk__in=keys).exclude(note=""), note="")
    return made


NOTES = Keeper(kind=NOTE, holder=Holder.WARD, rows=noted, clock=of_note, heap=heap)
"""What the evaluations' room answers for of the ward's notes."""
