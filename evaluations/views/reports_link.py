"""The pages behind the support centre's link: nobody signs in, nothing is kept by browsers."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from evaluations.models import ReportDelivery
from evaluations.report.links import ReportExpired, ReportReplaced, delivery_of, good_until
from evaluations.services.reporting.receiving import receive
from evaluations.views.reports_files import FILES, frozen_file, shown
from meetings.tokens import LinkError
from meetings.views.member_links import refuse, sealed
from operators.access import public
from operators.models import User
from outbox.pdf import PdfUnavailable

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, ReportDelivery, P], HttpResponse]


def by_report_link(view: View[P]) -> Callable[..., HttpResponseBase]:
    """Open the view to whoever holds a good link; everybody else is told what is the matter."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        try:
            found = delivery_of(token, today=timezone.localdate())
        except (ReportExpired, ReportReplaced) as over:
            context = {"facility": over.delivery.version.submission.facility}
            name = "link_expired" if isinstance(over, ReportExpired) else "link_replaced"
            return sealed(render(request, f"evaluations/reports/{name}.html", context, status=410))
        except LinkError as refusal:
            return sealed(refuse(request, refusal, large=False))
        return sealed(view(request, found, *args, **kwargs))

    return public(opened)


@by_report_link
@require_http_methods(["GET", "HEAD", "POST"])
def report_link(request: HttpRequest, delivery: ReportDelivery) -> HttpResponse:
    """Read the report with its public document, and answer that it arrived. Opening it tells nobody anything."""
    may_receive = _of_the_centre(request, delivery)
    if request.method == "POST":
        if may_receive:
            receive(delivery=delivery, at=timezone.now())
        return redirect(request.get_full_path())
    token = request.resolver_match.kwargs["token"] if request.resolver_match else ""
    version = delivery.version
    context = shown(version) | {
        "delivery": delivery,
        "large": request.GET.get("text") == "large",
        "facility": version.submission.facility,
        "version": version,
        "may_receive": may_receive,
        "until": good_until(version),
        "files": [
            (words, reverse("report_link_file", args=[token, name])) for name, (words, *_) in FILES.items()
        ],
    }
    response = render(request, "evaluations/reports/link.html", context)
    response["Referrer-Policy"] = "same-origin"  # the page has a form: see `meetings.views.member_links`
    return response


@by_report_link
@require_safe
def report_link_file(request: HttpRequest, delivery: ReportDelivery, name: str) -> HttpResponse:
    """One of its files; back to the page where the server draws no PDF."""
    try:
        return frozen_file(delivery.version, name)
    except PdfUnavailable:
        token = request.resolver_match.kwargs["token"] if request.resolver_match else ""
        return redirect("report_link", token)


def _of_the_centre(request: HttpRequest, delivery: ReportDelivery) -> bool:
    """Whoever holds the link, unless they are signed in as somebody else: the office cannot answer for the centre."""
    user = request.user
    return (
        not isinstance(user, User) or ReportDelivery.objects.visible_to(user).filter(pk=delivery.pk).exists()
    )
