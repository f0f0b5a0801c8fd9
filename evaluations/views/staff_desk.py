"""Which round a page about staff sheets is of, and what stands around every such page."""

from dataclasses import dataclass
from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse

from evaluations.form import Sheet
from evaluations.models import Round, StaffSheet
from evaluations.staff_sheets.standing import is_open, is_reported
from evaluations.views import round_parts
from evaluations.views.own_rounds import own_round
from operators.access import OperatorRequest


@dataclass(frozen=True)
class Desk:
    """A round of one of the person's offices, with the staff sheet of its form."""

    round: Round
    staff: Sheet

    @property
    def is_open(self) -> bool:
        """Whether answers are taken."""
        return is_open(self.round)

    @property
    def is_reported(self) -> bool:
        """Whether the evaluation is over for its staff."""
        return is_reported(self.round)

    def address(self, name: str, *args: int) -> str:
        """A page about this round's staff sheets."""
        return reverse(name, args=[self.round.pk, *args])

    def frame(self) -> dict[str, Any]:
        """What every page shows; ``trail_below`` leads to the pages below the list of people."""
        known, hub = round_parts.frame(self.round), self.address("evaluation_staff")
        trail = known["trail_below"]
        return known | {"desk": self, "trail": trail, "trail_below": [*trail, ("個別評価", hub)], "hub": hub}


def desk_of(request: OperatorRequest, round_id: int) -> Desk:
    """The person's own round; 404 for anybody else's. Raises `Gone` where its record is deleted."""
    found = own_round(request.user, round_id)
    staff = found.form_version.form.staff_sheet
    if staff is None:
        raise Http404
    return Desk(found, staff)


def sheet_of(desk: Desk, sheet_id: int) -> StaffSheet:
    """One person's sheet of the round, to see how far it is; 404 for another's."""
    sheet = get_object_or_404(StaffSheet.objects.filter(round=desk.round), pk=sheet_id)
    sheet.round = desk.round
    return sheet
