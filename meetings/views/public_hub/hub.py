"""How far it is on its way to the public: what comes next, what is public, how it was published."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.enums import PublicationWay
from meetings.services.publishing.completion import COUNTS
from meetings.views.public_hub.acts import act_of
from meetings.views.public_hub.outlook import Outlook, outlook_of
from meetings.views.public_hub.place import AnyPlace
from operators.access import OperatorRequest
from outbox.pdf import PdfUnavailable
from publication.services import record_pdfs


def hub(request: OperatorRequest, place: AnyPlace) -> HttpResponse:
    """The hub. A POST draws a PDF that is missing."""
    outlook = outlook_of(place, at=timezone.now())
    if request.method == "POST":
        _draw(request, outlook)
        return redirect(place.hub)
    publisher, of = place.publisher, place.subject
    first = publisher.published_on(of)
    context = place.context | {
        "outlook": outlook,
        "act": act_of(outlook),
        "ways": [_row(outlook, way) for way in PublicationWay],
        "published_on": first,
        "ledger": first is not None and not COUNTS & outlook.ways.keys(),
        "keep_until": publisher.dates_with(of, first).keep_until if first else None,
    }
    return render(request, place.template("hub"), context)


def _row(outlook: Outlook, way: PublicationWay) -> dict[str, Any]:
    """One way in the list: its note, and where it is written."""
    place, portal = outlook.place, way == PublicationWay.PORTAL
    return {
        "way": way,
        "row": outlook.ways.get(way),
        "portal": portal,
        "counts": way in COUNTS,
        "owed": place.handed and way == PublicationWay.HANDED,
        "edit": "" if portal else place.address(place.pages.way, way.value),
        "remove": "" if portal else place.address(place.pages.way_remove, way.value),
    }


def _draw(request: OperatorRequest, outlook: Outlook) -> None:
    if outlook.published is None:
        messages.info(request, f"公表中の{outlook.place.noun}がありません。")
        return
    try:
        record_pdfs.make(record=outlook.published, at=timezone.now())
    except PdfUnavailable as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "公開ページにPDFを付けました。")
