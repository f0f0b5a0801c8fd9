"""The counter (窓口): one service's public records of a half-year as one PDF, for the ward."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from operators.access import WardRequest, ward
from operators.models import Municipality
from publication import counter_store
from publication.counter import Bundle, bundle_of, counts, services
from publication.counter_period import Half
from rules.kinds import ServiceKind

HALVES = 8
"""So far back records can be bound; kept for two years after their publication, none is older. [policy]"""


@ward
@require_safe
def counter(request: WardRequest) -> HttpResponse:
    """Choose service and half-year, see what the bundle holds, have it made, and wait for it here."""
    municipality = _municipality(request)
    today = timezone.localdate()
    kinds, halves = services(municipality, today), _halves()
    half = next((each for each in halves if each.name == request.GET.get("half")), halves[1])
    numbers = counts(municipality, half)
    fullest = max(kinds, key=lambda kind: numbers.get(kind, 0))
    service = next((kind for kind in kinds if kind.value == request.GET.get("service")), fullest)
    bundle = bundle_of(municipality, service, half, with_words=False)
    progress = counter_store.progress_of(bundle)
    if request.htmx and progress.stage == counter_store.Stage.MAKING:
        return HttpResponse(status=204)  # nothing to tell yet: nothing is read aloud again
    told = {
        "trail": [("遵守状況の一覧", "/ward/")],
        "bundle": bundle,
        "progress": progress,
        "services": [(kind, numbers.get(kind, 0)) for kind in kinds],
        "halves": halves,
        "running": half.last >= today,
    }
    return render(request, "publication/counter/page.html", told)


@ward
@require_POST
def counter_make(request: WardRequest, service: str, half: str) -> HttpResponse:
    """Have the bundle made; the page tells when it is there."""
    bundle = _asked(request, service, half)
    try:
        counter_store.ask(bundle)
    except counter_store.CannotStart:
        messages.error(
            request, "いまはPDFの作成を始められません。数分後に、もう一度「PDFを作る」を押してください。"
        )
    return redirect(_page_of(bundle))


@ward
@require_safe
def counter_pdf(request: WardRequest, service: str, half: str) -> HttpResponse:
    """The finished bundle; where there is none, or something was taken back since, back to the page."""
    bundle = _asked(request, service, half)
    content = counter_store.content_of(bundle)
    if content is None:
        return redirect(_page_of(bundle))
    response = HttpResponse(content, content_type="application/pdf")
    name = f"engawa-madoguchi-{bundle.municipality.code}-{bundle.service.code}-{bundle.half.name}.pdf"
    response.headers["Content-Disposition"] = f'inline; filename="{name}"'
    return response


def _asked(request: WardRequest, service: str, half: str) -> Bundle:
    municipality = _municipality(request)
    kinds, found = services(municipality, timezone.localdate()), Half.named(half)
    if service not in kinds or found not in _halves():
        raise Http404
    return bundle_of(municipality, ServiceKind(service), found, with_words=False)


def _halves() -> list[Half]:
    """This half and those before, the newest first."""
    halves = [Half.of(timezone.localdate())]
    while len(halves) < HALVES:
        halves.append(halves[-1].previous)
    return halves


def _page_of(bundle: Bundle) -> str:
    return f"{reverse('counter')}?{urlencode({'service': bundle.service.value, 'half': bundle.half.name})}"


def _municipality(request: WardRequest) -> Municipality:
    if request.user.municipality is None:
        raise Http404
    return request.user.municipality
