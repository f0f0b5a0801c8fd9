"""The counter (窓口): one service's public records of a half-year as one PDF, for the ward."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from operators.access import WardRequest, ward
from operators.models import Municipality
from outbox.pdf import PdfUnavailable
from publication.counter import bundle_of, services
from publication.counter_period import Half
from publication.pdf.counter import counter_pdf as drawn
from rules.kinds import ServiceKind


@ward
def counter(request: WardRequest) -> HttpResponse:
    """Choose service and half-year, and see what would be in the bundle."""
    municipality = _municipality(request)
    told = {"municipality": municipality, "trail": [("遵守状況の一覧", "/ward/")]}
    return render(request, "publication/counter/page.html", told)


@ward
def counter_pdf(request: WardRequest, service: str, half: str) -> HttpResponse:
    """The bundle."""
    municipality = _municipality(request)
    found = Half.named(half)
    kind = next((each for each in services(municipality, timezone.localdate()) if each == service), None)
    if found is None or kind is None:
        raise Http404
    try:
        content = drawn(bundle_of(municipality, ServiceKind(kind), found), on=timezone.localdate())
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect("counter")
    return HttpResponse(content, content_type="application/pdf")


def _municipality(request: WardRequest) -> Municipality:
    if request.user.municipality is None:
        raise Http404
    return request.user.municipality
