"""The minutes of a meeting: which parts there are, how each stands, and what is to be done next."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from meetings.enums import MinutesState
from meetings.models import Meeting, Minutes, Participation
from meetings.services import minutes as service
from meetings.services.minutes.rows import must_be_over
from meetings.services.scheduling.checks import host_of, may_lead
from meetings.views.minutes_desk import clock_of
from meetings.views.notice_parts import address_of, parts_of, trail_of
from meetings.views.numbers import number_of
from operators.access import OperatorRequest, operator


@dataclass(frozen=True)
class Line:
    """One part on the overview; ``minutes`` is empty while nobody has begun it."""

    title: str
    part: Participation | None
    minutes: Minutes | None
    may_write: bool
    writer: str

    @property
    def final(self) -> bool:
        """Whether there is nothing left to do."""
        return self.minutes is not None and self.minutes.state == MinutesState.FINAL


@operator
def meeting_minutes(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The parts this person may see, each with its state and the next act."""
    parts = parts_of(request, meeting_id)
    chosen = parts[0]
    lines = list(_lines(request, parts))
    context = {
        "trail": trail_of(chosen, "operator"),
        "part": chosen,
        "meeting": chosen.meeting,
        "lines": lines,
        "clock": clock_of(chosen, timezone.localdate()),
        "refusal": _refusal(chosen.meeting),
        "done": all(line.final for line in lines),
        "submit": address_of("submit_minutes", chosen),
        "materials": address_of("meeting_materials", chosen),
        "attendance": address_of("meeting_attendance", chosen),
        "preview": address_of("minutes_preview", chosen),
    }
    return render(request, "meetings/minutes/overview.html", context)


@operator
def minutes_open(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Begin a part (``part``: the key of the office's, or ``common``) and go to it; by a button only."""
    parts = parts_of(request, meeting_id)
    back = address_of("meeting_minutes", parts[0])
    if request.method != "POST":
        return redirect(back)
    part = None
    if (wanted := request.POST.get("part", "")) != "common":
        pk = number_of(wanted, otherwise=0)
        part = get_object_or_404(Participation, pk__in=[each.pk for each in parts], pk=pk)
    elif not may_lead(parts[0].meeting, request.user):
        messages.error(request, "共通部分は、主催の事業所が書きます。")
        return redirect(back)
    try:
        minutes = service.open_part(
            meeting=parts[0].meeting, participation=part, by=request.user, at=timezone.now()
        )
    except service.MinutesError as error:
        messages.error(request, error.words)
        return redirect(back)
    return redirect("minutes_edit", minutes.pk)


def _refusal(meeting: Meeting) -> str:
    """Why nothing can be written yet, or at all; empty: it can."""
    try:
        must_be_over(meeting, timezone.now())
    except service.MinutesError as error:
        return error.words
    return ""


def _lines(request: OperatorRequest, parts: list[Participation]) -> Iterator[Line]:
    meeting = parts[0].meeting
    rows = Minutes.objects.visible_to(request.user).filter(meeting=meeting).select_related("opened_by")
    known = {row.participation_id: row for row in rows}
    if service.is_joint(meeting):
        host = host_of(meeting)
        writer = host.facility.name if host else ""
        yield Line("共通部分", None, known.get(None), may_lead(meeting, request.user), writer)
    for part in parts:
        yield Line(part.facility.name, part, known.get(part.pk), True, part.facility.name)
