"""What the office does with all its staff sheets: links by mail, a reminder, the deadline, closing, opening again."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.forms.staff import DeadlineForm
from evaluations.services import staff_closing, staff_reminders, staff_sending
from evaluations.services.round_errors import DeadlineOutside
from evaluations.services.staff_errors import CountStands, StaffError
from evaluations.views.staff import lines_of
from evaluations.views.staff_desk import Desk, desk_of
from operators.access import OperatorRequest, operator


@operator
def evaluation_staff_send(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Name whom the link goes to by mail, then send it."""
    desk = desk_of(request, round_id)

    def act() -> str:
        many = staff_sending.send_links(round=desk.round, by=request.user, at=timezone.now())
        return f"{many}名にリンクを送ります。" if many else "送っていない方はいませんでした。"

    lines = [line for line in lines_of(desk) if not line.progress.submitted and not line.sheet.user_id]
    by_mail = [line for line in lines if line.waits_for_mail]
    return _page(
        request, desk, "send", act, {"by_mail": by_mail, "by_hand": [x for x in lines if x.has_no_way]}
    )


@operator
def evaluation_staff_remind(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Name whom the reminder goes to and whom somebody has to speak to, then send it."""
    desk = desk_of(request, round_id)

    def act() -> str:
        now, today = timezone.now(), timezone.localdate()
        many = staff_reminders.remind_now(round=desk.round, today=today, by=request.user, at=now)
        return f"{many}名にお知らせを送ります。" if many else "今日はもう、お知らせを送っています。"

    behind = [line for line in lines_of(desk) if not line.progress.submitted and not line.sheet.user_id]
    told = {
        "by_mail": [line for line in behind if line.sheet.email],
        "by_hand": [x for x in behind if x.has_no_way],
    }
    return _page(request, desk, "remind", act, told)


@operator
def evaluation_staff_close(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Say what counts and what does not, then close."""
    desk = desk_of(request, round_id)

    def act() -> str:
        staff_closing.close(round=desk.round, by=request.user, at=timezone.now())
        return "個別評価を締め切りました。集計を自己評価に使えます。"

    return _page(request, desk, "close", act, {"outlook": staff_closing.outlook_of(desk.round)})


@operator
def evaluation_staff_reopen(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Open the sheets again, or say why they stay closed."""
    desk = desk_of(request, round_id)

    def act() -> str:
        staff_closing.reopen(round=desk.round, by=request.user, at=timezone.now())
        return "個別評価の受付を再開しました。前と同じリンクで答えられます。"

    stands = staff_closing.is_told(desk.round)
    return _page(request, desk, "reopen", act, {"refusal": CountStands.words if stands else ""})


@operator
def evaluation_staff_deadline(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Until when answers are asked for."""
    desk = desk_of(request, round_id)
    initial = {"closes_on": desk.round.staff_closes_on}
    form = DeadlineForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        day = form.cleaned_data["closes_on"]
        try:
            staff_closing.set_deadline(round=desk.round, closes_on=day, by=request.user, at=timezone.now())
        except DeadlineOutside as error:
            form.add_error("closes_on", error.words)
        except StaffError as error:
            form.add_error(None, error.words)
        else:
            messages.success(request, "締切を変更しました。")
            return redirect(desk.address("evaluation_staff"))
    context = desk.frame() | {"form": form}
    return render(request, "evaluations/staff/deadline.html", context, status=422 if form.errors else 200)


def _page(
    request: OperatorRequest, desk: Desk, name: str, act: Callable[[], str], told: Mapping[str, object]
) -> HttpResponse:
    """A page that asks, and the act on its button."""
    if request.method == "POST":
        try:
            messages.success(request, act())
        except StaffError as error:
            messages.error(request, error.words)
        return redirect(desk.address("evaluation_staff"))
    return render(request, f"evaluations/staff/{name}.html", {**desk.frame(), **told})
