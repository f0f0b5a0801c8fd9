"""The editor of an evaluation's public words: internal beside public ones, place after place decided on. [N 評価§6①]"""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.enums import PublicSheetState
from evaluations.services import public_sheets as service
from evaluations.views.public_sheet_acts import Pressed, do, onward
from evaluations.views.public_sheet_desk import Desk, desk_of
from meetings.forms.public_text import EditorForm
from meetings.views.public_text_page import NOTHING, Typed, page_of, unsaved
from operators import kept_post
from operators.access import OperatorRequest, operator

_PAGE = "evaluations/publishing/edit.html"


@operator
@kept_post.keeps_post
def edit(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Read, write, decide; confirm where nothing is open any more."""
    desk = desk_of(request, round_id)
    if not service.is_final(desk.round):
        return render(request, "evaluations/publishing/before.html", desk.context)
    if request.method == "POST":
        return _posted(request, desk)
    review = service.review_of(desk.sheet)
    fields = kept_post.kept(request)
    if fields is None:
        return _show(request, desk, review)
    form = EditorForm(fields, review.fields)
    return _show(request, desk, service.review_of(desk.sheet, form.touched), unsaved(form), kept=True)


def _posted(request: OperatorRequest, desk: Desk) -> HttpResponse:
    verb, _, rest = request.POST.get("act", "").partition(":")
    key, _, target = rest.partition(":")
    if verb == "forget":
        kept_post.forget(request)
        return redirect(desk.address)
    review = service.review_of(desk.sheet)
    form = EditorForm(request.POST, review.fields)
    pressed = Pressed(verb, key, target, form, review, desk.kind, request.user, timezone.now())
    try:
        if form.errors:
            return _again(request, desk, unsaved(form))
        return _done(request, desk, pressed)
    except service.ChangedMeanwhile as error:
        return _clash(request, desk, form, error)
    except service.PublicTextError as error:
        return _again(request, desk, Typed(words=form.words), error.words)


def _done(request: OperatorRequest, desk: Desk, it: Pressed) -> HttpResponse:
    """Store what was typed, whatever the button; then do what it says, and go on to the next place."""
    row = service.open_sheet(of=desk.round, by=it.by, at=it.at)
    row = service.save_fields(
        public_text=row,
        texts=it.form.texts,
        shown=it.form.shown,
        base_revision=it.form.base,
        by=it.by,
        at=it.at,
    )
    kept_post.forget(request)
    if said := do(row, it):
        messages.success(request, said)
    desk = desk.fresh(request)
    now = service.review_of(desk.sheet, finding=it.review.finding)
    where = onward(desk, it, now)
    words = it.form.rewritten({spot.id: spot.hit.replacement for spot in it.review.spots}, but=it.target)
    if not words:
        return redirect(where)
    at = QueryDict(urlsplit(where).query).get("at", "")
    return _show(request, desk, now, Typed(words=words), at=at)


def _again(request: OperatorRequest, desk: Desk, typed: Typed, refusal: str = "") -> HttpResponse:
    """The page with what was typed, and what is in the way."""
    desk = desk.fresh(request)
    review = service.review_of(desk.sheet, typed.texts)
    return _show(request, desk, review, typed, refusal=refusal, status=422)


def _clash(
    request: OperatorRequest, desk: Desk, form: EditorForm, error: service.ChangedMeanwhile
) -> HttpResponse:
    """Both people's words of the texts both wrote; of the others whosever is newer."""
    desk = desk.fresh(request)
    stored = desk.sheet.fields
    theirs = {key: stored.get(key, {}).get("text", "") for key in error.keys}
    typed = Typed(form.touched, form.words, theirs=theirs)
    review = service.review_of(desk.sheet, form.touched)
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
    context = _frame(desk, review) | page_of(review, kind=desk.kind, typed=typed, groups=review.groups)
    context |= {"refusal": refusal, "kept": kept, "at": at or request.GET.get("at", "")}
    return render(request, _PAGE, context, status=status)


def _frame(desk: Desk, review: service.Review) -> dict[str, Any]:
    """What stands around the texts: whose they are, how far they are, what can be done next."""
    return desk.context | {
        "review": review,
        "inside": "評価",
        "obstacles": service.obstacles(review),
        "undoable": service.undoable(desk.sheet),
        "ready": desk.sheet.state == PublicSheetState.READY,
        "waiting": False,
    }
