"""An office's list of what its council asked for, and what became of it. [N §8]"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from meetings.enums import FollowUpState
from meetings.exports.follow_ups_csv import follow_ups_csv
from meetings.follow_up_list import Line, follow_up_lines
from meetings.views.members_office import office_of, office_trail
from meetings.views.record_files import csv_response
from operators.access import OperatorRequest, operator
from operators.models import Facility

FILTERS = {
    "": ("すべて", tuple(FollowUpState)),
    "open": ("対応中", (FollowUpState.OPEN,)),
    "closed": ("終わったもの", (FollowUpState.DONE, FollowUpState.DROPPED)),
}
"""What ``?state=`` can ask for: its label and the states."""


@operator
def office_follow_ups(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """Open requests first, each with its age, its meeting and what was told since."""
    facility = office_of(request.user, number, code)
    asked = _asked(request)
    lines = follow_up_lines(facility, request.user, today=timezone.localdate())
    counts = [
        (key, label, sum(line.follow_up.state in states for line in lines))
        for key, (label, states) in FILTERS.items()
    ]
    context = {
        "trail": office_trail(facility),
        "facility": facility,
        "lines": _chosen(lines, asked),
        "any": bool(lines),
        "counts": counts,
        "asked": asked,
        "held": facility.participations.bound().filter(meeting__status="held").exists(),
    }
    return render(request, "meetings/follow_ups/page.html", context)


@operator
def office_follow_ups_csv(request: OperatorRequest, number: str, code: str) -> HttpResponse:
    """The list under the same filter, as CSV for Excel (UTF-8 with BOM)."""
    facility = office_of(request.user, number, code)
    today = timezone.localdate()
    lines = _chosen(follow_up_lines(facility, request.user, today=today), _asked(request))
    return csv_response(follow_ups_csv(lines), _file_name(facility, today.isoformat()))


def _asked(request: OperatorRequest) -> str:
    """The filter in the address; an unknown one asks for nothing."""
    asked = request.GET.get("state", "")
    return asked if asked in FILTERS else ""


def _chosen(lines: list[Line], asked: str) -> list[Line]:
    return [line for line in lines if line.follow_up.state in FILTERS[asked][1]]


def _file_name(facility: Facility, day: str) -> str:
    return f"engawa-yobo-{facility.number}-{facility.kind.code}-{day}"
