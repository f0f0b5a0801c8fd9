"""The route of the office's evaluation: what it is, what another one would mean, and changing it. [N 評価§2, O]"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.forms.agency import RouteForm
from evaluations.services import routes
from evaluations.services.agency_errors import AgencyError
from evaluations.services.relief_outlook import outlook_of
from evaluations.views.relief_parts import agency_office
from evaluations.views.round_parts import trail_to_rounds
from operators.access import OperatorRequest, operator
from operators.models import Facility
from rules.kinds import EvaluationRoute


@operator
def evaluation_route(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """See the route and choose another for the evaluations to come."""
    facility = agency_office(request.user, number, code)
    today = timezone.localdate()
    form = RouteForm(request.POST or None, initial={"route": facility.evaluation_route})
    if request.method == "POST" and form.is_valid() and _chosen(request, facility, form):
        return redirect("evaluation_route", number, code)
    context = {
        "trail": trail_to_rounds(),
        "facility": facility,
        "form": form,
        "outlook": outlook_of(facility, today),
        "bar": routes.in_the_way(routes.rounds_ahead(facility, today)),
        "agency": facility.evaluation_route == EvaluationRoute.AGENCY.value,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "evaluations/agency/route.html", context, status=status)


def _chosen(request: OperatorRequest, facility: Facility, form: RouteForm) -> bool:
    route = EvaluationRoute(form.cleaned_data["route"])
    now = timezone.now()
    try:
        changed = routes.choose(
            facility=facility, route=route, by=request.user, at=now, today=timezone.localdate()
        )
    except AgencyError as error:
        form.add_error("route", error.words)
        return False
    said = f"評価方式を「{route.label}」に変えました。" if changed else "評価方式は変わっていません。"
    messages.success(request, said)
    return True
