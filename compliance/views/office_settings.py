"""An office's settings: whom to ask, when to be reminded, how letters look."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from compliance.forms.office_settings import OfficeSettingsForm
from compliance.services import plans
from compliance.views.own_meetings import has_council
from meetings.notice_parties import habit_of
from meetings.views.members_office import office_of, office_trail
from operators.access import OperatorRequest, operator


@operator
def office_settings(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """See and change what the office wishes; its usual days and place are the planner's."""
    facility = office_of(request.user, number, code)
    if not has_council(facility, timezone.localdate()):
        raise Http404
    habit = habit_of(facility)
    form = OfficeSettingsForm(request.POST if request.method == "POST" else None, instance=habit)
    if form.is_bound and form.is_valid():
        plans.save_habit(habit=form.instance, by=request.user, at=timezone.now())
        messages.success(request, "設定を保存しました。")
        return redirect("office_settings", number, code)
    context = {"trail": office_trail(facility), "facility": facility, "form": form}
    return render(request, "compliance/settings.html", context)
