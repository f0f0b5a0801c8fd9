"""The editor's page, and the part for reading: the text with what stands around it."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from meetings.draft_reading import answers_of
from meetings.enums import MaterialKind, MinutesState
from meetings.minutes_figures import MISHAPS, done_of, levels_of, told
from meetings.models import Material, Minutes, MinutesVersion
from meetings.services import minutes as service
from meetings.views.minutes_desk import Desk, clock_of, page
from meetings.views.minutes_sheet import Sheet
from meetings.views.notice_parts import address_of
from operators.access import OperatorRequest


def show(
    request: OperatorRequest,
    desk: Desk,
    sheet: Sheet,
    *,
    beside: service.Beside | None = None,
    status: int = 200,
) -> HttpResponse:
    """The editor's page."""
    minutes = desk.minutes
    facility = desk.part.facility
    context: dict[str, Any] = {
        "desk": desk,
        "minutes": minutes,
        "meeting": minutes.meeting,
        "trail": desk.trail,
        "sheet": sheet,
        "form": sheet.form,
        "joint": service.is_joint(minutes.meeting),
        "clock": clock_of(desk.part, timezone.localdate()),
        "beside": beside,
        "sent_back": sent_back(minutes),
        "saved": minutes.versions.select_related("saved_by").order_by("-revision").first(),
        "files": _files(minutes),
        "answers": answers_of(minutes),
        "done": sheet.form.figures.of(done_of(facility, minutes.meeting.held_on)),
        "levels": sheet.form.figures.of(levels_of(facility)),
        "mishaps": sheet.form.figures.of(MISHAPS),
        "materials": address_of("meeting_materials", desk.part),
        "preview": address_of("minutes_preview", desk.part),
        "address": page("minutes_edit", desk),
    }
    return render(request, "meetings/minutes/edit.html", context, status=status)


def read(request: OperatorRequest, desk: Desk, refusal: str = "") -> HttpResponse:
    """The part for reading: final minutes, and the common part for offices that do not write it."""
    context = {
        "desk": desk,
        "minutes": desk.minutes,
        "meeting": desk.minutes.meeting,
        "trail": desk.trail,
        "content": service.content_of(desk.minutes),
        "figures": told(service.content_of(desk.minutes)),
        "lead": service.leading_part(desk.minutes),
        "clock": clock_of(desk.part, timezone.localdate()),
        "refusal": refusal,
        "preview": address_of("minutes_preview", desk.part),
    }
    return render(request, "meetings/minutes/read.html", context)


def sent_back(minutes: Minutes) -> MinutesVersion | None:
    """The words with which a colleague gave the draft back after the last request for a check."""
    if minutes.state != MinutesState.DRAFT or minutes.checked_at is None:
        return None
    rows = minutes.versions.filter(kind="reopened", saved_at__gte=minutes.checked_at)
    return rows.select_related("saved_by").order_by("-revision").first()


def _files(minutes: Minutes) -> list[Material]:
    """The uploaded files that are the minutes of this part."""
    rows = Material.objects.present().filter(meeting=minutes.meeting_id, kind=MaterialKind.MINUTES)
    return list(rows.filter(participation=minutes.participation_id).order_by("pk"))
