"""An office's own part of a joint meeting: what it reports there, by its own people."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from compliance.forms.agenda import agenda_initial
from compliance.forms.part import PartForm
from compliance.views.own_meetings import OwnMeeting, own_part, rules_of
from meetings.agenda import templates_for
from meetings.enums import BOUND
from meetings.models import Participation
from meetings.services import scheduling
from operators.access import OperatorRequest, operator


@operator
def meeting_part(request: OperatorRequest, meeting_id: int, part_id: int) -> HttpResponse:
    """An office's own agenda in a joint meeting, and whether it is evaluated there. [N 合同§2]"""
    own, part = own_part(request.user, meeting_id, part_id)
    if part.standing not in BOUND:
        raise Http404
    form = _part_form(request, own, part)
    if request.method == "POST" and form.is_valid():
        try:
            scheduling.change_part(
                participation=part,
                agenda=form.agenda,
                carries_evaluation=bool(form.cleaned_data.get("carries_evaluation")),
                by=request.user,
                at=timezone.now(),
            )
        except scheduling.SchedulingError as error:
            form.add_error(None, error.words)
        else:
            messages.success(request, "この事業所の議題を保存しました。")
            return redirect("meeting", meeting_id)
    trail = [("今年度の状況", "/office/"), ("会議", reverse("meeting", args=[meeting_id]))]
    context = {"part": part, "own": own, "meeting": own.meeting, "form": form, "trail": trail}
    return render(request, "compliance/meeting/part.html", context)


def _part_form(request: OperatorRequest, own: OwnMeeting, part: Participation) -> PartForm:
    kind = rules_of(part.facility, own.meeting.held_on).kind(part.facility.kind)
    templates = templates_for(kind.council, activity_counts=kind.activity_counts)
    items = own.meeting.agenda.filter(participation=part).order_by("position", "pk")
    initial = agenda_initial(items, templates) | {"carries_evaluation": part.carries_evaluation}
    alone = kind.evaluation_standalone and len(own.bound) > 1 and not own.meeting.exception_reason
    sent = request.POST if request.method == "POST" else None
    return PartForm(sent, kind=kind, initial=initial, evaluates_alone=alone)
