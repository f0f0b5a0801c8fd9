"""The page before minutes go to the ward: what goes, to whom, and everything that is still missing."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.forms.submissions import SubmitForm
from meetings.models import Participation, Submission
from meetings.services import submissions
from meetings.services.submitting import errors
from meetings.services.submitting.checks import obstacles
from meetings.services.submitting.situation import situation_of
from meetings.views.notice_parts import must_stand, trail_of
from meetings.views.submission_missing import missing_of
from meetings.views.submission_outlook import outlook_of
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
        done = _submitted(request, part, form)
        if done:
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


def _submitted(request: OperatorRequest, part: Participation, form: SubmitForm) -> Submission | None:
    """Submit as the form says; what is in the way becomes an error of the form, a second click finds the first."""
    try:
        done = submissions.submit(
            participation=part,
            words=form.cleaned_data["words"],
            by=request.user,
            at=timezone.now(),
            after=form.cleaned_data["after"],
        )
    except errors.Overtaken as error:
        return _overtaken(request, part, form, error)
    except errors.AnswerMissing as error:
        form.add_error("words", error.words)
    except errors.SubmissionRefused as error:
        form.add_error(None, error.words)
    else:
        messages.success(request, f"区に提出しました。受付番号は {done.receipt} です。")
        return done
    return None


def _overtaken(
    request: OperatorRequest, part: Participation, form: SubmitForm, error: errors.Overtaken
) -> Submission | None:
    """A second click leads to the first one's receipt; words that are nowhere yet stay in the form, to go on from."""
    done = Submission.objects.filter(participation=part, kind="minutes").first()
    last = done.versions.order_by("-number").first() if done else None
    if last is None or form.cleaned_data["words"] in ("", last.words):
        messages.info(request, error.words)
        return done
    form.data = request.POST.copy()
    form.data["after"] = str(last.number)
    form.add_error("words", error.kept)
    return None


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
