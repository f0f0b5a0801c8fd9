"""The editor of the public version: internal words beside the public ones, place after place decided on. [N §8]"""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.enums import PublicTextState
from meetings.forms.public_text import EditorForm
from meetings.models import PublicText
from meetings.services import public_texts as service
from meetings.views.notice_parts import address_of, parts_of
from meetings.views.public_text_acts import Act, Before, act_of, onward
from meetings.views.public_text_desk import Desk, desk_of
from meetings.views.public_text_page import NOTHING, Typed, page_of, unsaved
from operators import kept_post
from operators.access import OperatorRequest, operator


@operator
@kept_post.keeps_post
def edit(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Read, write, decide; confirm where nothing is open any more."""
    desk = desk_of(request, parts_of(request, meeting_id))
    if request.method == "POST":
        return _posted(request, desk)
    review = service.review_of(desk.public_text)
    if not review.final:
        return render(request, "meetings/public_text/before.html", _frame(request, desk, review))
    fields = kept_post.kept(request)
    if fields is None:
        return _show(request, desk, review)
    form = EditorForm(fields, review.fields)
    return _show(request, desk, service.review_of(desk.public_text, form.touched), unsaved(form), kept=True)


def _posted(request: OperatorRequest, desk: Desk) -> HttpResponse:
    act = act_of(request.POST.get("act", ""))
    if act.verb == "forget":
        kept_post.forget(request)
        return redirect(desk.address)
    review = service.review_of(desk.public_text)
    form = EditorForm(request.POST, review.fields)
    typed = unsaved(form)
    try:
        if form.errors:
            return _again(request, desk, typed)
        row = _saved(request, desk, form)
        kept_post.forget(request)
        typed = Typed(words=form.words)
        where = _acted(request, desk, review, form, act, row)
    except service.ChangedMeanwhile as error:
        return _clash(request, desk, form, error)
    except service.PublicTextError as error:
        return _again(request, desk, typed, error.words)
    return _onward(request, desk, review, form, act, where)


def _onward(
    request: OperatorRequest, desk: Desk, review: service.Review, form: EditorForm, act: Act, where: str
) -> HttpResponse:
    """On to the next place; words typed for other places, which nothing stores, stay in their fields."""
    proposals = {spot.id: spot.hit.replacement for spot in review.spots}
    words = form.rewritten(proposals, but=act.target)
    if not words:
        return redirect(where)
    desk = desk.fresh(request)
    now = service.review_of(desk.public_text, finding=review.finding)
    at = QueryDict(urlsplit(where).query).get("at", "")
    return _show(request, desk, now, Typed(words=words), at=at)


def _saved(request: OperatorRequest, desk: Desk, form: EditorForm) -> PublicText:
    """Store what was typed, whatever the button; the text is begun by its first button."""
    by, at = request.user, timezone.now()
    row = service.open_text(participation=desk.part, by=by, at=at)
    return service.save_fields(
        public_text=row, texts=form.texts, shown=form.shown, base_revision=form.base, by=by, at=at
    )


def _acted(
    request: OperatorRequest, desk: Desk, review: service.Review, form: EditorForm, act: Act, row: PublicText
) -> str:
    """Do what the button says, once the words are stored; answers where to go."""
    said = act.do(row, form, by=request.user, at=timezone.now(), before=Before(review, desk.kind))
    if said:
        messages.success(request, said)
    return onward(desk, act, review)


def _again(request: OperatorRequest, desk: Desk, typed: Typed, refusal: str = "") -> HttpResponse:
    """The page with what was typed, and what is in the way."""
    desk = desk.fresh(request)
    review = service.review_of(desk.public_text, typed.texts)
    return _show(request, desk, review, typed, refusal=refusal, status=422)


def _clash(
    request: OperatorRequest, desk: Desk, form: EditorForm, error: service.ChangedMeanwhile
) -> HttpResponse:
    """Both people's words of the texts both wrote; of the others whosever is newer."""
    desk = desk.fresh(request)
    stored = desk.public_text.fields
    theirs = {key: stored.get(key, {}).get("text", "") for key in error.keys}
    typed = Typed(form.touched, form.words, theirs=theirs)
    review = service.review_of(desk.public_text, form.touched)
    return _show(request, desk, review, typed, refusal=error.words, status=409)


def _show(
    request: OperatorRequest,
    desk: Desk,
    review: service.Review,
    typed: Typed = NOTHING,
    *,
    refusal: str = "",
    kept: bool = False,
    at: str = "",
    status: int = 200,
) -> HttpResponse:
    context = _frame(request, desk, review) | page_of(review, kind=desk.kind, typed=typed)
    context |= {"refusal": refusal, "kept": kept, "at": at or request.GET.get("at", "")}
    return render(request, "meetings/public_text/edit.html", context, status=status)


def _frame(request: OperatorRequest, desk: Desk, review: service.Review) -> dict[str, Any]:
    """What stands around the texts: whose they are, how far they are, what can be done next."""
    row = desk.public_text
    return desk.context | {
        "review": review,
        "obstacles": service.obstacles(review),
        "second": service.needs_second(row, request.user),
        "undoable": service.undoable(row),
        "ready": row.state == PublicTextState.READY,
        "waiting": row.state == PublicTextState.CHECK,
        "papers": address_of("public_text_papers", desk.part),
        "preview": address_of("public_text_preview", desk.part),
        "minutes": address_of("meeting_minutes", desk.part),
        "publish": address_of("publication", desk.part),
        "taken_away": service.still_public(row),
    }
