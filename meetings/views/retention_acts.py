"""One clock, and what is done to it: held back, let go, taken back. What cannot be undone asks first."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from meetings.forms.retention import HoldForm
from meetings.models import Participation
from meetings.services import retention as service
from meetings.services.retention.clocks import key_of
from meetings.services.retention.keepers import keeper_of
from meetings.views.retention_sides import OFFICE, WARD, Side, publication_of
from operators.access import OperatorRequest, SignedInRequest, WardRequest, operator, ward
from publication.enums import Holder
from publication.models import Retention
from publication.retention_state import Clock
from publication.services.retention import AlreadyGone, RetentionError

GONE = "すでに削除されています。"


@operator
def office_clock(request: OperatorRequest, pk: int) -> HttpResponse:
    """One clock of the office, or its tombstone."""
    return _clock(request, OFFICE, pk)


@ward
def ward_clock(request: WardRequest, pk: int) -> HttpResponse:
    """One clock of the ward, or of an office to look at."""
    return _clock(request, WARD, pk)


@operator
def office_hold(request: OperatorRequest, pk: int) -> HttpResponse:
    """Hold the deletion back."""
    return _hold(request, OFFICE, pk)


@ward
def ward_hold(request: WardRequest, pk: int) -> HttpResponse:
    """Hold the deletion back."""
    return _hold(request, WARD, pk)


def _clock(request: SignedInRequest, side: Side, pk: int) -> HttpResponse:
    row = get_object_or_404(side.seen(request.user), pk=pk)
    if request.method == "POST":
        _undo(request, row)
        return redirect(side.one, pk)
    clock = Clock(row, timezone.localdate())
    context = {
        "side": side,
        "clock": clock,
        "reads_reason": row.holder in side.holders,
        "may_act": service.may_act(row, request.user),
        "may_approve": service.may_approve(row, request.user),
        **_papers(row, side),
    }
    return render(request, "meetings/retention/clock.html", context)


def _papers(row: Retention, side: Side) -> dict[str, str]:
    """The addresses of the papers themselves, where they are the office's own and still there."""
    key = key_of(row.source)
    if keeper := keeper_of(row.source):
        return {"paper": keeper.page(key) if row.holder in side.holders else ""}
    if side is WARD:
        page = reverse("ward_submission", args=[key]) if row.holder == Holder.WARD else ""
        return {"submission": page}
    if row.holder == Holder.CASE:
        return {"case": reverse("material_case", args=[key]), "file": reverse("material_file", args=[key])}
    part = Participation.objects.filter(pk=key).first()
    if part is None:
        return {}
    return {"meeting": reverse("meeting", args=[part.meeting_id]), "publication": publication_of(part)}


def _undo(request: SignedInRequest, row: Retention) -> None:
    """Release a hold (``release``) or take an approval back (``take_back``)."""
    released = "release" in request.POST
    act = service.release if released else service.take_back
    try:
        act(retention=row, by=request.user, at=timezone.now())
    except AlreadyGone:
        messages.error(request, GONE)
    except RetentionError:
        messages.error(request, "この記録の削除は、ほかの事業所・区が扱います。")
    else:
        done = (
            "削除の停止を解除しました。" if released else "承認を取り消しました。承認するまで削除されません。"
        )
        messages.success(request, done)


def _hold(request: SignedInRequest, side: Side, pk: int) -> HttpResponse:
    row = get_object_or_404(side.own(request.user).standing(), pk=pk)
    today = timezone.localdate()
    known = {"reason": row.hold_reason, "until": row.held_until}
    form = HoldForm(request.POST or None, today=today, initial=known)
    if request.method == "POST" and form.is_valid() and _held(request, row, form):
        return redirect(side.one, pk)
    context = {"side": side, "clock": Clock(row, today), "form": form}
    return render(request, "meetings/retention/hold.html", context, status=422 if form.errors else 200)


def _held(request: SignedInRequest, row: Retention, form: HoldForm) -> bool:
    """Hold it back as the form says; what is in the way becomes an error of the form."""
    told = {"reason": form.cleaned_data["reason"], "until": form.cleaned_data["until"]}
    try:
        service.hold(retention=row, by=request.user, at=timezone.now(), today=timezone.localdate(), **told)
    except service.ReasonNamesPeople as error:
        form.add_error("reason", error.words)
        return False
    except RetentionError:
        form.add_error(None, GONE)
        return False
    messages.success(request, "削除を止めました。")
    return True
