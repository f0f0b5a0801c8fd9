"""How far a record is on its way to the public; and the last look before it is published. [N §8, 省令 34②]"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from meetings.enums import PublicationWay
from meetings.forms.publishing import PublishForm
from meetings.models import Participation, PublicText
from meetings.services import public_texts, publishing
from meetings.services.publishing.completion import COUNTS
from meetings.services.publishing.minutes import MINUTES
from meetings.services.publishing.pictures import shown
from meetings.views.notice_parts import address_of, parts_of, trail_of
from meetings.views.publishing_outlook import Outlook, Stage, outlook_of, way_address
from operators.access import OperatorRequest, operator
from outbox.pdf import PdfUnavailable
from publication.services import record_pdfs


@operator
def publication(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The hub: what comes next, what is public, how it was published. A POST draws a PDF that is missing."""
    part, *others = parts_of(request, meeting_id)
    outlook = outlook_of(part, at=timezone.now())
    if request.method == "POST":
        _draw(request, outlook)
        return redirect(address_of("publication", part))
    context = frame(part, others) | {
        "outlook": outlook,
        "act": outlook.act,
        "ways": [_row(outlook, way) for way in PublicationWay],
        "open": outlook.stage is not Stage.NOTHING,
        "joint": Participation.objects.bound().filter(meeting=part.meeting_id).count() > 1,
        "ledger": part.published_on is not None and not COUNTS & outlook.ways.keys(),
        "keep_until": MINUTES.dates_with(part, part.published_on).keep_until if part.published_on else None,
    }
    return render(request, "meetings/publishing/hub.html", context)


@operator
def publish(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Show the whole public page, who will be able to read it, and publish on the word."""
    part, *others = parts_of(request, meeting_id)
    now = timezone.now()
    outlook = outlook_of(part, at=now)
    if outlook.stage is not Stage.READY or outlook.text is None:
        messages.info(request, outlook.act.title)
        return redirect(address_of("publication", part))
    review = public_texts.review_of(outlook.text)
    form = PublishForm(
        request.POST if request.method == "POST" else None, initial={"revision": outlook.text.revision}
    )
    if request.method == "POST" and form.is_valid() and _published(request, outlook.text, form):
        return redirect(address_of("publication", part))
    context = frame(part, others) | {
        "outlook": outlook,
        "form": form,
        "content": review.content,
        "pictures": [
            {"address": reverse("material_file", args=[key]), "alt": alt}
            for key, alt in shown(review).items()
        ],
        "dates": MINUTES.dates_with(part, timezone.localdate()),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "meetings/publishing/confirm.html", context, status=status)


def frame(part: Participation, others: list[Participation]) -> dict[str, Any]:
    """What every page about publishing shows."""
    return {
        "part": part,
        "others": others,
        "meeting": part.meeting,
        "trail": trail_of(part, "operator"),
        "trail_below": [*trail_of(part, "operator"), ("公表", address_of("publication", part))],
        "hub": address_of("publication", part),
    }


def _published(request: OperatorRequest, text: PublicText, form: PublishForm) -> bool:
    """Publish; what is in the way becomes an error of the form."""
    try:
        record = publishing.publish(
            public_text=text,
            base_revision=form.cleaned_data["revision"],
            by=request.user,
            at=timezone.now(),
        )
    except publishing.PublishingError as error:
        form.add_error(None, error.words)
        return False
    words = "訂正版を公表しました。" if record.corrected_on else "公表しました。どなたでも読めます。"
    messages.success(request, words)
    return True


def _draw(request: OperatorRequest, outlook: Outlook) -> None:
    if outlook.published is None:
        messages.info(request, "公表中の記録がありません。")
        return
    try:
        record_pdfs.make(record=outlook.published, at=timezone.now())
    except PdfUnavailable as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "公開ページにPDFを付けました。")


def _row(outlook: Outlook, way: PublicationWay) -> dict[str, Any]:
    """One way in the list: its note, and where it is written."""
    portal = way == PublicationWay.PORTAL
    return {
        "way": way,
        "row": outlook.ways.get(way),
        "portal": portal,
        "counts": way in COUNTS,
        "edit": "" if portal else way_address("publication_way", outlook.part, way),
        "remove": "" if portal else way_address("publication_way_remove", outlook.part, way),
    }
