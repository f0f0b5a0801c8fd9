"""The self-evaluation at a glance: its sheets and sections, what is missing, and its way to the members."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evaluations.self_course import course_of
from evaluations.self_sheets import SELF
from evaluations.sheet_progress import progress
from evaluations.views.sheets_desk import desk_of
from evaluations.views.sheets_final import put_in_place
from operators.access import OperatorRequest, operator


@operator
def evaluation_sheets(request: OperatorRequest, round_id: int) -> HttpResponse:
    """What the office fills before the meeting. A POST makes the paper that could not be drawn."""
    desk = desk_of(request, round_id)
    if request.method == "POST":
        put_in_place(request, desk)
        return redirect("evaluation_sheets", round_id)
    sheets = progress(desk.form, desk.values, SELF)
    context = {
        "desk": desk,
        "trail": desk.trail,
        "sheets": sheets,
        "course": course_of(desk.round),
        "done": sum(sheet.done for sheet in sheets),
        "all": sum(sheet.all for sheet in sheets),
    }
    return render(request, "evaluations/sheets/overview.html", context)
