"""Fix every draft of an office's year at once; those that speak against a rule wait for their reason."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from compliance.plan_check import Check, check_stored
from compliance.plan_days import closed_because
from compliance.views.own_meetings import council_offices, referenced
from compliance.views.plan import Desk, desk_of
from compliance.views.years import FIRST, latest_year
from meetings.enums import Standing
from meetings.models import Meeting, Participation
from meetings.services import scheduling
from operators.access import OperatorRequest, operator
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingStatus


@dataclass(frozen=True)
class Draft:
    """One draft of the year, checked."""

    meeting: Meeting
    check: Check
    hosted: bool
    asked: bool

    @property
    def unexplained(self) -> bool:
        """Whether something speaks against it that nobody has explained."""
        return self.check.needs_reason and not self.meeting.exception_reason

    @property
    def ready(self) -> bool:
        """Whether it can be fixed with the others: nothing to explain, no answer of a partner open."""
        return self.hosted and not self.asked and not self.unexplained


@operator
def plan_fix(request: OperatorRequest, year: int) -> HttpResponse:
    """Show what fixing the year's drafts means, and do it."""
    today = timezone.localdate()
    asked = FiscalYear(year)
    offices = council_offices(request.user, today)
    facility = referenced(offices, request.GET.get("facility", "")) or next(iter(offices), None)
    if facility is None or not FIRST <= asked <= latest_year(today):
        raise Http404
    desk = desk_of(facility, asked, today)
    drafts = list(_drafts(desk))
    if request.method == "POST":
        _fix(request, [draft for draft in drafts if draft.ready])
        return redirect(desk.address)
    context = {
        "desk": desk,
        "year": asked,
        "ready": [draft for draft in drafts if draft.ready],
        "waiting": [draft for draft in drafts if not draft.ready],
        "trail": [("今年度の状況", "/office/"), ("年間計画", desk.address)],
    }
    return render(request, "compliance/plan/fix.html", context)


def _drafts(desk: Desk) -> Iterator[Draft]:
    parts = [part for part in desk.planned.record.parts if part.meeting.status == MeetingStatus.DRAFT.value]
    meetings = [part.meeting_id for part in parts]
    invited = Participation.objects.filter(meeting__in=meetings, standing=Standing.INVITED)
    asked = set(invited.values_list("meeting_id", flat=True))
    for part in parts:
        check = check_stored(desk.planned, part.meeting_id, closed=closed_because)
        yield Draft(part.meeting, check, part.standing == Standing.HOST, part.meeting_id in asked)


def _fix(request: OperatorRequest, drafts: list[Draft]) -> None:
    """Each draft by itself: one that is refused does not hold up the others."""
    fixed = 0
    for draft in drafts:
        try:
            scheduling.fix(meeting=draft.meeting, by=request.user, at=timezone.now())
        except scheduling.SchedulingError as error:
            day = draft.meeting.held_on
            messages.warning(request, f"{day.month}月{day.day}日の会議は確定していません。{error.words}")
        else:
            fixed += 1
    if fixed:
        messages.success(request, f"{fixed}件の会議の予定を確定しました。次は開催通知を送ります。")
