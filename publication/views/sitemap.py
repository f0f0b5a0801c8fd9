"""What search engines ask for: which addresses there are, and where not to look."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from operators.access import public
from publication.caching import publicly_cached
from publication.feeds import sitemap as addresses

CLOSED = ("/office/", "/ward/", "/center/", "/account/", "/r/", "/calendar/")
"""What is not for the public; the links of members lie below ``/r/``, the calendars' behind secret addresses."""


@public
@require_safe
@publicly_cached()
def robots(request: HttpRequest) -> HttpResponse:
    """Everybody may read the public pages; of the rest even the outside is nobody's affair."""
    lines = ["User-agent: *", *(f"Disallow: {path}" for path in CLOSED), "Allow: /", ""]
    lines.append(f"Sitemap: {settings.BASE_URL}{reverse('sitemap')}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


@public
@require_safe
@publicly_cached()
def sitemap(request: HttpRequest) -> HttpResponse:
    """Every public address; where one file cannot hold them, the list of the files."""
    return _xml(addresses.sitemap(today=timezone.localdate()))


@public
@require_safe
@publicly_cached()
def sitemap_page(request: HttpRequest, page: int) -> HttpResponse:
    """One of several files."""
    found = addresses.sitemap_page(page, today=timezone.localdate())
    if found is None:
        raise Http404
    return _xml(found)


def _xml(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type="application/xml; charset=utf-8")
