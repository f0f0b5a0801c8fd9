"""The page before minutes go to the ward: what goes, to whom, and everything that is still missing."""

from functools import partial
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.enums import SubmissionKind
from meetings.forms.submissions import SubmitForm
from meetings.models import Participation, Submission
from meetings.services import submissions
from meetings.services.submitting.checks import obstacles
from meetings.services.submitting.situation import situation_of
from meetings.views.notice_parts import must_stand, trail_of
from meetings.views.submission_missing import missing_of
from meetings.views.submission_outlook import outlook_of
from meetings.views.submission_sending import sent
from operators import kept_post
from operators.access import OperatorRequest, operator


@operator
@kept_post.keeps_post
def submit_minutes(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Ask once more, with what is missing, then submit."""
    part, *others = _parts(request, meeting_id)
    situation = situation_of(part)
    today = timezone.localdate()
    outlook = outlook_of(situation, today=today)
    posted = request.POST if request.method == "POST" else None
    form = SubmitForm(posted, after=outlook.number, returned=outlook.returned, words=_kept(request, part))
    if posted is not None and form.is_valid():
        there = Submission.objects.filter(participation=part, kind=SubmissionKind.MINUTES).first
        if done := sent(request, form, partial(submissions.submit, participation=part), there):
            kept_post.forget(request)
            return redirect("submission", done.pk)
    context: dict[str, Any] = {
        "trail": trail_of(part, request.user.role),
        "part": part,
        "others": others,
        "meeting": part.meeting,
        "situation": situation,
        "missing": [missing_of(error, situation) for error in obstacles(situation, today=today)],
        "outlook": outlook,
        "form": form,
    }
    status = 422 if form.errors else 200
    return render(request, "meetings/submissions/submit.html", context, status=status)


def _kept(request: OperatorRequest, part: Participation) -> str:
    """What was typed for this office when the session had ended."""
    fields = kept_post.kept(request)
    own = fields is not None and fields.get("office") == str(part.facility_id)
    return str(fields.get("words", "")) if fields and own else ""


def _parts(request: OperatorRequest, meeting_id: int) -> list[Participation]:
    """The person's parts in the meeting, the chosen one first; who is only asked is told so, strangers get 404."""
    rows = Participation.objects.visible_to(request.user).filter(meeting=meeting_id)
    parts = list(
        rows.select_related("meeting", "facility__municipality", "facility__corporation").order_by(
            "facility__number", "facility__service", "pk"
        )
    )
    asked = request.GET.get("facility", "")
    if asked:
        parts.sort(key=lambda part: str(part.facility_id) != asked)
    if not parts or (asked and str(parts[0].facility_id) != asked):
        raise Http404
    must_stand(parts[0], request.user)
    return parts
