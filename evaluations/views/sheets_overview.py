"""The self-evaluation at a glance: its sheets and sections, how far each is, and what is still missing."""

from django.http import HttpResponse
from django.shortcuts import render

from evaluations.sheet_progress import progress
from evaluations.views.sheets_desk import SELF, desk_of
from operators.access import OperatorRequest, operator


@operator
def evaluation_sheets(request: OperatorRequest, round_id: int) -> HttpResponse:
    """What the office fills before the meeting."""
    desk = desk_of(request, round_id)
    sheets = progress(desk.form, desk.values, SELF)
    context = {
        "desk": desk,
        "trail": desk.trail,
        "sheets": sheets,
        "gaps": [gap for sheet in sheets for gap in sheet.gaps],
        "done": sum(sheet.done for sheet in sheets),
        "all": sum(sheet.all for sheet in sheets),
    }
    return render(request, "evaluations/sheets/overview.html", context)
