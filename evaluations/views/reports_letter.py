"""The centre's copy: sent late, the letter where it has no mail address, that it was handed over, and a new link."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from evaluations.models import ReportDelivery
from evaluations.services.reporting.errors import SubmissionRefused
from evaluations.services.reporting.late import deliver_late
from evaluations.services.reporting.receiving import hand_over_letter
from evaluations.services.reporting.renewing import renew_link
from evaluations.services.reporting.situation import situation_of
from evaluations.views.own_rounds import own_round
from meetings.pdf.letters import letters_pdf
from meetings.uploads.kinds import PDF
from meetings.views.record_files import file_response
from operators.access import OperatorRequest, operator
from outbox.enums import Channel
from outbox.pdf import PdfUnavailable
from outbox.services import WrongStateError


@operator
def evaluation_report_letter(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The cover of the last letter as PDF; both papers are printed from the report's page."""
    letter = _letter(request, round_id)
    try:
        content = letters_pdf([letter.message.html], title="評価の結果報告書のお届け")
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect("evaluation_report", round_id)
    return file_response(content, PDF, "hyoka-kekka-hokoku-okurijo")


@operator
def evaluation_report_handed(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Note that the letter was handed over."""
    letter = _letter(request, round_id)
    if request.method == "POST":
        try:
            hand_over_letter(delivery=letter, by=request.user, at=timezone.now())
        except WrongStateError:
            messages.warning(request, "すでに渡した記録があります。")
        else:
            messages.success(request, f"{letter.support_center.name}に渡したことを記録しました。")
    return redirect("evaluation_report", round_id)


@operator
def evaluation_report_send(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Send what the ward has to the centre that was registered since."""
    situation = situation_of(own_round(request.user, round_id))
    if request.method == "POST":
        try:
            center = deliver_late(situation=situation, by=request.user, at=timezone.now())
        except SubmissionRefused as refusal:
            messages.error(request, refusal.words)
        else:
            how = "にメールで送ります。" if center.email else "への手紙を印刷して渡してください。"
            messages.success(request, f"{center.name}{how}")
    return redirect("evaluation_report", round_id)


@operator
def evaluation_report_renew(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Void the link of the last copy, and send the centre a new one."""
    last = _last(_copies(request, round_id))
    if request.method == "POST":
        try:
            done = renew_link(delivery=last, by=request.user, at=timezone.now())
        except SubmissionRefused as refusal:
            messages.error(request, refusal.words)
        else:
            messages.success(request, _renewed(done))
    return redirect("evaluation_report", round_id)


def _renewed(done: ReportDelivery) -> str:
    name, ended = done.support_center.name, "前のリンクは使えなくなりました。"
    if done.message.channel == Channel.EMAIL:
        return f"{ended}新しいリンクを{name}にメールで送ります。"
    return f"{ended}新しい送り状を印刷して、{name}に渡してください。"


def _letter(request: OperatorRequest, round_id: int) -> ReportDelivery:
    return _last(_copies(request, round_id).exclude(message__channel=Channel.EMAIL))


def _copies(request: OperatorRequest, round_id: int) -> QuerySet[ReportDelivery]:
    found = own_round(request.user, round_id)
    if found.submission_id is None:
        raise Http404
    rows = ReportDelivery.objects.filter(version__submission=found.submission_id)
    return rows.select_related("message", "support_center", "version__submission__facility")


def _last(copies: QuerySet[ReportDelivery]) -> ReportDelivery:
    found = copies.order_by("-version__number").first()
    if found is None:
        raise Http404
    return found
