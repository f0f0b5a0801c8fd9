"""The clock of an evaluation's record: from the day its result was published. [N §8, 省令 36②, ADR 0022]"""

from datetime import date

from django.db.models import QuerySet
from django.urls import reverse

from evaluations.models import Round
from evaluations.services.keeping.deliveries import add_deliveries
from evaluations.services.keeping.round_heap import heap_of_rounds, numbers_of
from meetings.services.retention.clocks import Planned, from_publication, source_of
from meetings.services.retention.keepers import Keeper
from publication.enums import Holder
from rules.fiscal_year import FiscalYear

EVALUATION = "evaluation"
"""The kind in the clock's source; the published result of a round has the same name."""


def of_round(row: Round) -> Planned:
    """What the clock says; without a published result it stands. Loaded: facility, municipality, meeting, evaluation."""
    year, result = FiscalYear(row.fiscal_year), row.evaluation
    published_on = result.published_on if result else None
    rule, last = from_publication(row.facility, published_on, otherwise=year.first)
    return Planned(
        holder=Holder.OFFICE,
        source=source_of(EVALUATION, row.pk),
        facility=row.facility,
        title=f"{row.year_label}の外部評価の記録",
        held_meeting_on=row.participation.meeting.held_on if row.participation else None,
        rule=rule,
        started_on=published_on,
        keep_until=last,
    )


def standing() -> QuerySet[Round]:
    """Those whose records are there; what is deleted keeps its tombstone."""
    rows = Round.objects.filter(disposed_on=None)
    return rows.select_related("facility__municipality", "participation__meeting", "evaluation")


def gone(key: int, today: date) -> None:
    """Mark what stays of the round."""
    Round.objects.filter(pk=key).update(disposed_on=today)


def page(key: int) -> str:
    """The hub of the round."""
    return reverse("evaluation", args=[key])


ROUNDS = Keeper(
    kind=EVALUATION,
    holder=Holder.OFFICE,
    rows=standing,
    clock=of_round,
    heap=heap_of_rounds,
    gone=gone,
    numbers=numbers_of,
    page=page,
    with_copies=add_deliveries,
)
"""What the evaluations' room answers for of the office's."""
