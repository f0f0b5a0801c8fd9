"""The door of the pages behind an answer link: the token is the key, and nobody signs in.

What the answers carry: nothing is kept (shared computers), indexed, or told to other hosts. ``same-origin`` and not
``no-referrer`` stands on pages with a form: under ``no-referrer`` browsers send ``Origin: null`` with it, and
Django's CSRF check rightly refuses that.

Wrong tokens are counted per address; after `WRONG_LIMIT` within `WRONG_WINDOW` the answer is 429. The signature
cannot be guessed: the brake keeps noise down. So it never stands in the way of a right link, and two requests
at once may be counted as one.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from meetings.models import Reply
from meetings.tokens import LinkError, reply_of
from operators.access import public
from operators.local_time import day_of

WRONG_LIMIT, WRONG_WINDOW = 20, 600


@dataclass(frozen=True)
class Guest:
    """Somebody at the door: the token of the link, the moment, and whether the text is large."""

    token: str
    at: datetime
    large: bool

    def address(self, name: str, *more: int | str) -> str:
        """Another page behind this link, with the size of text kept."""
        return reverse(name, args=[self.token, *more]) + ("?text=large" if self.large else "")


@dataclass(frozen=True)
class Visit(Guest):
    """A member at the door, with an invitation."""

    reply: Reply


P = ParamSpec("P")
G = TypeVar("G")
R = TypeVar("R", bound=HttpResponseBase)
View = Callable[Concatenate[HttpRequest, Visit, P], HttpResponse]


def by_link(view: View[P]) -> Callable[..., HttpResponseBase]:
    """Open the view to whoever holds a good link; everybody else is told what is the matter."""
    return guarded(view, lambda guest: _visit(guest, served=False))


def by_lasting_link(view: View[P]) -> Callable[..., HttpResponseBase]:
    """The same, also after the minutes were delivered: the view says itself when it has done its work."""
    return guarded(view, lambda guest: _visit(guest, served=True))


def guarded(
    view: Callable[Concatenate[HttpRequest, G, P], HttpResponseBase], find: Callable[[Guest], G]
) -> Callable[..., HttpResponseBase]:
    """Open a view to whoever ``find`` lets in, with what it finds; it raises a `LinkError` that says what is the matter."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponseBase:
        guest = Guest(token, timezone.now(), request.GET.get("text") == "large")
        try:
            found = find(guest)
        except LinkError as refusal:
            return sealed(refuse(request, refusal, large=guest.large))
        return sealed(view(request, found, *args, **kwargs))

    return public(opened)


def _visit(guest: Guest, *, served: bool) -> Visit:
    reply = reply_of(guest.token, today=day_of(guest.at), served=served)
    return Visit(guest.token, guest.at, guest.large, reply)


def sealed(response: R) -> R:
    """The answer with what keeps it out of caches, indexes and other hosts' logs."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    return response


def refuse(request: HttpRequest, refusal: LinkError, *, large: bool) -> HttpResponse:
    """Say what is the matter with a link: 404, 410, and 429 to whoever tries wrong ones again and again."""
    known = {name: getattr(refusal, name, None) for name in ("reply", "copy", "delivery")}
    return refused(request, refusal.answer, {"large": large, "at": timezone.now(), **known}, refusal.pages)


def refused(
    request: HttpRequest, answer: tuple[int, str], told: dict[str, object], pages: str = "meetings/replies"
) -> HttpResponse:
    """The page of a refusal, its status and name; 404 becomes 429 for whoever tries again and again.

    ``pages``: the room of the page; what it lacks is taken from the answer links'.
    """
    status, name = answer
    if status == 404 and _too_many(request):
        status, name = 429, "too_many"
    response = render(request, [f"{pages}/{name}.html", f"meetings/replies/{name}.html"], told, status=status)
    if status == 429:
        response["Retry-After"] = str(WRONG_WINDOW)
    return response


def _too_many(request: HttpRequest) -> bool:
    """Count a wrong link, and answer whether this address has tried more than `WRONG_LIMIT`."""
    key = f"wrong-answer-links:{get_adapter().get_client_ip(request)}"
    count: int = cache.get(key, 0) + 1
    cache.set(key, count, WRONG_WINDOW)
    return count > WRONG_LIMIT
