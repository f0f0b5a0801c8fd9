"""Who has the minutes since when, and who is still not served. [N §8, TRAPS 2]"""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from meetings.models import MinutesCopy, Participation, SubmissionVersion
from meetings.views.notice_parts import parts_of, trail_of
from operators.access import OperatorRequest, operator


@operator
def minutes_copies(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The office's page of one meeting's copies."""
    parts = parts_of(request, meeting_id)
    return render(request, "meetings/copies/office.html", _page(request, parts))


def _page(request: OperatorRequest, parts: list[Participation]) -> dict[str, Any]:
    part = parts[0]
    versions = SubmissionVersion.objects.filter(submission__participation=part)
    version = versions.order_by("-number").first()
    copies = MinutesCopy.objects.filter(version=version).select_related("member", "message__settled_by")
    return {
        "trail": trail_of(part, request.user.role),
        "part": part,
        "others": parts[1:],
        "meeting": part.meeting,
        "version": version,
        "copies": copies.order_by("kind", "pk") if version else [],
    }
