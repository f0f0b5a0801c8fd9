"""How long a record is kept. The clock starts on the day of publication (完結の日). [N §8, 省令 36②]"""

from datetime import date

from rules.fiscal_year import add_months
from rules.ruleset import Ruleset


def keep_until(published_on: date | None, rules: Ruleset) -> date | None:
    """The last day a council's record must be kept; ``None`` while it is unpublished: the clock stands."""
    return None if published_on is None else add_months(published_on, 12 * rules.retention_years)


def keep_case_papers_until(contract_ended_on: date | None, rules: Ruleset) -> date | None:
    """The last day papers on one user, discussed at council B, must be kept; ``None`` while under contract."""
    return None if contract_ended_on is None else add_months(contract_ended_on, 12 * rules.retention_years)
