"""One round's self-evaluation on the desk: its rows as they stand, with what comes by itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.http import Http404
from django.urls import reverse

from evaluations.document import Values
from evaluations.form import Form, Phase, Row, Section, Sheet
from evaluations.models import Entry, Round
from evaluations.services.entries import is_closed
from evaluations.sheet_filling import Counts, filled
from operators.access import OperatorRequest
from rules.fiscal_year import FiscalYear

SELF = (Phase.SELF,)
Trail = list[tuple[str, str]]


@dataclass(frozen=True)
class Desk:
    """``entries`` by (sheet, row) as they are stored; ``values`` with the counts and words that come by themselves."""

    round: Round
    form: Form
    entries: Mapping[tuple[str, str], Entry]
    counts: Counts
    last: Values

    @cached_property
    def values(self) -> Values:
        """What stands in each row on the page."""
        stored = {place: entry.values for place, entry in self.entries.items()}
        if self.closed:
            return stored
        return filled(self.form, stored, counts=self.counts, last=self.last, phases=SELF)

    @property
    def closed(self) -> bool:
        """Whether nothing is typed any more."""
        return is_closed(self.round, Phase.SELF)

    @property
    def title(self) -> str:
        """The page's name."""
        return f"{FiscalYear(self.round.fiscal_year).label}の自己評価"

    @property
    def trail(self) -> Trail:
        """From the operator's home down to the office."""
        office = self.round.facility
        page = reverse("own_office", args=[office.number, office.kind.code])
        return [("今年度の状況", "/office/"), (office.name, page)]

    def sheet(self, key: str) -> Sheet:
        """A sheet the office fills; 404 for another."""
        for sheet in self.form.sheets_of(*SELF):
            if sheet.key == key:
                return sheet
        raise Http404

    def revision(self, sheet: str, row: str) -> int:
        """How often a row was saved."""
        entry = self.entries.get((sheet, row))
        return entry.revision if entry else 0


def desk_of(request: OperatorRequest, round_id: int) -> Desk:
    """The round of an own office; 404 for a stranger's. Three queries."""
    of = _round(request, round_id)
    entries = {(each.sheet, each.row): each for each in of.entries.select_related("saved_by").order_by("pk")}
    return Desk(of, of.form_version.form, entries, {}, {})


def rows_of(sheet: Sheet, section: Section) -> list[Row]:
    """The rows of a section that the office fills."""
    return [row for row in sheet.rows(*SELF) if row.section == section]


def _round(request: OperatorRequest, round_id: int) -> Round:
    rows = Round.objects.visible_to(request.user).select_related(
        "form_version",
        "facility__municipality",
        "facility__corporation",
        "participation__meeting",
        "evaluation",
    )
    found = rows.filter(pk=round_id, disposed_on=None).first()
    if found is None:
        raise Http404
    return found
