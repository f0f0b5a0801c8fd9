"""One row that saves itself: the answers to htmx are pieces of the page. Refusals are answers too, so always 200."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from meetings.forms.attendance import RowForm
from meetings.models import Participation
from meetings.services import attendance as service
from meetings.services import attendance_closing
from meetings.services.attendance_errors import AttendanceError, RowError
from meetings.views.attendance_page import Desk, context_of, desk_of
from operators import kept_post
from operators.access import OperatorRequest

COUNSELOR = "counselor"
PIECES = "meetings/attendance/pieces/"


def row_saved(request: OperatorRequest, part: Participation) -> HttpResponse:
    """Store the row named ``row``; show its state and the summary as they are by now."""
    try:
        if request.POST.get("row") == COUNSELOR:
            return _counselor_saved(request, part)
        return _person_saved(request, part)
    except AttendanceError as refusal:  # closed or called off meanwhile: the whole page is another
        messages.error(request, refusal.words)
        return _anew()


def _person_saved(request: OperatorRequest, part: Participation) -> HttpResponse:
    desk = desk_of(part, request.POST)
    form = desk.forms.get(request.POST.get("row", ""))
    if form is None:  # a colleague took this person away
        return _anew()
    if not form.is_valid():
        return _piece(request, desk, form, "state")
    try:
        kept_post.forget(request)
        if form.touched:
            service.record(participation=part, marks=[form.mark], by=request.user, at=timezone.now())
    except RowError as refusal:
        return _row_anew(request, part, refusal)
    desk = desk_of(part)
    return _piece(request, desk, desk.forms[form.row.key], "state")


def _row_anew(request: OperatorRequest, part: Participation, refusal: RowError) -> HttpResponse:
    """The whole row as it is noted, with the reason: what was tapped does not stand."""
    desk = desk_of(part)
    form = desk.forms.get(refusal.row.key)
    if form is None:
        return _anew()
    response = _piece(request, desk, form, "row", refusal=refusal.words)
    response["HX-Retarget"] = f"#row-{form.row.key}"
    response["HX-Reswap"] = "outerHTML"
    return response


def _counselor_saved(request: OperatorRequest, part: Participation) -> HttpResponse:
    desk = desk_of(part, request.POST)
    if desk.counselor is None or not desk.counselor.is_bound:
        return _anew()
    if desk.counselor.is_valid():
        attendance_closing.note_counselor(
            participation=part, minutes=desk.counselor.total, by=request.user, at=timezone.now()
        )
    return render(request, f"{PIECES}counselor_state.html", {"desk": desk, "said": True})


def _piece(
    request: OperatorRequest, desk: Desk, form: RowForm, name: str, *, refusal: str = ""
) -> HttpResponse:
    context = context_of(desk, [], at=timezone.now())
    context |= {"form": form, "row": form.row, "piece": f"{PIECES}{name}.html", "refusal": refusal}
    return render(request, f"{PIECES}answer.html", context)


def _anew() -> HttpResponse:
    """Tell htmx to load the page again."""
    return HttpResponse(headers={"HX-Refresh": "true"})
