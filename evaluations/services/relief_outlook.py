"""What 緩和 means for an office today: the window, what stands in the way, and which years an approval reaches. [O]"""

from dataclasses import dataclass
from datetime import date

from evaluations.models import Relief
from evaluations.services.relief_bars import obstacle, rules_on
from evaluations.services.relief_errors import OutsideWindow, ReliefError, TwiceAYear
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
    """An office's page of 緩和. ``bar``: why it cannot apply now; ``standing``: the approval in force.

    ``year`` is the 年度 that can be applied for now or next, with its window; ``if_approved`` what would follow.
    """

    now: FiscalYear
    year: FiscalYear
    opens: date
    closes: date
    bar: ReliefError | None
    rows: tuple[Relief, ...]
    standing: Reach | None
    if_approved: Reach
    if_now: Reach

    @property
    def of_year(self) -> Relief | None:
        """This year's application."""
        return next((row for row in self.rows if row.fiscal_year == self.now.year), None)

    @property
    def waiting(self) -> Relief | None:
        """This year's application, as long as nothing is decided."""
        return self.of_year if self.of_year and self.of_year.approved is None else None

    @property
    def why_not(self) -> str:
        """Why it cannot apply now, where the page does not tell that anyway by the year it speaks of."""
        told = isinstance(self.bar, (OutsideWindow, TwiceAYear)) and self.year != self.now
        return self.bar.words if self.bar and not told else ""


def outlook_of(facility: Facility, today: date) -> Outlook:
    """Everything the page tells. Three queries. Loaded: municipality."""
    now, rules = FiscalYear.of(today), rules_on(facility, today)
    rows = tuple(Relief.objects.filter(facility=facility).order_by("-fiscal_year"))
    known = {row.fiscal_year for row in rows if row.approved}
    standing = next((each for each in (now, now.previous) if each.year in known), None)
    over = today > relief_window(now, rules)[1] or any(row.fiscal_year == now.year for row in rows)
    year = max([now.next if over else now, *(next_relief_year(FiscalYear(y), rules) for y in known)])
    opens, closes = relief_window(year, rules)

    return Outlook(
        now=now,
        year=year,
        opens=opens,
        closes=closes,
        bar=obstacle(facility=facility, on=today),
        rows=rows,
        standing=_reach(standing, rules) if standing else None,
        if_approved=_reach(year, rules),
        if_now=_reach(now, rules),
    )


def reach_of(relief: Relief) -> Reach:
    """What the approval of this application would mean. Loaded: facility, municipality."""
    return _reach(FiscalYear(relief.fiscal_year), rules_on(relief.facility, relief.applied_on))


def _reach(approved: FiscalYear, rules: Ruleset) -> Reach:
    return Reach(approved, approved.next, next_relief_year(approved, rules))
