"""The year planner: proposed days, what the year comes to, drafts in one click. Nothing is saved by looking."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, cast

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from compliance.forms.plan import DayFormSet, DaysFormSet, HabitForm, initial_of
from compliance.partners import suggestions
from compliance.plan import Habit, Proposal, copy_of, missing_topics, propose
from compliance.plan_days import closed_because
from compliance.plan_facts import PlannedYear, load_planned, proposed_facts
from compliance.plan_outlook import Outlook, outlook
from compliance.services import plans
from compliance.views.own_meetings import council_offices, referenced
from compliance.views.years import FIRST, latest_year
from meetings.agenda import AgendaTemplate, templates_for
from meetings.models import CouncilHabit
from meetings.notice_parties import habit_of
from meetings.services.scheduling import Details, SchedulingError
from operators.access import OperatorRequest, operator
from operators.models import Facility
from rules.deadlines import notice_due
from rules.fiscal_year import FiscalYear
from rules.kinds import MeetingStatus


@dataclass(frozen=True)
class Desk:
    """One office's planning desk for one year."""

    facility: Facility
    planned: PlannedYear
    habit: CouncilHabit
    today: date

    @property
    def year(self) -> FiscalYear:
        """The year that is planned."""
        return self.planned.year

    @cached_property
    def outlook(self) -> Outlook:
        """The year as it is, drafts as planned."""
        return outlook(self.planned)

    @property
    def drafts(self) -> int:
        """How many meetings are drafts."""
        return sum(part.meeting.status == MeetingStatus.DRAFT.value for part in self.planned.record.parts)

    @property
    def address(self) -> str:
        """The address of this desk."""
        return f"{reverse('plan', args=[self.year.year])}?facility={self.facility.reference}"

    @property
    def details(self) -> Details:
        """Hours and place of a meeting by habit; the day is still to be said."""
        place = self.habit.place or self.facility.name
        address = self.habit.place_address or self.facility.address
        return Details(self.year.first, self.habit.starts_at, self.habit.ends_at, place, address)

    @property
    def templates(self) -> tuple[AgendaTemplate, ...]:
        """The agenda items on offer to the office."""
        kind = self.planned.view.kind
        return templates_for(kind.council, activity_counts=kind.activity_counts)

    def proposals(self, *, copied: bool) -> list[Proposal]:
        """Days from the habits, or from last year's meetings."""
        if not copied:
            habit = Habit(self.habit.week, self.habit.weekday)
            return propose(self.planned.view, habit, closed_because)
        offices = Facility.objects.filter(pk=self.facility.pk)
        last = load_planned(offices, self.year.previous, self.today)[0]
        counted = (MeetingStatus.HELD, MeetingStatus.PLANNED)
        meetings = [meeting for meeting in last.facts.meetings if meeting.status in counted]
        return copy_of(self.planned.view, meetings, closed_because)

    def after(self, proposals: list[Proposal]) -> Outlook:
        """The year as it would be with these days."""
        return outlook(self.planned.with_meetings([proposed_facts(each) for each in proposals]))

    def hints(self, proposals: list[Proposal]) -> list[tuple[date, str]]:
        """What a person should know of a day before choosing it."""
        rules = self.planned.record.rulebook
        found = []
        for day in (proposal.on for proposal in proposals):
            if name := closed_because(day):
                found.append((day, f"{name}です。集まりにくい日かもしれません。"))
            if notice_due(day, rules.on(day)) < self.today:
                found.append((day, "1か月前の開催通知が間に合いません。確定するときに理由が必要です。"))
        return found


@operator
def plan_now(request: OperatorRequest) -> HttpResponse:
    """The planner of the running year."""
    query = request.GET.urlencode()
    address = reverse("plan", args=[FiscalYear.of(timezone.localdate()).year])
    return redirect(f"{address}?{query}" if query else address)


@operator
def plan(request: OperatorRequest, year: int) -> HttpResponse:
    """Plan one office's year: ``?facility=`` chooses the office, ``?from=last`` copies last year's days."""
    today = timezone.localdate()
    asked = FiscalYear(year)
    if not FIRST <= asked <= latest_year(today):
        raise Http404
    offices = council_offices(request.user, today)
    facility = referenced(offices, request.GET.get("facility", "")) or next(iter(offices), None)
    frame = {"year": asked, "latest": latest_year(today), "offices": offices, "today": today}
    if facility is None:
        return render(request, "compliance/plan/none.html", frame)
    desk = desk_of(facility, asked, today)
    habit_form = HabitForm(request.POST if _acts(request, "habit") else None, instance=desk.habit)
    if habit_form.is_bound and habit_form.is_valid():
        plans.save_habit(habit=habit_form.instance, by=request.user, at=timezone.now())
        messages.success(request, "いつもの日時と場所を保存しました。日程の案に反映しています。")
        return redirect(desk.address)
    return _desk_page(request, desk, frame | {"habit_form": habit_form})


def desk_of(facility: Facility, year: FiscalYear, today: date) -> Desk:
    """The planning desk of an office for a year."""
    planned = load_planned(Facility.objects.filter(pk=facility.pk), year, today)[0]
    habit = habit_of(facility)
    return Desk(planned.facility, planned, habit, today)


def _desk_page(request: OperatorRequest, desk: Desk, frame: dict[str, Any]) -> HttpResponse:
    copied = request.GET.get("from") == "last"
    proposals = desk.proposals(copied=copied)
    days = _day_forms(request, desk, proposals)
    if days.is_bound and days.is_valid():
        proposals = days.proposals
        if _acts(request, "draft") and (answer := _made(request, desk, days)):
            return answer
    planning = days.is_bound and not days.is_valid()
    context = frame | {
        "desk": desk,
        "days": days,
        "copied": copied,
        "after": None if planning or not proposals else desk.after(proposals),
        "hints": desk.hints(proposals),
        "partners": suggestions(
            desk.facility, min(max(desk.today, desk.year.first), desk.year.last), desk.today
        )
        if desk.outlook.joint_left != 0
        else [],
    }
    return render(request, "compliance/plan/desk.html", context)


def _day_forms(request: OperatorRequest, desk: Desk, proposals: list[Proposal]) -> DaysFormSet:
    sent = request.POST if _acts(request, "check", "draft") else None
    view = desk.planned.view
    topics = view.rules.annual_topics if missing_topics(view) else ()
    kwargs = {"year": desk.year, "kind": view.kind, "topics": topics}
    days = DayFormSet(sent, initial=initial_of(proposals), form_kwargs=kwargs, prefix="days")
    return cast(DaysFormSet, days)


def _made(request: OperatorRequest, desk: Desk, days: DaysFormSet) -> HttpResponseRedirect | None:
    """Drafts for the days; ``None`` where one of them cannot be."""
    try:
        made = plans.make_drafts(
            facility=desk.facility,
            proposals=days.proposals,
            details=desk.details,
            templates=desk.templates,
            by=request.user,
            at=timezone.now(),
        )
    except SchedulingError as error:
        messages.error(request, f"下書きは作られていません。{error.words}")
        return None
    words = f"下書きを{len(made)}件作りました。" if made else "新しい下書きはありません。"
    messages.success(request, f"{words}内容を確かめて、計画を確定してください。")
    return redirect(desk.address)


def _acts(request: OperatorRequest, *acts: str) -> bool:
    return request.method == "POST" and request.POST.get("act") in acts
