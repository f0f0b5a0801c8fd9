"""The rows of the 目標達成計画, one page each, so that one row's words never wait for another's. [O]"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.agency_content import Goal
from evaluations.agency_reading import goals_in
from evaluations.forms.agency import GoalForm
from evaluations.models import Round
from evaluations.services import goals
from evaluations.services.agency_errors import AgencyError, GoalChanged
from evaluations.services.agency_rounds import closed
from evaluations.views.own_rounds import own_round
from evaluations.views.round_parts import frame
from meetings.views.numbers import number_of
from operators.access import OperatorRequest, operator
from rules.kinds import EvaluationRoute


@operator
def evaluation_goal_add(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Add a row."""
    return _page(request, _round(request, round_id), None)


@operator
def evaluation_goal(request: OperatorRequest, round_id: int, goal: int) -> HttpResponse:
    """Change a row, or take it away (``remove``)."""
    row = _round(request, round_id)
    known = next((each for each in goals_in(row) if each.row == str(goal)), None)
    if known is None and request.method != "POST":
        raise Http404
    if "remove" in request.POST:
        return _removed(request, row, str(goal))
    return _page(request, row, known or Goal(row=str(goal)))


def _round(request: OperatorRequest, round_id: int) -> Round:
    row = own_round(request.user, round_id)
    if row.route != EvaluationRoute.AGENCY.value:
        raise Http404
    return row


def _page(request: OperatorRequest, row: Round, known: Goal | None) -> HttpResponse:
    if request.method != "POST" and (bar := closed(row)):
        messages.info(request, bar.words)
        return redirect("evaluation_agency", row.pk)
    form = GoalForm(request.POST or None, initial=known.values if known else None)
    newer: GoalChanged | None = None
    if request.method == "POST" and form.is_valid():
        newer = _saved(request, row, known, form)
        if not form.errors:
            messages.success(request, "目標を保存しました。")
            return redirect("evaluation_agency", row.pk)
    context = frame(row) | {
        "form": form,
        "goal": known,
        "newer": newer.values if newer else None,
        "revision": newer.revision if newer else _seen(request, known),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "evaluations/agency/goal.html", context, status=status)


def _seen(request: OperatorRequest, known: Goal | None) -> int:
    """The revision that was read: what the page said, else what stands."""
    return number_of(request.POST.get("revision", ""), otherwise=known.revision if known else 0)


def _saved(request: OperatorRequest, row: Round, known: Goal | None, form: GoalForm) -> GoalChanged | None:
    """Save; what is in the way becomes an error, newer words are answered."""
    now = timezone.now()
    try:
        if known is None:
            goals.add(round=row, values=form.told, by=request.user, at=now)
        else:
            seen = _seen(request, known)
            goals.save(round=row, row=known.row, values=form.told, seen=seen, by=request.user, at=now)
    except AgencyError as error:
        form.add_error(error.field or None, error.words)
        return error if isinstance(error, GoalChanged) else None
    return None


def _removed(request: OperatorRequest, row: Round, goal: str) -> HttpResponse:
    try:
        goals.remove(round=row, row=goal, by=request.user, at=timezone.now())
    except AgencyError as error:
        messages.error(request, error.words)
    else:
        messages.success(request, "目標を削除しました。")
    return redirect("evaluation_agency", row.pk)
