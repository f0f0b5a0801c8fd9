"""Closing an attendance and taking that back: each asks first and says what will happen."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from meetings.attendance_check import room_check
from meetings.attendance_sheet import sheet_of
from meetings.forms.attendance import ClosingForm
from meetings.models import Participation
from meetings.notice_text import told_of
from meetings.services import attendance_closing as service
from meetings.services.attendance_errors import AttendanceError
from meetings.views.attendance_page import minutes_address, phase_of
from meetings.views.minutes_desk import clock_of
from meetings.views.notice_parts import address_of, parts_of, trail_of
from operators.access import OperatorRequest, operator
from rules.kinds import MeetingStatus


@operator
def attendance_close(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Show who is not noted and what is missing, ask, then close."""
    part = parts_of(request, meeting_id)[0]
    if phase_of(part, timezone.now()) != "open":
        return redirect(address_of("meeting_attendance", part))
    sheet = sheet_of(part)
    form = ClosingForm(request.POST if request.method == "POST" else None, unrecorded=len(sheet.unrecorded))
    if request.method == "POST" and form.is_valid() and _closed(request, part, form):
        return redirect(address_of("meeting_attendance", part))
    context = _context(part) | {
        "sheet": sheet,
        "room": room_check(sheet),
        "form": form,
        "in_the_way": _in_the_way(part),
        "holds": service.holds_the_meeting(part.meeting, request.user),
        "waits_for_host": part.meeting.status == MeetingStatus.PLANNED.value,
        "clock": clock_of(part, timezone.localdate()),
    }
    return render(request, "meetings/attendance/close.html", context, status=422 if form.errors else 200)


@operator
def attendance_reopen(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Ask, then take the closing back; with final minutes say what has to be done first."""
    part = parts_of(request, meeting_id)[0]
    if not part.attendance_closed_at:
        return redirect(address_of("meeting_attendance", part))
    refusal = ""
    if request.method == "POST":
        try:
            service.reopen(participation=part, by=request.user, at=timezone.now())
        except AttendanceError as error:
            refusal = error.words
        else:
            messages.success(request, "出欠の確定を取り消しました。直したら、もう一度確定してください。")
            return redirect(address_of("meeting_attendance", part))
    context = _context(part) | {"minutes_final": service.minutes_final(part)}
    return render(request, "meetings/attendance/reopen.html", context, status=422 if refusal else 200)


def _closed(request: OperatorRequest, part: Participation, form: ClosingForm) -> bool:
    """Close as the form says; what is in the way becomes an error of the form."""
    try:
        service.close(participation=part, rest_absent=form.rest, by=request.user, at=timezone.now())
    except AttendanceError as refusal:
        form.add_error(None, refusal.words)
        return False
    messages.success(request, "出欠を確定しました。次は議事録を作成します。")
    return True


def _in_the_way(part: Participation) -> str:
    """The sentence why it cannot be closed yet, or nothing."""
    try:
        service.check(sheet_of(part), rest_absent=True)
    except AttendanceError as refusal:
        return refusal.words
    return ""


def _context(part: Participation) -> dict[str, Any]:
    back = address_of("meeting_attendance", part)
    meeting = ("会議", reverse("meeting", args=[part.meeting_id]))
    return {
        "trail": [*trail_of(part, "operator"), meeting, ("出欠の記入", back)],
        "back": back,
        "minutes_address": minutes_address(part),
        "part": part,
        "meeting": part.meeting,
        "told": told_of(part),
    }
