"""The files of a meeting: the office's own, and the common ones of a joint meeting."""

from django.http import HttpResponse
from django.shortcuts import render

from meetings.models import Material
from meetings.views.notice_parts import parts_of, trail_of
from operators.access import OperatorRequest, operator


@operator
def meeting_materials(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """List the files by part."""
    parts = parts_of(request, meeting_id)
    part = parts[0]
    files = Material.objects.visible_to(request.user).present().filter(meeting=part.meeting)
    context = {
        "trail": trail_of(part, request.user.role),
        "part": part,
        "others": parts[1:],
        "meeting": part.meeting,
        "own": files.filter(participation=part),
        "common": files.filter(participation=None),
    }
    return render(request, "meetings/materials/materials.html", context)
