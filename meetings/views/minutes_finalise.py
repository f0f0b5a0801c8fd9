"""Before minutes are final: what is missing, what happens, the check by a colleague; and the correction afterwards."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.draft_reading import answers_of
from meetings.enums import MinutesState
from meetings.minutes_figures import told
from meetings.services import minutes as service
from meetings.services.minutes import errors
from meetings.views.minutes_desk import Desk, clock_of, desk_of, page
from meetings.views.notice_parts import address_of
from meetings.views.numbers import number_of
from operators import kept_post
from operators.access import OperatorRequest, operator

_PLACES: dict[type[errors.MinutesError], tuple[str, str]] = {
    errors.AttendanceOpen: ("meeting_attendance", "出欠を確定する"),
    errors.FileMissing: ("meeting_materials", "ファイルを登録する"),
}
"""Where what is missing is done: the name of the page and the words of the link."""


@operator
@kept_post.keeps_post
def minutes_finalise(request: OperatorRequest, pk: int) -> HttpResponse:
    """Ask once more, with what is missing; then finalise, ask a colleague, or give it back to the writer."""
    desk = desk_of(request, pk)
    if desk.final or not desk.may_write:
        return redirect(page("minutes_edit", desk))
    refusal = ""
    if request.method == "POST":
        refusal = _acted(request, desk)
        if not refusal:
            kept_post.forget(request)
            return redirect(_next(desk, request.POST.get("act", "")))
    return _ask(request, desk, refusal)


@operator
@kept_post.keeps_post
def minutes_correct(request: OperatorRequest, pk: int) -> HttpResponse:
    """Begin a correction of final minutes, with its reason."""
    desk = desk_of(request, pk)
    if not desk.final or not desk.may_write:
        return redirect(page("minutes_edit", desk))
    reason, refusal = _typed(request, "reason"), ""
    if request.method == "POST":
        try:
            service.reopen(minutes=desk.minutes, reason=reason, by=request.user, at=timezone.now())
        except service.MinutesError as error:
            refusal = error.words
        else:
            kept_post.forget(request)
            messages.success(request, "訂正を始めました。直したら、もう一度確定してください。")
            return redirect(page("minutes_edit", desk))
    context = _common(desk) | {"reason": reason, "refusal": refusal}
    return render(request, "meetings/minutes/correct.html", context, status=422 if refusal else 200)


def _typed(request: OperatorRequest, name: str) -> str:
    """A field as it was posted, or as it was kept when the session had ended."""
    fields = request.POST if request.method == "POST" else kept_post.kept(request)
    return fields.get(name) or "" if fields else ""


def _acted(request: OperatorRequest, desk: Desk) -> str:
    """Do what the button says; answers what is in the way, nothing when it is done."""
    try:
        messages.success(request, _act(request, desk))
    except service.ChangedMeanwhile:
        return "この画面を開いたあとに、議事録が書き直されました。もう一度内容を確かめてください。"
    except service.MinutesError as error:
        return error.words
    return ""


def _act(request: OperatorRequest, desk: Desk) -> str:
    act = request.POST.get("act", "")
    revision = number_of(request.POST.get("base"), otherwise=-1)
    minutes, by, at = desk.minutes, request.user, timezone.now()
    if act == "back":
        service.send_back(minutes=minutes, words=request.POST.get("words", ""), by=by, at=at)
        return "書いた方に差し戻しました。"
    if act == "ask":
        service.ask_for_check(minutes=minutes, base_revision=revision, by=by, at=at)
        return "確認を依頼しました。ほかの方がこの画面を開いて、確定または差し戻しをします。"
    service.finalise(minutes=minutes, base_revision=revision, by=by, at=at)
    return "議事録を確定しました。"


def _next(desk: Desk, act: str) -> str:
    return page("minutes_edit", desk) if act == "back" else address_of("meeting_minutes", desk.part)


def _ask(request: OperatorRequest, desk: Desk, refusal: str) -> HttpResponse:
    minutes = desk.minutes
    missing = [(error.words, *_place(desk, error)) for error in service.obstacles(minutes)]
    facility = service.leading_part(minutes).facility
    context = _common(desk) | {
        "missing": missing,
        "refusal": refusal,
        "second": service.needs_second_person(minutes, request.user),
        "others": service.colleagues(facility, request.user),
        "waiting": minutes.state == MinutesState.CHECK,
        "words": _typed(request, "words"),
        "content": service.content_of(minutes),
        "figures": told(service.content_of(minutes)),
        "answers": answers_of(minutes),
    }
    return render(request, "meetings/minutes/finalise.html", context, status=422 if refusal else 200)


def _place(desk: Desk, error: errors.MinutesError) -> tuple[str, str]:
    name, words = _PLACES.get(type(error), ("", ""))
    if not name:
        return page("minutes_edit", desk), "議事録に戻って書く"
    return address_of(name, desk.part), words


def _common(desk: Desk) -> dict[str, object]:
    return {
        "desk": desk,
        "minutes": desk.minutes,
        "meeting": desk.minutes.meeting,
        "trail": [*desk.trail, (desk.crumb, page("minutes_edit", desk))],
        "clock": clock_of(desk.part, timezone.localdate()),
        "preview": address_of("minutes_preview", desk.part),
        "joint": service.is_joint(desk.minutes.meeting),
    }
