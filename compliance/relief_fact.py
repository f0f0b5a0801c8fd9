"""Where 緩和 stands for an office that an agency evaluates, in one line of the ward's page. [O]"""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from evaluations.models import Relief
from evaluations.relief.state import words_of
from evaluations.services.relief_outlook import outlook_of
from operators.models import Facility
from rules.fiscal_year import FiscalYear
from rules.kinds import EvaluationRoute


@dataclass(frozen=True)
class ReliefFact:
    """What is so in words, the page behind it, and the 年度 that can be applied for next (None: one waits)."""

    words: str
    href: str
    next_year: FiscalYear | None


def relief_fact(facility: Facility, today: date) -> ReliefFact | None:
    """The last application; ``None`` for an office of the other route. Three queries. Loaded: municipality."""
    if facility.evaluation_route != EvaluationRoute.AGENCY.value:
        return None
    outlook = outlook_of(facility, today)
    last: Relief | None = next(iter(outlook.rows), None)
    if last is None:
        return ReliefFact("申請はありません", reverse("ward_reliefs"), outlook.year)
    words = f"{FiscalYear(last.fiscal_year).label} {words_of(last)}"
    undecided = last.approved is None
    return ReliefFact(words, reverse("ward_relief", args=[last.pk]), None if undecided else outlook.year)
