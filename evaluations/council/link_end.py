"""When the page for members' opinions behind an answer link has done its work. [policy]"""

from datetime import date

from rules.fiscal_year import add_months

MONTHS = 6
"""How long after the meeting the page opens at most: results that are never made final must not keep a link good."""


def last_day(held_on: date) -> date:
    """The last day on which the self-evaluation opens to members of the meeting on this day."""
    return add_months(held_on, MONTHS)
