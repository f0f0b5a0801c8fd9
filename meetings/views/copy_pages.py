"""The pages behind the link to a copy of the minutes: nobody signs in, nothing is kept by browsers."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from meetings.copy_links import copy_of, good_until, token_for
from meetings.models import MinutesCopy
from meetings.notice_parties import habit_of
from meetings.record import Record
from meetings.services.copies import corrected_version
from meetings.services.copy_reading import note_opened
from meetings.views.material_responses import file_response
from meetings.views.member_links import Guest, guarded
from meetings.views.record_files import name_of, pdf_response
from operators.local_time import day_of
from outbox.pdf import PdfUnavailable


@dataclass(frozen=True)
class Reader(Guest):
    """Who holds the link to a copy."""

    copy: MinutesCopy


P = ParamSpec("P")
View = Callable[Concatenate[HttpRequest, Reader, P], HttpResponseBase]


def by_copy_link(view: View[P]) -> Callable[..., HttpResponseBase]:
    """Open the view, for reading only, to whoever holds a good link; everybody else is told what is the matter."""
    return guarded(require_safe(view), _reader)


def _reader(guest: Guest) -> Reader:
    copy = copy_of(guest.token, today=day_of(guest.at))
    return Reader(guest.token, guest.at, guest.large, copy)


@by_copy_link
def minutes_copy(request: HttpRequest, reader: Reader) -> HttpResponse:
    """The minutes as they were submitted, with their papers; the first look is noted."""
    if request.method == "GET":
        note_opened(copy=reader.copy, at=reader.at)
    return render(request, "meetings/copies/page.html", _page(reader))


@by_copy_link
def minutes_copy_pdf(request: HttpRequest, reader: Reader) -> HttpResponse:
    """The same minutes as PDF; back to the page, which prints as well, where the server cannot draw any."""
    record = Record.from_json(reader.copy.version.record)
    try:
        return pdf_response(record, name_of(record))
    except PdfUnavailable:
        return redirect(reader.address("minutes_copy"))


@by_copy_link
def minutes_copy_paper(request: HttpRequest, reader: Reader, material_id: int) -> HttpResponseBase:
    """A paper of this very version; every other file is none of the reader's."""
    material = get_object_or_404(reader.copy.version.materials, pk=material_id)
    return file_response(material, inline=True)


def _page(reader: Reader) -> dict[str, Any]:
    version = reader.copy.version
    record = Record.from_json(version.record)
    kept = set(version.materials.values_list("pk", flat=True))
    return {
        "large": reader.large,
        "record": record,
        "files": [
            (paper, reader.address("minutes_copy_paper", paper.material))
            for paper in record.papers
            if paper.material in kept
        ],
        "facility": version.submission.facility,
        "contact": habit_of(version.submission.facility).contact_name,
        "corrected": corrected_version(version),
        "newer": _newer(reader),
        "until": good_until(version),
        "pdf": reader.address("minutes_copy_pdf"),
    }


def _newer(reader: Reader) -> dict[str, str] | None:
    """Where the corrected minutes are, once there are any: ``link`` is empty where this reader has none."""
    version = reader.copy.version
    later = MinutesCopy.objects.filter(
        version__submission=version.submission_id, version__number__gt=version.number
    )
    if not later.exists():
        return None
    own = later.filter(member=reader.copy.member_id).order_by("-version__number").first()
    token = token_for(own) if own and own.nonce else ""
    return {"link": reverse("minutes_copy", args=[token]) if token else ""}
