"""The page before minutes go to the ward: what goes, to whom, and everything that is still missing."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from meetings.models import Participation
from meetings.services.submitting import errors
from meetings.services.submitting.checks import Situation, obstacles, situation_of
from meetings.views.notice_parts import address_of, trail_of
from operators.access import OperatorRequest, operator


@dataclass(frozen=True)
class Missing:
    """One thing to be done first, and the page where it is done; empty where it is not this office's to do."""

    words: str
    href: str = ""
    link: str = ""


_PLACES: dict[type[errors.SubmissionRefused], tuple[str, str]] = {
    errors.AttendanceOpen: ("meeting_attendance", "出欠を確定する"),
    errors.NotRecordedAsHeld: ("meeting_attendance", "出欠を確かめる"),
    errors.MinutesMissing: ("meeting_minutes", "議事録を書く"),
    errors.MinutesEmpty: ("meeting_minutes", "議事録を書く"),
    errors.FileMissing: ("meeting_materials", "ファイルを登録する"),
    errors.MinutesNotFinal: ("meeting_minutes", "議事録を確定する"),
    errors.CommonPartNotFinal: ("meeting_minutes", "議事録を見る"),
    errors.NotTakingPart: ("meeting", "会議のページを見る"),
    errors.CalledOff: ("meeting", "会議のページを見る"),
    errors.NotYetHeld: ("meeting", "会議のページを見る"),
}
"""Where each thing is done: the name of the page and the words of the link."""


@operator
def submit_minutes(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Ask once more, with what is missing, then submit."""
    parts = _parts(request, meeting_id)
    situation = situation_of(parts[0])
    today = timezone.localdate()
    context: dict[str, Any] = {
        "trail": trail_of(parts[0], request.user.role),
        "part": parts[0],
        "others": parts[1:],
        "meeting": situation.part.meeting,
        "situation": situation,
        "missing": [missing_of(error, situation) for error in obstacles(situation, today=today)],
    }
    return render(request, "meetings/submissions/submit.html", context)


def missing_of(error: errors.SubmissionRefused, situation: Situation) -> Missing:
    """The refusal with the way to its cure."""
    name, link = _PLACES[type(error)]
    try:
        return Missing(error.words, address_of(name, situation.part), link)
    except NoReverseMatch:
        return Missing(error.words)


def _parts(request: OperatorRequest, meeting_id: int) -> list[Participation]:
    """The person's parts in the meeting, the chosen one first; who is only asked is told so, strangers get 404."""
    rows = Participation.objects.visible_to(request.user).filter(meeting=meeting_id)
    parts = list(
        rows.select_related("meeting", "facility__municipality", "facility__corporation").order_by(
            "facility__number", "facility__service", "pk"
        )
    )
    asked = request.GET.get("facility", "")
    if asked:
        parts.sort(key=lambda part: str(part.facility_id) != asked)
    if not parts or (asked and str(parts[0].facility_id) != asked):
        raise Http404
    return parts
