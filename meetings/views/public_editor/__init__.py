"""The editor of public words: internal words beside the public ones, place after place decided on. [N §8, 評価§6①]"""

from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.enums import PublicTextState
from meetings.forms.public_text import EditorForm
from meetings.services.public_texts import errors
from meetings.services.public_texts.craft import undoable
from meetings.services.public_texts.reviewed import Reviewed
from meetings.views.public_editor.acts import Pressed, act_of, onward
from meetings.views.public_editor.desk import Desk, kind_of
from meetings.views.public_editor.page import NOTHING, Typed, page_of, unsaved
from meetings.views.public_hub import pictures_of
from operators import kept_post
from operators.access import OperatorRequest

__all__ = ["Desk", "edited", "kind_of", "previewed"]

AnyDesk = Desk[Any]


def edited(request: OperatorRequest, desk: AnyDesk) -> HttpResponse:
    """Read, write, decide; confirm where nothing is open any more. The view keeps its posts (`kept_post`)."""
    if request.method == "POST":
        return _posted(request, desk)
    review = desk.review()
    if not review.final:
        return render(request, desk.template("before"), desk.context)
    fields = kept_post.kept(request)
    if fields is None:
        return _show(request, desk, review)
    form = EditorForm(fields, review.fields)
    return _show(request, desk, desk.review(form.touched), unsaved(form), kept=True)


def previewed(request: OperatorRequest, desk: AnyDesk) -> HttpResponse:
    """The words as they are stored, as the public will read them; before the internal ones are final there are none."""
    review = desk.review()
    if not review.final:
        return redirect(desk.plain)
    told = {"content": review.content, "left": len(review.open), "pictures": pictures_of(review)}
    return render(request, desk.template("preview"), desk.context | told)


def _posted(request: OperatorRequest, desk: AnyDesk) -> HttpResponse:
    act = act_of(request.POST.get("act", ""))
    if act.verb == "forget":
        kept_post.forget(request)
        return redirect(desk.address)
    review = desk.review()
    form = EditorForm(request.POST, review.fields)
    it = Pressed(act, form, review, desk.kind, request.user, timezone.now())
    typed = unsaved(form)
    try:
        if form.errors:
            return _again(request, desk, typed)
        row = _saved(desk, it)
        kept_post.forget(request)
        typed = Typed(words=form.words)
        said = act.do(desk.craft, row, it)
    except errors.ChangedMeanwhile as error:
        return _clash(request, desk, form, error)
    except errors.PublicTextError as error:
        return _again(request, desk, typed, error.words)
    if said:
        messages.success(request, said)
    return _onward(request, desk.fresh(it.by, it.at), it)


def _saved(desk: AnyDesk, it: Pressed) -> Any:
    """Store what was typed, whatever the button; the row is begun by its first button."""
    row, form = desk.opened(it.by, it.at), it.form
    return desk.craft.save_fields(
        public_text=row, texts=form.texts, shown=form.shown, base_revision=form.base, by=it.by, at=it.at
    )


def _onward(request: OperatorRequest, desk: AnyDesk, it: Pressed) -> HttpResponse:
    """On to the next place; words typed for other places, which nothing stores, stay in their fields."""
    now = desk.review(finding=it.review.finding)
    where = onward(desk, it, now)
    proposals = {spot.id: spot.hit.replacement for spot in it.review.spots}
    words = it.form.rewritten(proposals, but=it.act.target)
    if not words:
        return redirect(where)
    at = QueryDict(urlsplit(where).query).get("at", "")
    return _show(request, desk, now, Typed(words=words), at=at)


def _again(request: OperatorRequest, desk: AnyDesk, typed: Typed, refusal: str = "") -> HttpResponse:
    """The page with what was typed, and what is in the way."""
    desk = desk.fresh(request.user, timezone.now())
    return _show(request, desk, desk.review(typed.texts), typed, refusal=refusal, status=422)


def _clash(
    request: OperatorRequest, desk: AnyDesk, form: EditorForm, error: errors.ChangedMeanwhile
) -> HttpResponse:
    """Both people's words of the texts both wrote; of the others whosever is newer."""
    desk = desk.fresh(request.user, timezone.now())
    stored = desk.public_text.fields
    theirs = {key: stored.get(key, {}).get("text", "") for key in error.keys}
    typed = replace(NOTHING, texts=form.touched, words=form.words, theirs=theirs)
    return _show(request, desk, desk.review(form.touched), typed, refusal=error.words, status=409)


def _show(
    request: OperatorRequest,
    desk: AnyDesk,
    review: Reviewed,
    typed: Typed = NOTHING,
    *,
    refusal: str = "",
    kept: bool = False,
    at: str = "",
    status: int = 200,
) -> HttpResponse:
    row, found = desk.public_text, desk.craft.obstacles(review)
    context = desk.context | page_of(review, kind=desk.kind, typed=typed)
    context |= {
        **desk.around,
        "review": review,
        "obstacles": found,
        "second": desk.craft.needs_second(row, request.user),
        "undoable": undoable(row),
        "ready": row.state == PublicTextState.READY and not found,
        "waiting": row.state == PublicTextState.CHECK,
        "refusal": refusal,
        "kept": kept,
        "at": at or request.GET.get("at", ""),
    }
    return render(request, desk.template("edit"), context, status=status)
