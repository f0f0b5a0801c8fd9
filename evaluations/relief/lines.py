"""One application for 緩和 as a line of a list: year, state in words and shape. [O]"""

from dataclasses import dataclass

from evaluations.models import Relief
from evaluations.relief.state import CHIPS, state_of, words_for_office, words_of
from operators.enums import Role
from rules.fiscal_year import FiscalYear


@dataclass(frozen=True)
class ReliefLine:
    """A row with its words; ``for_office``: as the office reads it, for whom the letter is no state."""

    row: Relief
    for_office: bool = False

    @property
    def year(self) -> str:
        """The 年度 it is about."""
        return FiscalYear(self.row.fiscal_year).label

    @property
    def word(self) -> str:
        """Where it stands."""
        return words_for_office(self.row) if self.for_office else words_of(self.row)

    @property
    def chip(self) -> str:
        """The shape beside the word, on the ward's side."""
        return CHIPS[state_of(self.row)]

    @property
    def by_portal(self) -> bool:
        """Whether somebody of the office applied; else it came on paper, and who is named wrote it down at the ward."""
        by = self.row.applied_by
        return by is not None and by.role == Role.OPERATOR

    @property
    def may_withdraw(self) -> bool:
        """Whether the reader can still take it back."""
        return self.row.approved is None and not (self.for_office and self.row.forwarded_on)
