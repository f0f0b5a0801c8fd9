"""Noting who came: one plain form that works by itself; with htmx every row saves itself as it is changed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.models import Participation
from meetings.services import attendance as service
from meetings.services import attendance_closing
from meetings.services.attendance_errors import AttendanceError, Closed, RowError
from meetings.views.attendance_page import Desk, context_of, desk_of, phase_of
from meetings.views.attendance_rows import row_saved
from meetings.views.notice_parts import address_of, parts_of
from operators import kept_post
from operators.access import OperatorRequest, operator


@operator
@kept_post.keeps_post
def attendance(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Who came to one office's part; ``?facility=`` chooses where a person works for several."""
    parts = parts_of(request, meeting_id)
    part = parts[0]
    if request.method == "POST":
        return row_saved(request, part) if request.htmx else _saved(request, parts)
    return _page(request, desk_of(part, kept_post.kept(request)), parts)


def _saved(request: OperatorRequest, parts: list[Participation]) -> HttpResponse:
    """Store what is new in the form and do what the button says; show the form again where something is wrong."""
    desk = desk_of(parts[0], request.POST)
    away = request.POST.get("clear") or request.POST.get("remove") or ""
    if phase_of(desk.part, timezone.now()) == "closed":
        return _counselor_only(request, desk, parts)
    if any(form.prefix != away for form in desk.wrong):
        return _page(request, desk, parts)
    try:
        _store(request, desk, leaving=away)
    except RowError as refusal:
        return _refused(request, parts, refusal)
    except AttendanceError as refusal:
        messages.error(request, refusal.words)
    kept_post.forget(request)
    if "close" in request.POST:
        return redirect(address_of("attendance_close", desk.part))
    return redirect(address_of("meeting_attendance", desk.part))


def _store(request: OperatorRequest, desk: Desk, *, leaving: str) -> None:
    """The rows that were changed, then the act of the button."""
    by, at, part = request.user, timezone.now(), desk.part
    marks = [form.mark for form in desk.touched if form.row.key != leaving]
    if noted := service.record(participation=part, marks=marks, by=by, at=at):
        messages.success(request, f"{noted}名の出欠を記入しました。")
    if desk.counselor and desk.counselor.is_bound:
        attendance_closing.note_counselor(participation=part, minutes=desk.counselor.total, by=by, at=at)
    if desk.guest.is_bound:
        guest = desk.guest.guest
        service.add_guest(participation=part, guest=guest, by=by, at=at)
        messages.success(request, f"{guest.name}さんを加えました。")
    if leaving:
        _take_back(request, desk, leaving)
    if "answers" in request.POST:
        noted = service.record_answers(participation=part, by=by, at=at)
        messages.success(request, f"事前の回答どおりに{noted}名を記入しました。違う方は選び直してください。")


def _take_back(request: OperatorRequest, desk: Desk, key: str) -> None:
    """Take an entry back, or somebody who is not on the roster away."""
    row, by, at = desk.sheet.by_key.get(key), request.user, timezone.now()
    if row is None:
        return
    if row.member is None:
        service.remove_guest(participation=desk.part, key=key, by=by, at=at)
        messages.success(request, f"{row.name}さんを取り消しました。")
    else:
        seen = request.POST.get(f"{key}-seen", "")
        service.record(participation=desk.part, marks=[service.Mark(row, None, seen)], by=by, at=at)
        messages.success(request, f"{row.name}さんの記入を取り消しました。")


def _counselor_only(request: OperatorRequest, desk: Desk, parts: list[Participation]) -> HttpResponse:
    """After closing, only the 生活相談員's time can still be noted; it is no part of the record. [N §10]"""
    counselor = desk.counselor if desk.counselor and desk.counselor.is_bound else None
    if counselor is None or desk.touched or desk.guest.is_bound:
        messages.error(request, Closed.words)
    if counselor and not counselor.is_valid():
        return _page(request, desk, parts)
    if counselor:
        attendance_closing.note_counselor(
            participation=desk.part, minutes=counselor.total, by=request.user, at=timezone.now()
        )
        messages.success(request, "生活相談員の時間を記録しました。")
    return redirect(address_of("meeting_attendance", desk.part))


def _refused(request: OperatorRequest, parts: list[Participation], refusal: RowError) -> HttpResponse:
    """The form as it was typed, over what is noted by now."""
    desk = desk_of(parts[0], request.POST)
    form = desk.forms.get(refusal.row.key)
    if form is None:
        messages.error(request, f"{refusal.row.name}さん：{refusal.words}")
        return redirect(address_of("meeting_attendance", desk.part))
    form.add_error("manner", refusal.words)
    return _page(request, desk, parts)


def _page(request: OperatorRequest, desk: Desk, parts: list[Participation]) -> HttpResponse:
    context = context_of(desk, parts[1:], at=timezone.now())
    context["kept"] = request.method == "GET" and bool(desk.touched)
    status = 422 if context["wrong"] and request.method == "POST" else 200
    return render(request, "meetings/attendance/sheet.html", context, status=status)
