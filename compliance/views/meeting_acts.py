"""Fix, cancel, record, throw away: each asks first and says what will happen to whom. [DESIGN, Forms]"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from compliance.forms.acts import ReasonForm, YesForm
from compliance.plan_check import Check, Wanted, check
from compliance.plan_days import closed_because
from compliance.views.own_meetings import OwnMeeting, own_meeting, planned_year
from meetings.models import Meeting
from meetings.services import scheduling
from meetings.services.scheduling import Details
from operators.access import OperatorRequest, operator
from rules.fiscal_year import FiscalYear
from rules.kinds import AnnualTopic, MeetingMode

Do = Callable[..., object]


@dataclass(frozen=True)
class Act:
    """One act on a meeting: its words, and the service that does it."""

    title: str
    button: str
    consequences: tuple[str, ...]
    done: str
    do: Do
    danger: bool = True
    reason: str = ""
    reason_hint: str = ""


_TOLD_AGAIN = (
    "開催通知を送っていた場合は、中止の通知を同じ方全員に送る必要があります。会議のページから送れます。"
)
CANCEL = Act(
    title="会議を中止する",
    button="中止する",
    consequences=("中止にすると、元に戻せません。合同の事業所も含めて中止になります。", _TOLD_AGAIN),
    done="会議を中止にしました。開催通知を送った方には、中止の通知を送ってください。",
    do=scheduling.cancel,
    reason="中止の理由",
    reason_hint="構成員への通知に載ります。個人のお名前や病名は書かないでください。",
)
NOT_HELD = Act(
    title="開催できなかったことを記録する",
    button="未開催として記録する",
    consequences=(
        "感染症や災害のために開催できなかった会議を記録します。区が承認すると、回数の不足として扱われません。",
        "記録すると、元に戻せません。",
    ),
    done="未開催を記録しました。区の承認をお待ちください。",
    do=scheduling.record_not_held,
    reason="開催できなかった理由",
    reason_hint="区が読みます。開催通知を送っていたときは、構成員への通知にも載ります。個人のお名前や病名は書かないでください。",
)
HELD = Act(
    title="開催したことを記録する",
    button="開催を記録する",
    consequences=(
        "記録すると、予定の変更や中止はできなくなります。",
        "議事録と会議資料は、1か月以内に区と構成員全員に送ります。",
    ),
    done="会議の開催を記録しました。",
    do=scheduling.record_held,
    danger=False,
)
DISCARD = Act(
    title="下書きを削除する",
    button="削除する",
    consequences=(
        "下書きは元に戻せません。合同の依頼も取り下げられます。",
        "区や構成員には、まだ知らせていません。",
    ),
    done="下書きを削除しました。",
    do=scheduling.discard_draft,
)


@operator
def meeting_cancel(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Call a planned meeting off, with the reason."""
    return _ask(request, meeting_id, CANCEL)


@operator
def meeting_not_held(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Record that a meeting could not be held."""
    return _ask(request, meeting_id, NOT_HELD)


@operator
def meeting_held(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Record that a meeting took place."""
    return _ask(request, meeting_id, HELD)


@operator
def meeting_discard(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Throw a draft away."""
    return _ask(request, meeting_id, DISCARD)


@operator
def meeting_fix(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Make a draft a plan, after the check; what is against a rule needs its reason."""
    own = own_meeting(request.user, meeting_id)
    checked = checked_as_it_is(own)
    needed = checked.needs_reason and not own.meeting.exception_reason
    label = "基準に合わない点や、遅い通知の理由"
    form = ReasonForm(
        request.POST or None,
        initial={"reason": own.meeting.exception_reason},
        label=label,
        hint="区が読みます。" if needed else "なければ空欄のままにしてください。",
        required=needed,
    )
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        try:
            scheduling.fix(meeting=own.meeting, exception_reason=reason, by=request.user, at=timezone.now())
        except scheduling.SchedulingError as error:
            form.add_error(None, error.words)
        else:
            messages.success(request, "会議の予定を確定しました。次は開催通知を送ります。")
            return redirect("meeting", meeting_id)
    return render(request, "compliance/meeting/fix.html", _context(own, form) | {"check": checked})


def checked_as_it_is(own: OwnMeeting) -> Check:
    """The check of a stored meeting: its office's year without it, and with it."""
    meeting, lead = own.meeting, own.lead
    planned = planned_year(lead.facility, meeting.held_on, timezone.localdate())
    topics = {
        item.topic for item in meeting.agenda.all() if item.topic and item.participation_id in (None, lead.pk)
    }
    wanted = Wanted(
        lead.facility,
        Details(
            meeting.held_on,
            mode=MeetingMode(meeting.mode),
            web_tool=meeting.web_tool,
            ward_invited=meeting.ward_invited,
        ),
        frozenset(map(AnnualTopic, topics)),
        lead.carries_evaluation,
        tuple(part.facility for part in own.parts if part.pk != lead.pk and part.standing != "declined"),
    )
    rest = planned.without(meeting.pk)
    return check(rest, wanted, replaces=None, closed=closed_because)


def _ask(request: OperatorRequest, meeting_id: int, act: Act) -> HttpResponse:
    own = own_meeting(request.user, meeting_id)
    form: forms.Form
    if act.reason:
        form = ReasonForm(request.POST or None, label=act.reason, hint=act.reason_hint)
    else:
        form = YesForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = {"reason": form.cleaned_data["reason"]} if act.reason else {}
        try:
            act.do(meeting=own.meeting, by=request.user, at=timezone.now(), **given)
        except scheduling.SchedulingError as error:
            form.add_error(None, error.words)
        else:
            messages.success(request, act.done)
            return redirect(_afterwards(own.meeting, act))
    return render(request, "compliance/meeting/act.html", _context(own, form) | {"act": act})


def _afterwards(meeting: Meeting, act: Act) -> str:
    """The meeting's page; the year's plan where the meeting is no longer there."""
    if act is DISCARD:
        return reverse("plan", args=[FiscalYear.of(meeting.held_on).year])
    return reverse("meeting", args=[meeting.pk])


def _context(own: OwnMeeting, form: forms.Form) -> dict[str, Any]:
    trail = [("今年度の状況", "/office/"), ("会議", reverse("meeting", args=[own.meeting.pk]))]
    return {"own": own, "meeting": own.meeting, "form": form, "trail": trail}
