"""The self-evaluation at a glance: its sheets and sections, what is missing, and its way to the members."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import redirect, render

from evaluations.form import Section, Sheet
from evaluations.self_evaluation.course import course_of
from evaluations.self_evaluation.progress import SheetProgress
from evaluations.views.sheets_desk import desk_of, frame
from evaluations.views.sheets_final import put_in_place
from operators.access import OperatorRequest, operator


@dataclass(frozen=True)
class Open:
    """A section in which something is not filled."""

    sheet: Sheet
    section: Section


@operator
def evaluation_sheets(request: OperatorRequest, round_id: int) -> HttpResponse:
    """What the office fills before the meeting. A POST makes the paper that could not be drawn."""
    desk = desk_of(request, round_id)
    if request.method == "POST":
        put_in_place(request, desk)
        return redirect("evaluation_sheets", round_id)
    sheets = desk.progress
    context = frame(desk) | {
        "sheets": sheets,
        "course": course_of(desk.round),
        "done": sum(sheet.done for sheet in sheets),
        "all": sum(sheet.all for sheet in sheets),
        "open_at": next(_open(sheets), None),
    }
    return render(request, "evaluations/sheets/overview.html", context)


def _open(sheets: Sequence[SheetProgress]) -> Iterator[Open]:
    """Where somebody goes on writing."""
    for sheet in sheets:
        for part in sheet.sections:
            if part.done < part.all:
                yield Open(sheet.sheet, part.section)
