"""The ward's decisions about an office's year, each asked for once more before it counts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from compliance import decisions
from compliance.assessments import judge_offices
from compliance.forms.decisions import RequirementForm
from compliance.models import RequirementOverride
from compliance.views.years import asked_year
from meetings.models import Meeting
from meetings.views.members_office import office_of
from operators.access import WardRequest, ward
from operators.models import Facility
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingStatus


@ward
def requirement(request: WardRequest, number: str, code: str) -> HttpResponse:
    """Set, change or take back the number of meetings an office must hold in a year."""
    now = timezone.now()
    year = asked_year(request, timezone.localdate(now))
    facility = office_of(request.user, number, code)
    decided = RequirementOverride.objects.filter(facility=facility, fiscal_year=year.year).first()
    back = f"{reverse('ward_office', args=[number, code])}?year={year.year}"
    if request.method == "POST" and "withdraw" in request.POST and decided:
        decisions.withdraw_requirement(decided=decided, by=request.user, at=now)
        messages.success(request, f"{year.label}の必要回数を、基準どおりに戻しました。")
        return redirect(back)
    known = {"required": decided.required, "reason": decided.reason} if decided else None
    form = RequirementForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        decisions.decide_requirement(
            facility=facility, year=year, **form.cleaned_data, by=request.user, at=now
        )
        messages.success(request, f"{year.label}の必要回数を{form.cleaned_data['required']}回と決めました。")
        return redirect(back)
    context = {
        "form": form, "facility": facility, "year": year, "decided": decided, "back": back,
        "office": judge_offices(Facility.objects.visible_to(request.user).filter(pk=facility.pk), year, timezone.localdate(now))[0],
    }  # fmt: skip
    return render(request, "compliance/requirement.html", context)


@ward
def excuse(request: WardRequest, meeting_id: int) -> HttpResponse:
    """Approve that a meeting could not be held, or take the approval back."""
    now = timezone.now()
    today = timezone.localdate(now)
    mine = Meeting.objects.visible_to(request.user).filter(status=MeetingStatus.NOT_HELD.value)
    meeting = get_object_or_404(mine, pk=meeting_id)
    parts = list(meeting.participations.bound().select_related("facility"))
    own = next(p.facility for p in parts if p.facility.municipality_id == request.user.municipality_id)
    year = FiscalYear.of(meeting.held_on)
    back = f"{reverse('ward_office', args=[own.number, own.kind.code])}?year={year.year}"
    if request.method == "POST":
        if meeting.excuse_approved_on:
            decisions.withdraw_excuse(meeting=meeting, by=request.user, at=now)
            messages.success(request, "承認を取り消しました。")
            return redirect(back)
        try:
            decisions.approve_excuse(meeting=meeting, on=today, by=request.user, at=now)
        except decisions.NotExcusableError:
            messages.error(request, "開催予定日がまだ来ていないため、承認できません。")
        else:
            messages.success(request, "未開催を承認しました。開催したものとして数えます。")
            return redirect(back)
    return render(request, "compliance/excuse.html", {"meeting": meeting, "parts": parts, "back": back})
