"""The page before a report goes out: what goes, to whom; then one press sends it to ward and centre."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.models import Round
from evaluations.services.reporting import errors
from evaluations.services.reporting.checks import obstacles
from evaluations.services.reporting.delivering import channel_of
from evaluations.services.reporting.freezing import frozen
from evaluations.services.reporting.situation import Situation, situation_of
from evaluations.services.reporting.submit import submit_report
from evaluations.views.own_rounds import own_round
from evaluations.views.reports_missing import missing_of
from evaluations.views.reports_rounds import frame_of
from meetings.forms.submissions import SubmitForm
from meetings.models import Submission
from meetings.notice_parties import center_on
from meetings.views.submission_return import last_return
from operators import kept_post
from operators.access import OperatorRequest, operator


@operator
@kept_post.keeps_post
def evaluation_submit(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Ask once more, with what is missing, then submit to both."""
    found = own_round(request.user, round_id)
    situation = situation_of(found)
    posted, kept = request.POST if request.method == "POST" else None, kept_post.kept(request)
    words = str(kept.get("words", "")) if kept else ""
    form = SubmitForm(posted, after=situation.number, returned=situation.returned, words=words)
    if posted is not None and form.is_valid() and _submitted(request, found, form):
        kept_post.forget(request)
        return redirect("evaluation_report", round_id)
    context = frame_of(found) | _outlook(situation) | {"form": form}
    status = 422 if form.errors else 200
    return render(request, "evaluations/reports/submit.html", context, status=status)


def _outlook(situation: Situation) -> dict[str, object]:
    today = timezone.localdate()
    center = center_on(situation.round.facility, today)
    content = frozen(situation.round, on=today)
    differs = situation.last is None or content.differs_from(situation.last)
    return {
        "situation": situation,
        "content": content.content,
        "missing": [missing_of(each, situation.round) for each in obstacles(situation.round, today=today)],
        "center": center,
        "by_mail": bool(center) and channel_of(center) == "email" if center else False,
        "differs": differs,
        "idle": not differs and not situation.returned,
        "asked": last_return(situation.submission),
    }


def _submitted(request: OperatorRequest, found: Round, form: SubmitForm) -> Submission | None:
    """Submit as the form says; what is in the way becomes an error of the form, a second click finds the first."""
    words, after = form.cleaned_data["words"], form.cleaned_data["after"]
    try:
        done = submit_report(round=found, words=words, by=request.user, at=timezone.now(), after=after)
    except errors.Overtaken as error:
        return _overtaken(request, found, form, error)
    except errors.AnswerMissing as error:
        form.add_error("words", error.words)
    except errors.ReportRefused as error:
        form.add_error(None, error.words)
    else:
        messages.success(request, f"区に提出しました。受付番号は {done.receipt} です。{_told_center(done)}")
        return done
    return None


def _told_center(done: Submission) -> str:
    delivery = done.versions.order_by("-number")[0]
    owed = getattr(delivery, "report_delivery", None)
    if owed is None:
        return ""
    name = owed.support_center.name
    mail = owed.message.channel == "email"
    return f"{name}にもメールで送ります。" if mail else f"{name}への手紙を印刷して渡してください。"


def _overtaken(
    request: OperatorRequest, found: Round, form: SubmitForm, error: errors.Overtaken
) -> Submission | None:
    """A second click leads to the first one's receipt; words that are nowhere yet stay in the form, to go on from."""
    situation = situation_of(found)
    last = situation.last
    if last is None or form.cleaned_data["words"] in ("", last.words):
        messages.info(request, error.words)
        return situation.submission
    form.data = request.POST.copy()
    form.data["after"] = str(last.number)
    form.add_error("words", error.kept)
    return None
