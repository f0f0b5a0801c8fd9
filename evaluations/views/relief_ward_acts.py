"""One application for 緩和 at the ward: 進達, decision, telling the office, withdrawing for it. [O]"""

from collections.abc import Callable
from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from evaluations.forms.relief_decisions import APPROVED, REFUSED, DecisionForm, ForwardForm, TellForm
from evaluations.models import Relief
from evaluations.relief.lines import ReliefLine
from evaluations.services import relief_decisions, reliefs
from evaluations.services.relief_errors import ReliefError
from evaluations.services.relief_outlook import reach_of
from evaluations.views.relief_parts import say, ward_relief_trail
from operators.access import WardRequest, ward


@ward
def ward_relief(request: WardRequest, pk: int) -> HttpResponse:
    """Everything of one application, with the three steps; the button says which is done."""
    row = _row(request, pk)
    today = timezone.localdate()
    steps = _forms(request, row, today)
    act = next((name for name in steps if name in request.POST), "")
    form = steps.get(act)
    if form and form.is_valid() and _done(request, row, act, form, today):
        return redirect("ward_relief", pk)
    context = {
        "trail": ward_relief_trail(),
        "line": ReliefLine(row),
        "row": row,
        "facility": row.facility,
        "reach": reach_of(row),
        "corrects": row.approved is not None,
        "failed": form,
        **{f"{name}_form": each for name, each in steps.items()},
    }
    return render(request, "evaluations/relief/ward_one.html", context, status=422 if form else 200)


@ward
def ward_relief_withdraw(request: WardRequest, pk: int) -> HttpResponse:
    """Ask once more, then take the application back for the office."""
    row = _row(request, pk)
    if request.method == "POST":
        try:
            reliefs.withdraw(relief=row, by=request.user, at=timezone.now())
        except ReliefError as error:
            messages.error(request, error.words)
            return redirect("ward_relief", pk)
        messages.success(request, "申請の取下げを記録しました。")
        return redirect("ward_reliefs")
    context = {"trail": ward_relief_trail(), "line": ReliefLine(row), "row": row, "facility": row.facility}
    return render(request, "evaluations/relief/ward_withdraw.html", context)


def _row(request: WardRequest, pk: int) -> Relief:
    seen = Relief.objects.visible_to(request.user)
    rows = seen.select_related("facility__municipality", "applied_by", "decided_by")
    return get_object_or_404(rows, pk=pk)


def _forms(request: WardRequest, row: Relief, today: date) -> dict[str, forms.Form]:
    """The three steps' forms; only the one whose button was pressed reads what was typed."""
    decision = {None: None, True: APPROVED, False: REFUSED}[row.approved]
    known: dict[str, dict[str, object]] = {
        "forward": {"forwarded_on": row.forwarded_on},
        "decide": {"decision": decision, "decided_on": row.decided_on, "reason": row.reason},
        "tell": {"told_on": row.told_on or today, "mail": True},
    }
    kinds: dict[str, type[forms.Form]] = {"forward": ForwardForm, "decide": DecisionForm, "tell": TellForm}
    return {
        name: kind(request.POST if name in request.POST else None, initial=known[name])
        for name, kind in kinds.items()
    }


def _done(request: WardRequest, row: Relief, act: str, form: forms.Form, today: date) -> bool:
    """Do the step; what is in its way becomes an error of its form."""
    try:
        words = _ACTS[act](request, row, form, today)
    except ReliefError as error:
        say(form, error)
        return False
    messages.success(request, words)
    return True


def _forward(request: WardRequest, row: Relief, form: forms.Form, today: date) -> str:
    on = form.cleaned_data["forwarded_on"]
    relief_decisions.forward(relief=row, on=on, by=request.user, at=timezone.now(), today=today)
    return "進達日を記録しました。"


def _decide(request: WardRequest, row: Relief, form: forms.Form, today: date) -> str:
    data = form.cleaned_data
    relief_decisions.decide(
        relief=row,
        approved=data["decision"] == APPROVED,
        on=data["decided_on"],
        reason=data["reason"],
        by=request.user,
        at=timezone.now(),
        today=today,
    )
    return "決定を記録しました。事業所の判定と緩和のページに表示されています。続けて、事業所への通知を記録してください。"


def _tell(request: WardRequest, row: Relief, form: forms.Form, today: date) -> str:
    data = form.cleaned_data
    owed = relief_decisions.tell(
        relief=row, on=data["told_on"], mail=data["mail"], by=request.user, at=timezone.now(), today=today
    )
    if data["mail"] and not owed:
        return "通知を記録しました。事業所にアカウントを持つ方がいないため、メールは送りません。"
    return f"通知を記録しました。{f'メールを{owed}名に送ります。' if owed else ''}"


_ACTS: dict[str, Callable[[WardRequest, Relief, forms.Form, date], str]] = {
    "forward": _forward,
    "decide": _decide,
    "tell": _tell,
}
