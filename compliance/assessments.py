"""Judges offices: facts from the database, the verdict from `rules`."""

from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from compliance.facts import OfficeRecord, load
from compliance.open_results import WORDS, rests_on_unknown_evaluators
from operators.models import Facility
from rules.assess import Judgement, changes_on, judge
from rules.findings import Finding
from rules.fiscal_year import FiscalYear
from rules.view import YearView


@dataclass(frozen=True)
class JudgedOffice:
    """An office and what is so on the day it was judged."""

    record: OfficeRecord
    as_of: date
    judgement: Judgement

    @property
    def facility(self) -> Facility:
        """The office."""
        return self.record.facility

    @property
    def urgent(self) -> Finding | None:
        """The heaviest and earliest finding, if there is any."""
        return self.judgement.findings[0] if self.judgement.findings else None

    @property
    def evaluation_doubt(self) -> str:
        """What keeps the year's evaluation from being believed done, in words; empty: nothing."""
        view = YearView(self.record.facts, self.as_of, self.record.rulebook)
        waits = getattr(self.facility, "results_open", False)
        return WORDS if waits and rests_on_unknown_evaluators(view, self.judgement.evaluation) else ""

    @property
    def changes_on(self) -> date | None:
        """The first later day on which the same facts give another judgement."""
        return changes_on(self.record.facts, self.as_of, self.record.rulebook, self.judgement)


def judge_offices(facilities: QuerySet[Facility], year: FiscalYear, as_of: date) -> list[JudgedOffice]:
    """Judge these offices in ``year`` on ``as_of``, in the order of the queryset."""
    return [
        JudgedOffice(record, as_of, judge(record.facts, as_of, record.rulebook))
        for record in load(facilities, year)
    ]
