"""The page before a report goes out: what goes, to whom; then one press sends it to ward and centre."""

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.services.reporting.checks import obstacles
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
from meetings.views.submission_sending import sent
from operators import kept_post
from operators.access import OperatorRequest, operator
from outbox.enums import Channel


@operator
@kept_post.keeps_post
def evaluation_submit(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Ask once more, with what is missing, then submit to both."""
    found = own_round(request.user, round_id)
    situation = situation_of(found)
    posted, kept = request.POST if request.method == "POST" else None, kept_post.kept(request)
    words = str(kept.get("words", "")) if kept else ""
    form = SubmitForm(posted, after=situation.number, returned=situation.returned, words=words)
    if posted is not None and form.is_valid():
        submit = partial(submit_report, round=found)
        if sent(request, form, submit, lambda: situation_of(found).submission, _told_center):
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
        "by_mail": bool(center and center.email),
        "differs": differs,
        "idle": not differs and not situation.returned,
        "asked": last_return(situation.submission),
    }


def _told_center(done: Submission) -> str:
    delivery = done.versions.order_by("-number")[0]
    owed = getattr(delivery, "report_delivery", None)
    if owed is None:
        return ""
    name = owed.support_center.name
    mail = owed.message.channel == Channel.EMAIL
    return f"{name}にもメールで送ります。" if mail else f"{name}への手紙を印刷して渡してください。"
