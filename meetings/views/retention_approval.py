"""The page before records are let go: what exactly will be deleted, what stays, and when. [TRAPS 8]"""

from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.services import disposal
from meetings.services import retention as service
from meetings.views.numbers import number_of
from meetings.views.retention_sides import OFFICE, WARD, Side
from operators.access import OperatorRequest, SignedInRequest, WardRequest, operator, ward
from publication.models import Retention
from publication.retention_state import Clock
from publication.services.retention import AlreadyGone, Moved, NotYet, RetentionError

AT_ONCE = 100
"""So many records are let go with one confirmation: as many as a person reads through."""
NOT_POSSIBLE: dict[type[RetentionError], str] = {
    service.NotTheirs: "削除の承認は、その事業所の管理者だけができます。",
    AlreadyGone: "すでに削除されたものが含まれています。一覧から選び直してください。",
    Moved: "確認していただいたあとに保存期限が変わったものがあります。新しい期限を確かめてください。",
    NotYet: "まだ承認できないものが含まれています。一覧から選び直してください。",
}


@operator
def office_approve(request: OperatorRequest) -> HttpResponse:
    """Let records of the office go: one, or several with one confirmation (``chosen``)."""
    return _approve(request, OFFICE)


@ward
def ward_approve(request: WardRequest) -> HttpResponse:
    """Let copies of the ward go."""
    return _approve(request, WARD)


def _approve(request: SignedInRequest, side: Side) -> HttpResponse:
    posted = request.method == "POST"
    chosen = (request.POST if posted else request.GET).getlist("chosen")[:AT_ONCE]
    seen = dict(_read(each) for each in chosen)
    rows = list(side.own(request.user).standing().filter(pk__in=seen).order_by("keep_until", "pk"))
    clocks = [Clock(row, timezone.localdate()) for row in rows]
    ready = [clock for clock in clocks if clock.may_be_approved]
    if not ready:
        messages.info(request, "削除を承認する記録を、一覧で選んでください。")
        return redirect(side.home)
    error = _approved(request, [clock.row for clock in ready], seen) if posted else ""
    if error is None:
        return redirect(side.home)
    context = {
        "side": side,
        "clocks": ready,
        "left_out": len(clocks) - len(ready),
        "counts": disposal.preview([clock.row for clock in ready], at=timezone.now()),
        "error": error,
    }
    return render(request, "meetings/retention/approve.html", context, status=422 if error else 200)


def _approved(request: SignedInRequest, rows: list[Retention], seen: dict[int, date | None]) -> str | None:
    """Let them go; answers what is in the way, ``None`` when it is done."""
    now = timezone.now()
    try:
        service.approve(retentions=rows, seen=seen, by=request.user, at=now, today=timezone.localdate(now))
    except RetentionError as error:
        return NOT_POSSIBLE[type(error)]
    messages.success(request, f"{len(rows)}件の削除を承認しました。削除されるまでは取り消せます。")
    return None


def _read(chosen: str) -> tuple[int, date | None]:
    """``12:2028-06-20``: the key, and the last day the person saw."""
    key, _, day = chosen.partition(":")
    try:
        return number_of(key, otherwise=0), date.fromisoformat(day)
    except ValueError:
        return number_of(key, otherwise=0), None
