"""The pages behind the support centre's link: nobody signs in, nothing is kept by browsers."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from evaluations.models import ReportDelivery
from evaluations.report.links import ReportExpired, delivery_of, good_until
from evaluations.services.reporting.receiving import note_opened
from evaluations.views.reports_files import FILES, frozen_file, shown
from meetings.tokens import LinkError
from meetings.views.member_links import refuse, sealed
from operators.access import public
from outbox.pdf import PdfUnavailable

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, ReportDelivery, P], HttpResponse]


def by_report_link(view: View[P]) -> Callable[..., HttpResponseBase]:
    """Open the view, for reading only, to whoever holds a good link; everybody else is told what is the matter."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        if request.method not in ("GET", "HEAD"):
            return sealed(HttpResponseNotAllowed(["GET", "HEAD"]))
        try:
            found = delivery_of(token, today=timezone.localdate())
        except ReportExpired as over:
            context = {"facility": over.delivery.version.submission.facility}
            return sealed(render(request, "evaluations/reports/link_expired.html", context, status=410))
        except LinkError as refusal:
            return sealed(refuse(request, refusal, large=False))
        return sealed(view(request, found, *args, **kwargs))

    return public(opened)


@by_report_link
def report_link(request: HttpRequest, delivery: ReportDelivery) -> HttpResponse:
    """Read the report with its public document; the first look is the centre's receipt."""
    if request.method == "GET":
        note_opened(delivery=delivery, at=timezone.now())
    token = request.resolver_match.kwargs["token"] if request.resolver_match else ""
    version = delivery.version
    newer = ReportDelivery.objects.filter(
        version__submission=version.submission_id, version__number__gt=version.number
    )
    context = shown(version) | {
        "delivery": delivery,
        "large": request.GET.get("text") == "large",
        "facility": version.submission.facility,
        "version": version,
        "newer": newer.exists(),
        "until": good_until(version),
        "files": [
            (words, reverse("report_link_file", args=[token, name])) for name, (words, *_) in FILES.items()
        ],
    }
    return render(request, "evaluations/reports/link.html", context)


@by_report_link
def report_link_file(request: HttpRequest, delivery: ReportDelivery, name: str) -> HttpResponse:
    """One of its files; back to the page where the server draws no PDF."""
    try:
        return frozen_file(delivery.version, name)
    except PdfUnavailable:
        token = request.resolver_match.kwargs["token"] if request.resolver_match else ""
        return redirect("report_link", token)
