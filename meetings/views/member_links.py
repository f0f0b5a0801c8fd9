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

from meetings.copy_links import CopyExpired
from meetings.draft_links import DraftExpired
from meetings.models import Reply
from meetings.tokens import ExpiredToken, LinkError, MeetingCalledOff, RevokedToken, WrongToken, reply_of
from operators.access import public

WRONG_LIMIT, WRONG_WINDOW = 20, 600


@dataclass(frozen=True)
class Visit:
    """A member at the door: the invitation, its token, the moment, and whether the text is large."""

    reply: Reply
    token: str
    at: datetime
    large: bool

    def address(self, name: str, *more: int) -> str:
        """Another page of this invitation, with the size of text kept."""
        return reverse(name, args=[self.token, *more]) + ("?text=large" if self.large else "")


P = ParamSpec("P")
R = TypeVar("R", bound=HttpResponseBase)
View = Callable[Concatenate[HttpRequest, Visit, P], HttpResponse]


def by_link(view: View[P]) -> Callable[..., HttpResponseBase]:
    """Open the view to whoever holds a good link; everybody else is told what is the matter."""
    return _guarded(view, served=False)


def by_lasting_link(view: View[P]) -> Callable[..., HttpResponseBase]:
    """The same, also after the minutes were delivered: the view says itself when it has done its work."""
    return _guarded(view, served=True)


def _guarded(view: View[P], *, served: bool) -> Callable[..., HttpResponseBase]:
    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        large = request.GET.get("text") == "large"
        try:
            reply = reply_of(token, today=timezone.localdate(), served=served)
        except LinkError as refusal:
            response = refuse(request, refusal, large=large)
        else:
            response = view(request, Visit(reply, token, timezone.now(), large), *args, **kwargs)
        return sealed(response)

    return public(opened)


def sealed(response: R) -> R:
    """The answer with what keeps it out of caches, indexes and other hosts' logs."""
    response["Cache-Control"] = "private, no-store"
    response["X-Robots-Tag"] = "noindex, nofollow"
    response.headers.setdefault("Referrer-Policy", "no-referrer")
    return response


def refuse(request: HttpRequest, refusal: LinkError, *, large: bool) -> HttpResponse:
    """Say what is the matter with a link: 404, 410, and 429 to whoever tries wrong ones again and again."""
    known = {name: getattr(refusal, name, None) for name in ("reply", "copy")}
    return refused(request, _ANSWERS[type(refusal)], {"large": large, "at": timezone.now(), **known})


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


_ANSWERS: dict[type[LinkError], tuple[int, str]] = {
    WrongToken: (404, "wrong"),
    RevokedToken: (410, "revoked"),
    MeetingCalledOff: (410, "called_off"),
    ExpiredToken: (410, "expired"),
    CopyExpired: (410, "copy_expired"),
    DraftExpired: (410, "draft_expired"),
}


def _too_many(request: HttpRequest) -> bool:
    """Count a wrong link, and answer whether this address has tried more than `WRONG_LIMIT`."""
    key = f"wrong-answer-links:{get_adapter().get_client_ip(request)}"
    count: int = cache.get(key, 0) + 1
    cache.set(key, count, WRONG_WINDOW)
    return count > WRONG_LIMIT
