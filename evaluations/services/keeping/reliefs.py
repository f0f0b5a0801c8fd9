"""The words of applications for 緩和: for as long as the ward keeps its copies. Days and decisions stay. [policy, ADR 0022]"""

from collections.abc import Collection

from django.db.models import Q, QuerySet
from django.urls import reverse

from evaluations.models import Relief
from meetings.services.disposal.heap import Heap
from meetings.services.disposal.messages import add_messages, messages_under
from meetings.services.retention.clocks import Planned, for_the_ward, source_of
from meetings.services.retention.keepers import Keeper
from publication.enums import Holder
from rules.fiscal_year import FiscalYear

RELIEF = "relief"
_WORDLESS = Q(words="", late_reason="", reason="")


def of_relief(row: Relief) -> Planned:
    """What the clock says. Loaded: facility, municipality."""
    year, years = FiscalYear(row.fiscal_year), row.facility.municipality.copy_years
    first, last = for_the_ward(row.facility, year)
    return Planned(
        holder=Holder.WARD,
        source=source_of(RELIEF, row.pk),
        facility=row.facility,
        title=f"{year.label}の緩和の申請と決定の理由",
        held_meeting_on=None,
        rule=f"申請の年度の翌年度の4月1日から{years}年間（区の設定）",
        started_on=first,
        keep_until=last,
    )


def applications() -> QuerySet[Relief]:
    """All of them."""
    return Relief.objects.select_related("facility__municipality")


def heap(keys: Collection[int]) -> Heap:
    """The words people typed, and the mails about the decision."""
    made = Heap()
    worded = Relief.objects.filter(pk__in=keys).exclude(_WORDLESS)
    made.add("申請の内容と理由", worded, words="", late_reason="", reason="")
    add_messages(made, messages_under(f"{RELIEF}/{key}/" for key in keys))
    return made


def page(key: int) -> str:
    """The application at the ward."""
    return reverse("ward_relief", args=[key])


RELIEFS = Keeper(kind=RELIEF, holder=Holder.WARD, rows=applications, clock=of_relief, heap=heap, page=page)
"""What the evaluations' room answers for of the ward's applications."""
