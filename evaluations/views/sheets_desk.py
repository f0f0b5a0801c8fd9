"""What every page of a self-evaluation shows: the round of an own office with its sheets, and the way back."""

from dataclasses import dataclass

from django.http import Http404
from django.urls import reverse

from evaluations.form import Row, Section, Sheet
from evaluations.self_evaluation.beside import Beside, beside
from evaluations.self_evaluation.sheets import SELF, SelfSheets, self_sheets_of
from evaluations.staff_sheets.rollup import FEWEST
from evaluations.views.own_rounds import own_round
from operators.access import OperatorRequest
from rules.fiscal_year import FiscalYear

Trail = list[tuple[str, str]]


@dataclass(frozen=True)
class Desk(SelfSheets):
    """The sheets on the desk of somebody who works for the office."""

    @property
    def title(self) -> str:
        """The page's name."""
        return f"{FiscalYear(self.round.fiscal_year).label}の自己評価"

    @property
    def trail(self) -> Trail:
        """From the operator's home down to the round."""
        office = self.round.facility
        return [
            ("今年度の状況", "/office/"),
            (office.name, reverse("own_office", args=[office.number, office.kind.code])),
            ("評価", reverse("evaluation", args=[self.round.pk])),
        ]

    @property
    def below(self) -> Trail:
        """Down to the overview of the sheets."""
        return [*self.trail, (self.title, reverse("evaluation_sheets", args=[self.round.pk]))]

    @property
    def counts_hint(self) -> str:
        """Why a number of persons is typed by hand."""
        if not self.asked:
            return "個別評価を集めていないため、話し合いで確かめた人数を入力します。"
        return f"回答が{FEWEST}名に満たないため、集計は表示しません。話し合いで確かめた人数を入力します。"

    @property
    def last_label(self) -> str:
        """The 年度 of the round before."""
        return FiscalYear(self.last.year).label if self.last.year else ""

    def sheet(self, key: str) -> Sheet:
        """A sheet the office fills; 404 for another."""
        for sheet in self.form.sheets_of(*SELF):
            if sheet.key == key:
                return sheet
        raise Http404

    def beside(self, sheet: Sheet, row: Row) -> Beside:
        """What the staff said of the row, and the last round."""
        return beside(self.form, sheet, row, roll=self.roll, last_form=self.last.form, last=self.last.values)

    def revision(self, sheet: str, row: str) -> int:
        """How often a row was saved."""
        entry = self.entries.get((sheet, row))
        return entry.revision if entry else 0


def desk_of(request: OperatorRequest, round_id: int) -> Desk:
    """The round of an own office; 404 for a stranger's. Raises `Gone` where its record was deleted."""
    found = own_round(request.user, round_id)
    sheets = self_sheets_of(found)
    return Desk(**{name: getattr(sheets, name) for name in SelfSheets.__dataclass_fields__})


def rows_of(sheet: Sheet, section: Section) -> list[Row]:
    """The rows of a section that the office fills."""
    return [row for row in sheet.rows(*SELF) if row.section == section]
