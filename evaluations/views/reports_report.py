"""The report of a round: as it would go today, what is missing, and both receipts once it went. [N 評価§6③]"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from evaluations.models import ReportDelivery
from evaluations.pdf.report import report_pdf
from evaluations.report.building import content_of_round
from evaluations.report.content import ReportContent
from evaluations.report.files import name_of
from evaluations.report.links import link_for
from evaluations.services.reporting.checks import obstacles
from evaluations.services.reporting.freezing import frozen
from evaluations.services.reporting.late import waiting_center
from evaluations.services.reporting.situation import Situation, situation_of
from evaluations.views.own_rounds import own_round
from evaluations.views.reports_files import files_at, frozen_file
from evaluations.views.reports_missing import missing_of
from evaluations.views.reports_rounds import frame_of
from meetings.enums import SubmissionState
from meetings.models import SubmissionVersion
from meetings.uploads.kinds import PDF
from meetings.views.record_files import file_response
from meetings.views.submission_course import STATES
from meetings.views.submission_return import last_return
from operators.access import OperatorRequest, operator
from outbox.pdf import PdfUnavailable


@operator
def evaluation_report(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Read the report: as it was submitted, where nothing changed since, else as it would go; see who has it."""
    found, today = own_round(request.user, round_id), timezone.localdate()
    situation = situation_of(found)
    report = frozen(situation.round, on=today)
    last = situation.last
    differs = last is None or report.differs_from(last)
    content = report.content if last is None or differs else ReportContent.from_json(last.record)
    context = frame_of(found) | {
        "content": content,
        "situation": situation,
        "differs": differs,
        "files": [] if last is None or differs else files_at("evaluation_report_file", found.pk, last.number),
        "missing": [missing_of(each, found) for each in obstacles(situation.round, today=today)],
        **_receipts(situation),
    }  # fmt: skip
    return render(request, "evaluations/reports/report.html", context)


@operator
def evaluation_report_pdf(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The report as it would go today."""
    content = content_of_round(own_round(request.user, round_id), on=timezone.localdate())
    try:
        drawn = report_pdf(content)
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect("evaluation_report", round_id)
    return file_response(drawn, PDF, name_of("結果報告書", content.printed))


@operator
def evaluation_report_file(request: OperatorRequest, round_id: int, number: int, name: str) -> HttpResponse:
    """A file of a version as it was submitted."""
    submission = situation_of(own_round(request.user, round_id)).submission
    version = get_object_or_404(SubmissionVersion.objects.filter(submission=submission), number=number)
    try:
        return frozen_file(version, name)
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect("evaluation_report", round_id)


def _receipts(situation: Situation) -> dict[str, object]:
    """Where it stands at the ward, and the centre's copies; empty before the first submission."""
    submission = situation.submission
    if submission is None:
        return {"submission": None}
    shape, meaning = STATES[SubmissionState(submission.state)]
    rows = ReportDelivery.objects.filter(version__submission=submission)
    deliveries = list(
        rows.select_related("message", "support_center", "version").order_by("-version__number")
    )
    versions = submission.versions.select_related("submitted_by").order_by("-number")
    return {
        "submission": submission,
        "shape": shape,
        "meaning": meaning,
        "asked": last_return(submission),
        "deliveries": deliveries,
        "waiting": waiting_center(situation, timezone.now()),
        "link": link_for(deliveries[0]) if deliveries else "",
        "versions": [
            (version, files_at("evaluation_report_file", situation.round.pk, version.number))
            for version in versions
        ],
    }
