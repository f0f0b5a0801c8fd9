"""The evaluations of an office whose report may lie on the ward's table: this year's and last year's. [N 評価§6]"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from evaluations.models import Evaluation
from meetings.models import Participation
from operators.models import Facility
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute, MeetingStatus

_CAME = [MeetingStatus.HELD.value, MeetingStatus.PLANNED.value]


@dataclass(frozen=True)
class Choice:
    """One evaluation, or a meeting that may have been one; ``key`` names it in the address."""

    day: date
    part: Participation | None
    known: Evaluation | None

    @property
    def key(self) -> str:
        """``m12`` for a meeting's part, ``a7`` for an agency's evaluation."""
        return f"m{self.part.pk}" if self.part else f"a{self.known.pk if self.known else 0}"

    @property
    def evaluates(self) -> bool:
        """Whether it is known to be an evaluation."""
        return self.known is not None or bool(self.part and self.part.carries_evaluation)

    @property
    def initial(self) -> dict[str, Any]:
        """What is known, by the names of the fields of the form."""
        known = self.known
        if known is None:
            return {}
        return {
            "reported_on": known.report_submitted_on,
            "published_on": known.ledger_published_on or known.published_on,
            "public_evaluator": known.public_evaluator,
            "neutral_evaluator": known.neutral_evaluator,
            "neutral_corporation_number": known.neutral_corporation_number,
            "agency_name": known.agency_name,
            "evaluated_on": known.evaluated_on,
        }


def choices_of(facility: Facility, today: date) -> list[Choice]:
    """Those known to be evaluations first, the newest first. Two queries."""
    first = FiscalYear.of(today).previous.first
    parts = Participation.objects.bound().filter(
        facility=facility, meeting__held_on__range=(first, today), meeting__status__in=_CAME, disposed_on=None
    )
    agency = Evaluation.objects.filter(
        facility=facility, route=EvaluationRoute.AGENCY.value, evaluated_on__range=(first, today)
    )
    found = [
        Choice(part.meeting.held_on, part, getattr(part, "evaluation", None))
        for part in parts.select_related("meeting", "evaluation")
    ]
    found += [Choice(row.evaluated_on, None, row) for row in agency if row.evaluated_on]
    return sorted(found, key=lambda each: (each.evaluates, each.day), reverse=True)
