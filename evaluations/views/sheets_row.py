"""One row that saves itself: the answer to htmx is the row's state. A refusal is an answer too, so always 200."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from evaluations.self_evaluation.sheets import SELF
from evaluations.views.sheets_desk import desk_of
from evaluations.views.sheets_lines import line_of, saved
from operators import kept_post
from operators.access import OperatorRequest, operator


@operator
@kept_post.keeps_post
def evaluation_sheet_row(request: OperatorRequest, round_id: int, sheet: str, row: str) -> HttpResponse:
    """Save the row; whoever comes by its address is led to where it stands."""
    desk = desk_of(request, round_id)
    paper = desk.sheet(sheet)
    try:
        found = paper.row(row, *SELF)
    except KeyError as error:
        raise Http404 from error
    if request.method != "POST":
        page = reverse("evaluation_sheet", args=[round_id, sheet])
        return redirect(f"{page}?section={found.section.key}#row-{row}")
    line = line_of(desk, paper, found, request.POST)
    line = saved(line, desk.round, paper, SELF, by=request.user)
    if not line.wrong:
        kept_post.forget(request)
    context = {"line": line, "form": line.form, "desk": desk, "said": True}
    return render(request, "evaluations/sheets/state.html", context)
