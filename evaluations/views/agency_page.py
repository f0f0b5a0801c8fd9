"""The agency's evaluation of a round: who, when, the result's address, and the goals that follow. [N 評価§2, O]"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.agency_reading import agency_content, goals_in
from evaluations.forms.agency import AgencyForm
from evaluations.models import Evaluation, Round
from evaluations.services import agency
from evaluations.services.agency_errors import AgencyError
from evaluations.services.agency_rounds import closed
from evaluations.views.own_rounds import own_round
from evaluations.views.round_parts import frame
from operators.access import OperatorRequest, operator
from rules.kinds import EvaluationRoute


@operator
def evaluation_agency(request: OperatorRequest, round_id: int) -> HttpResponse:
    """See and record it; a round of the council says so and shows the way."""
    row = own_round(request.user, round_id)
    if row.route != EvaluationRoute.AGENCY.value:
        messages.info(request, "この評価は、運営推進会議で行う評価です。")
        return redirect("evaluation", row.pk)
    known = agency.unlinked(row)
    form = AgencyForm(request.POST or None, initial=_known(row, known))
    if request.method == "POST" and form.is_valid() and _recorded(request, row, form):
        return redirect("evaluation_agency", row.pk)
    today = timezone.localdate()
    content = agency_content(row)
    context = frame(row) | {
        "form": form,
        "content": content,
        "goals": goals_in(row),
        "planned": content.planned(today),
        "unlinked": known,
        "bar": closed(row),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "evaluations/agency/page.html", context, status=status)


def _known(row: Round, unlinked: Evaluation | None) -> dict[str, object]:
    """What is recorded; else what a ledger knows of the year; else the planned day."""
    there = row.evaluation or unlinked
    if there is None:
        return {"evaluated_on": row.planned_on}
    return {
        "agency_name": there.agency_name,
        "evaluated_on": there.evaluated_on,
        "result_url": there.result_url,
    }


def _recorded(request: OperatorRequest, row: Round, form: AgencyForm) -> bool:
    try:
        agency.record(round=row, told=form.told, by=request.user, at=timezone.now())
    except AgencyError as error:
        form.add_error(error.field or None, error.words)
        return False
    messages.success(request, "評価機関による評価を記録しました。")
    return True
