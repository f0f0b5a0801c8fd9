"""A partner's side of a joint meeting: answer the request, write its own agenda; the host takes requests back."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from compliance.forms.acts import YesForm
from compliance.plan_check import Check, Wanted, check
from compliance.plan_days import closed_because
from compliance.views.own_meetings import OwnMeeting, own_meeting, own_part, planned_year, rules_of
from meetings.enums import Standing
from meetings.models import Participation
from meetings.services import scheduling
from meetings.services.scheduling import Details
from operators.access import OperatorRequest, operator
from rules.kinds import AnnualTopic, MeetingMode


@dataclass(frozen=True)
class Side:
    """One office's side of a joint meeting."""

    own: OwnMeeting
    part: Participation

    @property
    def others(self) -> list[Participation]:
        """The offices that take part, this one aside."""
        return [each for each in self.own.bound if each.pk != self.part.pk]

    @property
    def evaluated(self) -> list[Participation]:
        """The offices that would lose their evaluation at the meeting by not standing alone. [N 合同§1(4)]"""
        day = self.own.meeting.held_on
        return [
            each
            for each in self.others
            if each.carries_evaluation
            and rules_of(each.facility, day).kind(each.facility.kind).evaluation_standalone
        ]

    def check(self) -> Check:
        """What joining does to this office's year."""
        meeting = self.own.meeting
        planned = planned_year(self.part.facility, meeting.held_on, timezone.localdate())
        topics = {item.topic for item in meeting.agenda.filter(participation=None) if item.topic}
        details = Details(meeting.held_on, mode=MeetingMode(meeting.mode), web_tool=meeting.web_tool)
        wanted = Wanted(
            self.part.facility,
            details,
            frozenset(map(AnnualTopic, topics)),
            self.part.carries_evaluation,
            tuple(each.facility for each in self.others),
        )
        return check(planned.without(meeting.pk), wanted, replaces=None, closed=closed_because)


@operator
def invitation_answer(request: OperatorRequest, meeting_id: int, part_id: int) -> HttpResponse:
    """Say yes or no to a joint meeting, knowing what it binds to; who said yes can step back here."""
    own, part = own_part(request.user, meeting_id, part_id)
    if part.standing == Standing.HOST:
        raise Http404
    side = Side(own, part)
    checked = side.check() if part.standing == Standing.INVITED else None
    form = YesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        confirm = request.POST.get("answer") == "confirm"
        if refusal := _refusal(side, checked if confirm else None) or _answered(
            request, part, confirm=confirm
        ):
            form.add_error(None, refusal)
        else:
            return redirect("meeting", meeting_id) if confirm else redirect("office_home")
    context = {"side": side, "own": own, "meeting": own.meeting, "form": form, "trail": _trail(own)}
    return render(request, "compliance/meeting/answer.html", context | {"check": checked})


def _refusal(side: Side, checked: Check | None) -> str:
    """Why the office cannot say yes now: what would be against a rule has no written reason."""
    if checked is None or side.own.meeting.exception_reason:
        return ""
    if side.evaluated:
        return (
            "この会議では、ほかの事業所の外部評価が行われます。外部評価を行う会議は単独で開催するため、参加できません。"
            "主催の事業所に、合同開催の日を変えてもらってください。"
        )
    if not checked.needs_reason:
        return ""
    return (
        "このまま参加すると、この事業所の基準に合わない点か、間に合わない通知があります。"
        "主催の事業所に、理由を会議に書いてもらうか、日や相手を変えてもらってください。"
    )


def _answered(request: OperatorRequest, part: Participation, *, confirm: bool) -> str:
    """Give the answer; the words of the refusal where it cannot be given."""
    try:
        scheduling.answer_invitation(participation=part, confirm=confirm, by=request.user, at=timezone.now())
    except scheduling.SchedulingError as error:
        return error.words
    messages.success(request, "合同開催に参加します。" if confirm else "合同開催への参加を断りました。")
    return ""


@operator
def invitation_withdraw(request: OperatorRequest, meeting_id: int, part_id: int) -> HttpResponse:
    """The host takes an open request back."""
    own = own_meeting(request.user, meeting_id)
    part = next((each for each in own.parts if each.pk == part_id and each.standing != Standing.HOST), None)
    if part is None or not own.leads:
        raise Http404
    form = YesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            scheduling.withdraw_invitation(participation=part, by=request.user, at=timezone.now())
        except scheduling.SchedulingError as error:
            form.add_error(None, error.words)
        else:
            messages.success(request, "合同開催の依頼を取り下げました。")
            return redirect("meeting", meeting_id)
    context = {"part": part, "own": own, "meeting": own.meeting, "form": form, "trail": _trail(own)}
    return render(request, "compliance/meeting/withdraw.html", context)


def _trail(own: OwnMeeting) -> list[tuple[str, str]]:
    return [("今年度の状況", "/office/"), ("会議", reverse("meeting", args=[own.meeting.pk]))]
