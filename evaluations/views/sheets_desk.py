"""What every page of a self-evaluation shows: the round of an own office with its sheets, and the way back."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.urls import reverse

from evaluations.form import Form, Row, Section, Sheet
from evaluations.models import Round
from evaluations.self_evaluation.beside import Beside, beside
from evaluations.self_evaluation.progress import SheetProgress, progress
from evaluations.self_evaluation.sheets import SELF, SelfSheets, self_sheets_of
from evaluations.staff_sheets.rollup import FEWEST
from evaluations.views import round_parts
from evaluations.views.own_rounds import own_round
from operators.access import OperatorRequest
from rules.fiscal_year import FiscalYear


@dataclass(frozen=True)
class Desk:
    """The sheets on the desk of somebody who works for the office."""

    sheets: SelfSheets

    @property
    def round(self) -> Round:
        """Whose sheets they are."""
        return self.sheets.round

    @property
    def form(self) -> Form:
        """The form the round began with."""
        return self.sheets.form

    @property
    def closed(self) -> bool:
        """Whether nothing is typed any more."""
        return self.sheets.closed

    @property
    def title(self) -> str:
        """The page's name."""
        return f"{self.round.year_label}の自己評価"

    @property
    def progress(self) -> list[SheetProgress]:
        """How far each sheet is."""
        return progress(self.form, self.sheets.values, SELF)

    @property
    def counts_hint(self) -> str:
        """Why a number of persons is typed by hand."""
        if not self.sheets.asked:
            return "個別評価を集めていないため、話し合いで確かめた人数を入力します。"
        return f"回答が{FEWEST}名に満たないため、集計は表示しません。話し合いで確かめた人数を入力します。"

    @property
    def last_label(self) -> str:
        """The 年度 of the round before."""
        year = self.sheets.last.year
        return FiscalYear(year).label if year else ""

    def sheet(self, key: str) -> Sheet:
        """A sheet the office fills; 404 for another."""
        for sheet in self.form.sheets_of(*SELF):
            if sheet.key == key:
                return sheet
        raise Http404

    def beside(self, sheet: Sheet, row: Row) -> Beside:
        """What the staff said of the row, and the last round."""
        roll, last = self.sheets.roll, self.sheets.last
        return beside(self.form, sheet, row, roll=roll, last_form=last.form, last=last.values)


def desk_of(request: OperatorRequest, round_id: int) -> Desk:
    """The round of an own office; 404 for a stranger's. Raises `Gone` where its record was deleted."""
    return Desk(self_sheets_of(own_round(request.user, round_id)))


def frame(desk: Desk) -> dict[str, Any]:
    """What every page shows; ``trail_below`` leads to the pages below the overview of the sheets."""
    known = round_parts.frame(desk.round)
    trail = known["trail_below"]
    overview = (desk.title, reverse("evaluation_sheets", args=[desk.round.pk]))
    return known | {"desk": desk, "trail": trail, "trail_below": [*trail, overview]}


def rows_of(sheet: Sheet, section: Section) -> list[Row]:
    """The rows of a section that the office fills."""
    return [row for row in sheet.rows(*SELF) if row.section == section]
