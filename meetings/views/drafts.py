"""The office asks members to confirm a draft of its minutes, and reads what they answered."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from meetings.draft_reading import answers_of
from meetings.forms.drafts import AskForm
from meetings.models import Minutes
from meetings.services import draft_checks as service
from meetings.views.minutes_desk import Desk, desk_of, page
from meetings.views.notice_parts import address_of
from operators.access import OperatorRequest, operator


@operator
def draft_ask(request: OperatorRequest, pk: int) -> HttpResponse:
    """Choose whom to ask; look once more at who gets what; then mail the links."""
    desk = desk_of(request, pk)
    if desk.common:
        return _to_own_part(request, desk)
    if desk.final:
        messages.info(request, service.NoDraft.words)
        return redirect("draft_answers", pk)
    people = service.askable(desk.minutes, desk.part, at=timezone.now())
    form = AskForm(request.POST or None, people=people, revision=desk.minutes.revision)
    act = request.POST.get("act", "") if request.method == "POST" else ""
    if act in ("check", "send") and form.is_valid():
        if act == "check":
            return render(request, "meetings/drafts/confirm.html", _context(desk, form, chosen=form.chosen))
        if _asked(request, desk, form):
            return redirect("draft_answers", pk)
    others = [each for each in people if each.asked or not each.by_mail]
    status = 422 if act in ("check", "send") else 200
    return render(request, "meetings/drafts/ask.html", _context(desk, form, others=others), status=status)


@operator
def draft_answers(request: OperatorRequest, pk: int) -> HttpResponse:
    """Who was asked, and what they said."""
    desk = desk_of(request, pk)
    if desk.common:
        return _to_own_part(request, desk)
    context = _context(desk) | {"answers": answers_of(desk.minutes)}
    return render(request, "meetings/drafts/page.html", context)


@operator
def draft_stop(request: OperatorRequest, pk: int, check_id: int) -> HttpResponse:
    """Take the link of one member back, by a button only."""
    desk = desk_of(request, pk)
    check = get_object_or_404(desk.minutes.draft_checks.select_related("member"), pk=check_id)
    if request.method == "POST":
        service.stop_link(check=check, by=request.user, at=timezone.now())
        messages.success(
            request, f"{check.member.name}さんへのリンクを止めました。このリンクでは、もう案を読めません。"
        )
    return redirect("draft_answers", pk)


def _asked(request: OperatorRequest, desk: Desk, form: AskForm) -> bool:
    """Ask as the form says; what is in the way becomes an error of the form."""
    try:
        made = service.ask(
            minutes=desk.minutes,
            members=form.cleaned_data["members"],
            words=form.cleaned_data["words"],
            seen=form.cleaned_data["seen"],
            by=request.user,
            at=timezone.now(),
        )
    except service.DraftCheckError as error:
        form.add_error(None, error.words)
        form.look_again(desk.minutes.revision)
        return False
    messages.success(request, f"{len(made)}名に、議事録の案の確認を依頼しました。")
    return True


def _to_own_part(request: OperatorRequest, desk: Desk) -> HttpResponse:
    """Members are asked about their own office's minutes, which show the common part as well."""
    own = Minutes.objects.visible_to(request.user).filter(participation=desk.part).first()
    if own:
        return redirect("draft_ask", own.pk)
    messages.info(request, "先に事業所の議事録を書き始めてください。共通部分は、あわせて構成員に見えます。")
    return redirect(address_of("meeting_minutes", desk.part))


def _context(desk: Desk, form: AskForm | None = None, **more: Any) -> dict[str, Any]:
    return {
        "desk": desk,
        "minutes": desk.minutes,
        "meeting": desk.part.meeting,
        "trail": desk.trail,
        "form": form,
        "edit": page("minutes_edit", desk),
        **more,
    }
