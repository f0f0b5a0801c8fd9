"""The office's own sheets of one round as they stand, with what comes by itself. [N 評価§4(1)]"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from evaluations.document import Values
from evaluations.form import FieldKind, Form, Phase, Row
from evaluations.models import Entry, Round
from evaluations.phase_state import is_closed
from evaluations.self_evaluation.filling import counted, filled
from evaluations.self_evaluation.last_round import Last, last_of
from evaluations.self_evaluation.progress import Gap, gaps
from evaluations.staff_sheets.rollup import RollUp

SELF = (Phase.SELF,)


@dataclass(frozen=True)
class SelfSheets:
    """``entries`` by (sheet, row) as they are stored; ``values`` with the counts and words that come by themselves.

    ``asked``: the staff have sheets. Until they are closed nobody knows a count, and nobody types one.
    """

    round: Round
    form: Form
    entries: Mapping[tuple[str, str], Entry]
    roll: RollUp
    last: Last
    asked: bool

    @cached_property
    def stored(self) -> Values:
        """What was saved in each row."""
        return {place: entry.values for place, entry in self.entries.items()}

    @cached_property
    def values(self) -> Values:
        """What stands in each row; once final nothing comes by itself any more."""
        if self.closed:
            return self.stored
        return filled(self.form, self.stored, roll=self.roll, last=self.last.values, phases=SELF)

    @property
    def closed(self) -> bool:
        """Whether nothing is typed any more."""
        return is_closed(self.round, Phase.SELF)

    @property
    def awaiting(self) -> bool:
        """Whether the staff are still filling their sheets."""
        return self.asked and self.round.staff_closed_at is None

    @cached_property
    def gaps(self) -> list[Gap]:
        """The required fields that are empty."""
        return gaps(self.form, self.values, SELF)

    def locked(self, row: Row) -> frozenset[str]:
        """The fields of a row that come from the staff sheets, which nobody types."""
        counts = [field for field in row.fields if field.kind is FieldKind.COUNTS]
        return frozenset(field.key for field in counts if self.awaiting or counted(self.roll, row.key, field))


def self_sheets_of(of: Round) -> SelfSheets:
    """Load them, in four queries at most; the round comes with its form_version."""
    entries = {(each.sheet, each.row): each for each in of.entries.select_related("saved_by").order_by("pk")}
    roll = RollUp.from_json(of.staff_result) if of.staff_closed_at else RollUp()
    return SelfSheets(of, of.form_version.form, entries, roll, last_of(of), of.staff_sheets.exists())
