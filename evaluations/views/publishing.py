"""How far a result is on its way to the public; and the last look before it is published. [N 評価§6②]"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.models import Evaluation, PublicSheet
from evaluations.services import plan_follow_ups, public_sheets, publishing
from evaluations.services.publishing.results import RESULTS
from evaluations.views.publishing_next import act_of
from evaluations.views.publishing_outlook import Outlook, Stage, outlook_of
from evaluations.views.publishing_round import address_of, frame_of, round_at
from meetings.enums import PublicationWay
from meetings.forms.publishing import PublishForm
from meetings.services.publishing.completion import COUNTS
from operators.access import OperatorRequest, operator
from outbox.pdf import PdfUnavailable
from publication.services import record_pdfs


@operator
def ways(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The hub: what comes next, what is public, how it was published. A POST draws a PDF that is missing."""
    of = round_at(request, round_id)
    outlook = outlook_of(of, at=timezone.now())
    if request.method == "POST":
        _draw(request, outlook)
        return redirect(address_of("evaluation_ways", of))
    evaluation = of.evaluation
    published_on = evaluation.published_on if evaluation else None
    context = frame_of(of) | {
        "outlook": outlook,
        "act": act_of(outlook),
        "ways": [_row(outlook, way) for way in PublicationWay],
        "published_on": published_on,
        "ledger": published_on is not None and not COUNTS & outlook.ways.keys(),
        "keep_until": RESULTS.dates_with(of, published_on).keep_until
        if evaluation and published_on
        else None,
        "plans": plan_follow_ups.carried(of),
    }
    return render(request, "evaluations/publishing/hub.html", context)


@operator
def publish(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Show the whole public page, who will be able to read it, and publish on the word."""
    of = round_at(request, round_id)
    outlook = outlook_of(of, at=timezone.now())
    if outlook.stage is not Stage.READY or outlook.sheet is None or of.evaluation is None:
        messages.info(request, act_of(outlook).title)
        return redirect(address_of("evaluation_ways", of))
    sheet = outlook.sheet
    form = PublishForm(
        request.POST if request.method == "POST" else None, initial={"revision": sheet.revision}
    )
    if request.method == "POST" and form.is_valid() and _published(request, sheet, form):
        return redirect(address_of("evaluation_ways", of))
    context = frame_of(of) | _last_look(outlook, sheet, of.evaluation) | {"form": form}
    status = 422 if request.method == "POST" else 200
    return render(request, "evaluations/publishing/confirm.html", context, status=status)


def _last_look(outlook: Outlook, sheet: PublicSheet, evaluation: Evaluation) -> dict[str, Any]:
    return {
        "outlook": outlook,
        "content": public_sheets.review_of(sheet).content,
        "dates": RESULTS.dates_with(outlook.round, timezone.localdate()),
        "editor": address_of("evaluation_public", outlook.round),
    }


def _published(request: OperatorRequest, sheet: PublicSheet, form: PublishForm) -> bool:
    """Publish; what is in the way becomes an error of the form."""
    revision = form.cleaned_data["revision"]
    try:
        record = publishing.publish(
            public_text=sheet, base_revision=revision, by=request.user, at=timezone.now()
        )
    except publishing.PublishingError as error:
        form.add_error(None, error.words)
        return False
    words = "訂正版を公表しました。" if record.corrected_on else "公表しました。どなたでも読めます。"
    messages.success(request, words)
    return True


def _draw(request: OperatorRequest, outlook: Outlook) -> None:
    if outlook.published is None:
        messages.info(request, "公表中の結果がありません。")
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
        "edit": "" if portal else address_of("evaluation_way", outlook.round, way.value),
        "remove": "" if portal else address_of("evaluation_way_remove", outlook.round, way.value),
    }
