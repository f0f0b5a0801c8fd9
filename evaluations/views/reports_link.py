"""The pages behind the support centre's link: nobody signs in, nothing is kept by browsers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from evaluations.models import ReportDelivery
from evaluations.report.links import delivery_of, good_until
from evaluations.services.reporting.receiving import receive
from evaluations.views.reports_files import files_at, frozen_file, shown
from meetings.views.member_links import Guest, guarded
from operators.local_time import day_of
from operators.models import User
from outbox.pdf import PdfUnavailable


@dataclass(frozen=True)
class Holder(Guest):
    """Who holds the link to a centre's copy."""

    delivery: ReportDelivery


P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Holder, P], HttpResponse]


def by_report_link(view: View[P]) -> Callable[..., HttpResponseBase]:
    """Open the view to whoever holds a good link; everybody else is told what is the matter."""
    return guarded(view, _holder)


def _holder(guest: Guest) -> Holder:
    delivery = delivery_of(guest.token, today=day_of(guest.at))
    return Holder(guest.token, guest.at, guest.large, delivery)


@by_report_link
@require_http_methods(["GET", "HEAD", "POST"])
def report_link(request: HttpRequest, holder: Holder) -> HttpResponse:
    """Read the report with its public document, and answer that it arrived. Opening it tells nobody anything."""
    delivery = holder.delivery
    may_receive = _of_the_centre(request, delivery)
    if request.method == "POST":
        if may_receive:
            receive(delivery=delivery, at=holder.at)
        return redirect(request.get_full_path())
    version = delivery.version
    context = shown(version) | {
        "delivery": delivery,
        "large": holder.large,
        "facility": version.submission.facility,
        "version": version,
        "may_receive": may_receive,
        "until": good_until(version),
        "files": files_at("report_link_file", holder.token),
    }
    response = render(request, "evaluations/reports/link.html", context)
    response["Referrer-Policy"] = "same-origin"  # the page has a form: see `meetings.views.member_links`
    return response


@by_report_link
@require_safe
def report_link_file(request: HttpRequest, holder: Holder, name: str) -> HttpResponse:
    """One of its files; back to the page where the server draws no PDF."""
    try:
        return frozen_file(holder.delivery.version, name)
    except PdfUnavailable:
        return redirect(holder.address("report_link"))


def _of_the_centre(request: HttpRequest, delivery: ReportDelivery) -> bool:
    """Whoever holds the link, unless they are signed in as somebody else: the office cannot answer for the centre."""
    user = request.user
    return (
        not isinstance(user, User) or ReportDelivery.objects.visible_to(user).filter(pk=delivery.pk).exists()
    )
