"""緩和 as the office sees it: what it is, whether it can apply now, the application, withdrawing. [O]"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from evaluations.forms.reliefs import ApplicationForm
from evaluations.models import Relief
from evaluations.relief.lines import ReliefLine
from evaluations.services import reliefs
from evaluations.services.last_agency import last_evaluation
from evaluations.services.relief_errors import ReliefError
from evaluations.services.relief_outlook import outlook_of
from evaluations.views.relief_parts import agency_office, relief_trail, say
from evaluations.views.round_parts import trail_to_rounds
from operators.access import OperatorRequest, operator


@operator
def relief(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """What it is, the window, what follows, and the applications so far."""
    facility = agency_office(request.user, number, code)
    outlook = outlook_of(facility, timezone.localdate())
    context = {
        "trail": trail_to_rounds(),
        "facility": facility,
        "outlook": outlook,
        "lines": [ReliefLine(row, for_office=True) for row in outlook.rows],
    }
    return render(request, "evaluations/relief/office.html", context)


@operator
def relief_apply(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """The application; where it is not possible the page says why instead."""
    facility = agency_office(request.user, number, code)
    today = timezone.localdate()
    form = ApplicationForm(request.POST or None, initial=last_evaluation(facility, today))
    if request.method == "POST" and form.is_valid():
        try:
            reliefs.apply(facility=facility, told=form.told, by=request.user, at=timezone.now(), today=today)
        except ReliefError as error:
            say(form, error)
        else:
            messages.success(request, "緩和を申請しました。区が確認し、決定をお知らせします。")
            return redirect("relief", number, code)
    outlook = outlook_of(facility, today)
    context = {"trail": relief_trail(facility), "facility": facility, "form": form, "outlook": outlook}
    status = 422 if request.method == "POST" else 200
    return render(request, "evaluations/relief/apply.html", context, status=status)


@operator
def relief_withdraw(request: OperatorRequest, number: str, code: str, pk: int) -> HttpResponse:
    """Ask once more, then take the application back."""
    facility = agency_office(request.user, number, code)
    row = get_object_or_404(Relief.objects.visible_to(request.user), facility=facility, pk=pk)
    if request.method == "POST":
        try:
            reliefs.withdraw(relief=row, by=request.user, at=timezone.now())
        except ReliefError as error:
            messages.error(request, error.words)
        else:
            messages.success(request, "申請を取り下げました。")
        return redirect("relief", number, code)
    context = {"trail": relief_trail(facility), "facility": facility, "row": row}
    return render(request, "evaluations/relief/withdraw.html", context)
