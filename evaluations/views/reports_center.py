"""The reports a support centre got, for its staff who are signed in."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from evaluations.forms.center_reports import CenterFilter
from evaluations.models import ReportDelivery
from evaluations.services.reporting.receiving import receive
from evaluations.views.reports_files import files_at, frozen_file, shown
from operators.access import CenterRequest, center
from operators.models import User
from outbox.pdf import PdfUnavailable

PAGE_SIZE = 50
HOME = ("担当の事業所", "/center/")


@center
def center_reports(request: CenterRequest) -> HttpResponse:
    """By year and office, the newest first; corrected ones stand in place of earlier ones."""
    mine = ReportDelivery.objects.visible_to(request.user).last_of_each()
    form = CenterFilter(request.GET.dict(), mine=mine)
    rows = form.narrow(mine).select_related("version__submission__facility", "message")
    page = Paginator(rows.order_by("-version__submitted_at", "-pk"), PAGE_SIZE)
    context = {"trail": [HOME], "form": form, "page": page.get_page(request.GET.get("page"))}
    return render(request, "evaluations/reports/center_list.html", context)


@center
def center_report(request: CenterRequest, pk: int) -> HttpResponse:
    """Read one, and answer that it arrived."""
    found = _own(request.user, pk)
    if request.method == "POST":
        receive(delivery=found, at=timezone.now())
        return redirect("center_report", pk)
    context = shown(found.version) | {
        "trail": [HOME, ("評価の結果報告書", reverse("center_reports"))],
        "delivery": found,
        "may_receive": True,
        "facility": found.version.submission.facility,
        "version": found.version,
        "files": files_at("center_report_file", pk),
    }
    return render(request, "evaluations/reports/center.html", context)


@center
def center_report_file(request: CenterRequest, pk: int, name: str) -> HttpResponse:
    """One of its files; back to the page with a word where the server draws no PDF."""
    try:
        return frozen_file(_own(request.user, pk).version, name)
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect("center_report", pk)


def _own(user: User, pk: int) -> ReportDelivery:
    mine = ReportDelivery.objects.visible_to(user).select_related("version__submission__facility")
    return get_object_or_404(mine, pk=pk)
