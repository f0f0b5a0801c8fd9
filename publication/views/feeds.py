"""The Atom feeds: everything, one office, one care area."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from operators.access import public
from operators.models import CareArea
from publication.addresses import office_address
from publication.caching import publicly_cached, tell_change
from publication.feeds import building
from publication.feeds.atom import CONTENT_TYPE, Feed, as_xml
from publication.office_page import council_of, offices_with_page
from rules.kinds import Council, ServiceKind


@public
@require_safe
@publicly_cached()
def feed_minutes(request: HttpRequest) -> HttpResponse:
    """The newest records of all offices."""
    return _answer(building.everything(here=request.path, page=reverse("public_minutes_list")))


@public
@require_safe
@publicly_cached()
def feed_office(request: HttpRequest, number: str, code: str) -> HttpResponse:
    """The newest records of one office, closed or not; only of kinds with a council."""
    kind = ServiceKind.from_code(code)
    if kind is None or kind.code != code:
        raise Http404
    facility = get_object_or_404(offices_with_page(), number=number, service=kind)
    if council_of(facility, timezone.localdate()) is Council.NONE:
        raise Http404
    return _answer(building.of_office(facility, here=request.path, page=office_address(facility)))


@public
@require_safe
@publicly_cached()
def feed_area(request: HttpRequest, pk: int) -> HttpResponse:
    """The newest records of one care area."""
    area = get_object_or_404(CareArea.objects.select_related("municipality"), pk=pk)
    return _answer(building.of_area(area, here=request.path, page=reverse("public_area", args=[area.pk])))


def _answer(feed: Feed) -> HttpResponse:
    response = HttpResponse(as_xml(feed), content_type=CONTENT_TYPE)
    tell_change(response, feed.updated)
    return response
