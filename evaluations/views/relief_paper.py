"""The ward records an application for 緩和 that came on paper: the office first, then what the paper says. [O]"""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.forms.reliefs import PaperForm
from evaluations.office_search import called
from evaluations.services import reliefs
from evaluations.services.last_agency import last_evaluation
from evaluations.services.relief_errors import ReliefError
from evaluations.views.relief_parts import agency_office, say, ward_relief_trail
from operators.access import WardRequest, ward
from operators.models import Facility
from rules.kinds import EvaluationRoute


@ward
def ward_relief_paper(request: WardRequest) -> HttpResponse:
    """Choose among the offices that an agency evaluates."""
    words = request.GET.get("q", "").strip()[:100]
    offices = _offices(request)
    context = {
        "trail": ward_relief_trail(),
        "words": words,
        "offices": called(offices, words) if words else list(offices),
    }
    return render(request, "evaluations/relief/paper_office.html", context)


@ward
def ward_relief_register(request: WardRequest, number: str, code: str) -> HttpResponse:
    """What the paper says; what was typed stays when something is wrong."""
    facility = agency_office(request.user, number, code)
    today = timezone.localdate()
    known = {**last_evaluation(facility, today), "applied_on": today}
    form = PaperForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        try:
            made = reliefs.record_paper(
                facility=facility,
                told=form.told,
                applied_on=form.cleaned_data["applied_on"],
                late_reason=form.cleaned_data["late_reason"],
                by=request.user,
                at=timezone.now(),
                today=today,
            )
        except ReliefError as error:
            say(form, error)
        else:
            messages.success(request, "緩和の申請を登録しました。")
            return redirect("ward_relief", made.pk)
    context = {"trail": ward_relief_trail(), "facility": facility, "form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "evaluations/relief/paper.html", context, status=status)


def _offices(request: WardRequest) -> QuerySet[Facility]:
    seen = Facility.objects.visible_to(request.user)
    return seen.filter(evaluation_route=EvaluationRoute.AGENCY.value).order_by("name", "pk")
