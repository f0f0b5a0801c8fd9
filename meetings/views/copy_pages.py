"""The pages behind the link to a copy of the minutes: nobody signs in, nothing is kept by browsers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from meetings.copy_links import copy_of, good_until
from meetings.models import MinutesCopy
from meetings.record import Record
from meetings.services.copy_reading import note_opened
from meetings.tokens import LinkError
from meetings.views.member_links import refuse, sealed
from operators.access import public


@dataclass(frozen=True)
class Reader:
    """Who holds the link: the copy, its token, the moment, and whether the text is large."""

    copy: MinutesCopy
    token: str
    at: datetime
    large: bool

    def address(self, name: str, *more: int) -> str:
        """Another page of this copy, with the size of text kept."""
        return reverse(name, args=[self.token, *more]) + ("?text=large" if self.large else "")


P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Reader, P], HttpResponse]


def by_copy_link(view: View[P]) -> Callable[..., HttpResponseBase]:
    """Open the view, for reading only, to whoever holds a good link; everybody else is told what is the matter."""

    @wraps(view)
    def opened(request: HttpRequest, token: str, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        large = request.GET.get("text") == "large"
        if request.method not in ("GET", "HEAD"):
            return sealed(HttpResponseNotAllowed(["GET", "HEAD"]))
        try:
            copy = copy_of(token, today=timezone.localdate())
        except LinkError as refusal:
            return sealed(refuse(request, refusal, large=large))
        return sealed(view(request, Reader(copy, token, timezone.now(), large), *args, **kwargs))

    return public(opened)


@by_copy_link
def minutes_copy(request: HttpRequest, reader: Reader) -> HttpResponse:
    """The minutes as they were submitted, with their papers; the first look is noted."""
    if request.method == "GET":
        note_opened(copy=reader.copy, at=reader.at)
    return render(request, "meetings/copies/page.html", _page(reader))


def _page(reader: Reader) -> dict[str, Any]:
    version = reader.copy.version
    submission = version.submission
    return {
        "large": reader.large,
        "record": Record.from_json(version.record),
        "facility": submission.facility,
        "version": version,
        "until": good_until(version),
        "record_template": ("meetings/record/record.html", "meetings/copies/plain_record.html"),
    }
