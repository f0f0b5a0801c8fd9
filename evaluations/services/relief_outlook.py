"""What 緩和 means for an office today: the window, what stands in the way, and which years an approval reaches. [O]"""

from dataclasses import dataclass
from datetime import date

from evaluations.models import Relief
from evaluations.services.relief_bars import obstacle, rules_on
from evaluations.services.relief_errors import ReliefError
from operators.models import Facility
from rules.evaluation import next_relief_year, relief_window
from rules.fiscal_year import FiscalYear
from rules.ruleset import Ruleset


@dataclass(frozen=True)
class Reach:
    """Which years an approval reaches, and when the next application can be made."""

    year: FiscalYear
    following: FiscalYear
    possible: FiscalYear


@dataclass(frozen=True)
class Outlook:
    """An office's page of 緩和. ``bar``: why it cannot apply now; ``standing``: the approval in force."""

    year: FiscalYear
    opens: date
    closes: date
    bar: ReliefError | None
    rows: tuple[Relief, ...]
    standing: Reach | None
    if_approved: Reach

    @property
    def of_year(self) -> Relief | None:
        """This year's application."""
        return next((row for row in self.rows if row.fiscal_year == self.year.year), None)


def outlook_of(facility: Facility, today: date) -> Outlook:
    """Everything the page tells. Three queries. Loaded: municipality."""
    year, rules = FiscalYear.of(today), rules_on(facility, today)
    opens, closes = relief_window(year, rules)
    rows = tuple(Relief.objects.filter(facility=facility).order_by("-fiscal_year"))
    known = {row.fiscal_year for row in rows if row.approved and row.told_on}
    standing = next((FiscalYear(y) for y in (year.year, year.year - 1) if y in known), None)

    return Outlook(
        year=year,
        opens=opens,
        closes=closes,
        bar=obstacle(facility=facility, on=today),
        rows=rows,
        standing=_reach(standing, rules) if standing else None,
        if_approved=_reach(year, rules),
    )


def reach_of(relief: Relief) -> Reach:
    """What the approval of this application would mean. Loaded: facility, municipality."""
    return _reach(FiscalYear(relief.fiscal_year), rules_on(relief.facility, relief.applied_on))


def _reach(approved: FiscalYear, rules: Ruleset) -> Reach:
    return Reach(approved, approved.next, next_relief_year(approved, rules))
