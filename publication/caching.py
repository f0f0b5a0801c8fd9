"""How long browsers and proxies keep a public page, and how they ask whether it is still the same.

A page for nobody in particular may be kept for five minutes; then the keeper asks with the ``ETag``, which is the
digest of the page itself, so that nothing that changed is taken for unchanged. What was withdrawn answers 410
whatever the asker remembers: only a page that is there can be unchanged. [issue 5]
"""

from collections.abc import Callable
from datetime import UTC, datetime
from functools import cache, wraps
from hashlib import blake2b
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, cast

from django.conf import settings
from django.db.models import Max
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import http_date, parse_http_date

from publication.models import PublicRecord

KEPT_FOR = 300
"""Seconds; so long may a withdrawn record still be seen in a browser that read it before."""

P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, P], HttpResponseBase]


class Keeping(Protocol):
    """A decorator that leaves the view's own arguments as they are."""

    def __call__(self, view: View[P], /) -> View[P]:
        """The view, with what keepers need to know."""


def publicly_cached(last_changed: Callable[..., datetime | None] | None = None) -> Keeping:
    """Let the page be kept and asked after; stands below ``@public``. ``last_changed`` takes what the view takes.

    Its answer becomes ``Last-Modified`` (never before the newest template); a view may set the header itself
    instead (`tell_change`), where it has read the moment anyway. Only 200 (and its 304) is kept; other answers are ``no-cache``
    unless the view says otherwise. Whoever brings a session or a message gets the page for themselves.
    """

    def decorate(view: View[P]) -> View[P]:
        @wraps(view)
        def kept(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
            response = view(request, *args, **kwargs)
            patch_vary_headers(response, ["Cookie"])
            if response.status_code not in (200, 304):
                return _not_kept(request, response)
            if last_changed is not None and response.status_code == 200:
                tell_change(response, last_changed(request, *args, **kwargs))
            return answer(request, response)

        return kept

    return decorate


def answer(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """The page with the headers for keepers; or 304 where the asker has it; or private, where it is for one person.

    A streamed file needs its ``ETag`` before (`tell_digest`), and may ask `unchanged` before it is opened.
    """
    if _is_personal(request, response):
        patch_cache_control(response, private=True, no_store=True)  # computers in offices are shared
        return response
    patch_cache_control(response, public=True, max_age=KEPT_FOR)
    if response.status_code == 304:
        return response
    if isinstance(response, HttpResponse) and not response.has_header("ETag"):
        tell_digest(response, blake2b(response.content, digest_size=16).hexdigest())
    return unchanged(request, response) or response


def unchanged(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase | None:
    """304, where the asker's ``ETag`` or date is that of the response; ``None`` where it must be sent."""
    modified = response.headers.get("Last-Modified")
    found = get_conditional_response(
        request, response.headers.get("ETag"), parse_http_date(modified) if modified else None
    )
    if found is None:
        return None
    for name in ("Cache-Control", "ETag", "Last-Modified", "Vary"):
        if name in response.headers:
            found.headers[name] = response.headers[name]
    return cast(HttpResponseBase, found)


def tell_digest(response: HttpResponseBase, digest: str) -> None:
    """Name the response by the digest of what it holds."""
    response.headers["ETag"] = f'"{digest}"'


def tell_change(response: HttpResponseBase, moment: datetime | None) -> None:
    """Say since when the response is as it is; nothing where nobody knows."""
    if moment is not None:
        response.headers["Last-Modified"] = http_date(max(moment, released_at()).timestamp())


def changed_at(**which: Any) -> datetime | None:
    """When one of these records was last published, corrected or taken back: the rows stay. One query."""
    found: datetime | None = PublicRecord.objects.filter(**which).aggregate(at=Max("changed_at"))["at"]
    return found


@cache
def released_at() -> datetime:
    """When the newest template of this release was written."""
    folders = [Path(folder) for folder in settings.TEMPLATES[0]["DIRS"]]
    newest = max((path.stat().st_mtime for folder in folders for path in folder.rglob("*.html")), default=0.0)
    return datetime.fromtimestamp(newest, UTC)


def _not_kept(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """An answer that is asked for anew each time; by whoever is signed in it is not even stored: it tells the name."""
    if _is_personal(request, response):
        response.headers["Cache-Control"] = "private, no-store"
    response.headers.setdefault("Cache-Control", "no-cache")
    return response


def _is_personal(request: HttpRequest, response: HttpResponseBase) -> bool:
    """Whether the page could be about one person: a session, a message, a form's token, a cookie to set."""
    brought = {settings.SESSION_COOKIE_NAME, "messages"} & set(request.COOKIES)
    return bool(brought or response.cookies or request.META.get("CSRF_COOKIE_NEEDS_UPDATE"))
