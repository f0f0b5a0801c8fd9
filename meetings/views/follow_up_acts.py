"""Closing a request by hand, opening it again, adding one."""

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from meetings.enums import FollowUpState
from meetings.forms.follow_ups import CloseForm, NewFollowUpForm, ReopenForm
from meetings.models import FollowUp, Participation
from meetings.services import follow_up_acts
from meetings.views.members_office import address, office_of, office_trail
from operators import kept_post
from operators.access import OperatorRequest, operator
from operators.models import Facility


@operator
@kept_post.keeps_post
def follow_up_new(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """Write down a request that came by telephone, or stands in an old ledger."""
    facility = office_of(request.user, number, code)
    form = NewFollowUpForm(request.POST or None, parts=_held(facility), initial=_kept(request))
    if request.method == "POST" and form.is_valid():
        told = {"title": form.cleaned_data["title"], "words": form.cleaned_data["words"]}
        follow_up_acts.add(raised_in=form.raised_in, **told, by=request.user, at=timezone.now())
        messages.success(request, "要望を追加しました。次の会議の議題に引き継がれます。")
        kept_post.forget(request)
        return redirect(address("office_follow_ups", facility))
    return _page(request, "new", facility, form)


@operator
@kept_post.keeps_post
def follow_up_close(request: OperatorRequest, pk: int) -> HttpResponse:
    """Say how a request ended."""
    follow_up = _own(request, pk)
    form = CloseForm(request.POST or None, initial=_kept(request))
    if request.method == "POST" and form.is_valid():
        state, words = FollowUpState(form.cleaned_data["state"]), form.cleaned_data["words"]
        try:
            follow_up_acts.close(
                follow_up=follow_up, state=state, words=words, by=request.user, at=timezone.now()
            )
        except follow_up_acts.NotOpen:
            messages.info(request, f"「{follow_up.title}」は、すでに終わっています。")
        else:
            messages.success(request, f"「{follow_up.title}」を{state.label}にしました。")
        kept_post.forget(request)
        return redirect(address("office_follow_ups", follow_up.facility))
    return _page(request, "close", follow_up.facility, form, follow_up)


@operator
@kept_post.keeps_post
def follow_up_reopen(request: OperatorRequest, pk: int) -> HttpResponse:
    """Open a request again."""
    follow_up = _own(request, pk)
    form = ReopenForm(request.POST or None, initial=_kept(request))
    if request.method == "POST" and form.is_valid():
        words = form.cleaned_data["words"]
        try:
            follow_up_acts.reopen(follow_up=follow_up, words=words, by=request.user, at=timezone.now())
        except follow_up_acts.NotClosed:
            messages.info(request, f"「{follow_up.title}」は、すでに対応中です。")
        else:
            messages.success(request, f"「{follow_up.title}」を対応中に戻しました。")
        kept_post.forget(request)
        return redirect(address("office_follow_ups", follow_up.facility))
    return _page(request, "reopen", follow_up.facility, form, follow_up)


def _kept(request: OperatorRequest) -> dict[str, str]:
    """What was typed here when the session had ended."""
    fields = kept_post.kept(request)
    return {name: fields.get(name, "") for name in fields} if fields else {}


def _own(request: OperatorRequest, pk: int) -> FollowUp:
    """A request of an office this person works for; 404 otherwise."""
    rows = FollowUp.objects.visible_to(request.user).select_related("facility", "raised_in__meeting")
    return get_object_or_404(rows, pk=pk)


def _held(facility: Facility) -> list[Participation]:
    """The office's parts in meetings that were held, the last first."""
    parts = facility.participations.bound().filter(meeting__status="held").select_related("meeting")
    return list(parts.order_by("-meeting__held_on", "-pk"))


def _page(
    request: OperatorRequest, name: str, facility: Facility, form: Form, follow_up: FollowUp | None = None
) -> HttpResponse:
    back = address("office_follow_ups", facility)
    trail = [*office_trail(facility), ("要望と対応", back)]
    context = {"trail": trail, "back": back, "facility": facility, "form": form, "follow_up": follow_up}
    status = 422 if form.errors else 200
    return render(request, f"meetings/follow_ups/{name}.html", context, status=status)
