"""Takes the posted answers of one row or a whole screen to the service, and tells what came of each."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from django.http import HttpRequest

from evaluations.form import Row
from evaluations.row_values import BadRow
from evaluations.services.staff_answers import save_row
from evaluations.services.staff_errors import StaffError, Stale
from evaluations.staff_sheets.page import Filled, typed_of
from evaluations.views.staff_links import Visit


@dataclass
class Outcome:
    """What was refused, by row: words for the row, and what was typed. ``clashes``: another screen was first."""

    errors: dict[str, str] = field(default_factory=dict)
    typed: dict[str, dict[str, str]] = field(default_factory=dict)
    clashes: set[str] = field(default_factory=set)

    @property
    def well(self) -> bool:
        """Whether everything is stored."""
        return not self.errors

    @property
    def status(self) -> int:
        """200, 409 where another screen was first, 422 for what cannot be taken."""
        if self.well:
            return 200
        return 409 if self.clashes else 422

    def filled(self, visit: Visit) -> Filled:
        """The sheet as it stands now, with what was refused in its place."""
        return visit.filled(typed=self.typed, errors=self.errors, clashes=frozenset(self.clashes))


def save(request: HttpRequest, visit: Visit, rows: Iterable[Row]) -> tuple[Visit, Outcome]:
    """Save these rows, each that can be, whatever is wrong with the others; the visit with the sheet as it stands now."""
    outcome = Outcome()
    for row in rows:
        visit = _save(request, visit, row, outcome)
    return visit, outcome


def _save(request: HttpRequest, visit: Visit, row: Row, outcome: Outcome) -> Visit:
    typed = typed_of(request.POST, row)
    seen = request.POST.get(f"seen.{row.key}", "")
    try:
        saved = save_row(sheet=visit.sheet, row=row.key, values=typed, seen=seen, reader=visit.reader)
    except Stale as error:
        outcome.clashes.add(row.key)
        _refused(outcome, row, error.words, typed)
        saved = error.sheet
    except (StaffError, BadRow) as error:
        _refused(outcome, row, error.words, typed)
        return visit
    saved.round = visit.sheet.round
    return replace(visit, sheet=saved)


def _refused(outcome: Outcome, row: Row, words: str, typed: dict[str, str]) -> None:
    outcome.errors[row.key] = words
    outcome.typed[row.key] = typed
