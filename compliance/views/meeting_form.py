"""Plan a meeting and change it, with the check of the rules beside the form."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from compliance.forms.agenda import agenda_initial
from compliance.forms.meeting import MeetingForm
from compliance.partners import Suggestion, suggestions
from compliance.plan_check import Check, Wanted, check
from compliance.plan_days import closed_because
from compliance.services import plans
from compliance.views.own_meetings import (
    OwnMeeting,
    council_offices,
    own_meeting,
    planned_year,
    referenced,
    rules_of,
)
from meetings.agenda import templates_for
from meetings.enums import AgendaKind, Standing
from meetings.models import FollowUp, Meeting
from meetings.notice_parties import habit_of
from meetings.services.scheduling import NotPlannedError, NotTheHostError, SchedulingError
from operators.access import OperatorRequest, operator
from operators.importing.dates import parse_date
from operators.models import Facility, User
from rules.kinds import MeetingMode, MeetingStatus

_DETAILS = (
    "held_on", "starts_at", "ends_at", "place", "place_address", "mode", "web_tool", "web_link", "ward_invited",
    "ward_seats", "auto_notice", "exception_reason",
)  # fmt: skip
REASON_NEEDED = "基準に合わない点か、間に合わない通知があります。理由を書くと予定にできます。下書きとしては理由なしで保存できます。"


@dataclass(frozen=True)
class Sheet:
    """What the form is about: a new meeting of an office, or a stored one."""

    facility: Facility
    own: OwnMeeting | None
    today: date
    day: date

    @property
    def meeting(self) -> Meeting | None:
        """The stored meeting."""
        return self.own.meeting if self.own else None

    @property
    def draft(self) -> bool:
        """Whether it can (still) be saved as a draft."""
        return self.meeting is None or self.meeting.status == MeetingStatus.DRAFT.value

    @property
    def partners(self) -> list[Facility]:
        """Offices that take part or have been asked, the leading one aside."""
        parts = self.own.parts if self.own else []
        return [
            part.facility
            for part in parts
            if part.standing != Standing.DECLINED and part.facility != self.facility
        ]

    def suggested(self) -> list[Suggestion]:
        """Offices that could be asked as well."""
        found = suggestions(self.facility, self.day, self.today)
        return [each for each in found if each.facility not in self.partners]


@operator
def meeting_new(request: OperatorRequest) -> HttpResponse:
    """Plan a meeting of ``?facility=``, on ``?date=`` if one is proposed."""
    today = timezone.localdate()
    offices = council_offices(request.user, today)
    facility = referenced(offices, request.GET.get("facility", "")) or (
        offices[0] if len(offices) == 1 else None
    )
    if facility is None:
        return render(request, "compliance/meeting/choose.html", {"offices": offices, "trail": _trail(None)})
    day = _asked_day(request.GET.get("date", "")) or today
    return _page(
        request, Sheet(facility, None, today, day), _initial_new(facility, request.GET.get("date", ""))
    )


@operator
def meeting_edit(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Change a meeting that is still to come; only the host's people can."""
    own = own_meeting(request.user, meeting_id)
    if not (own.open and own.leads):
        refusal = NotPlannedError() if not own.open else NotTheHostError()
        messages.warning(request, refusal.words)
        return redirect("meeting", meeting_id)
    today = timezone.localdate()
    sheet = Sheet(own.lead.facility, own, today, own.meeting.held_on)
    return _page(request, sheet, _initial_stored(own, sheet.facility))


def _page(request: OperatorRequest, sheet: Sheet, initial: dict[str, Any]) -> HttpResponse:
    suggested = sheet.suggested()
    rules = rules_of(sheet.facility, sheet.day)
    about: dict[str, Any] = {"facility": sheet.facility, "rules": rules, "today": sheet.today}
    form = MeetingForm(request.POST or None, initial=initial, suggested=suggested, **about)
    checked: Check | None = None
    if request.method == "POST" and form.is_valid():
        partners = form.chosen_partners(suggested)
        checked = _checked(sheet, form, partners)
        saved = _saved(request.user, sheet, form, checked, partners, _act(request))
        if saved:
            messages.success(request, _told(saved))
            return redirect("meeting", saved.pk)
    context = {
        "trail": _trail(sheet.meeting),
        "sheet": sheet,
        "form": form,
        "check": checked,
        "council": rules.kind(sheet.facility.kind).council,
    }
    return render(request, f"compliance/meeting/{'live' if request.htmx else 'form'}.html", context)


def _act(request: OperatorRequest) -> str:
    """What the button asks for; a check that runs by itself while people type never saves."""
    return "check" if request.htmx else request.POST.get("act", "check")


def _checked(sheet: Sheet, form: MeetingForm, partners: Sequence[Facility]) -> Check:
    """What the rules say of the meeting as it stands in the form."""
    planned = planned_year(sheet.facility, form.details.held_on, sheet.today)
    everyone = tuple(dict.fromkeys([*sheet.partners, *partners]))
    wanted = Wanted(sheet.facility, form.details, form.topics, form.evaluation, everyone)
    replaces = sheet.meeting.pk if sheet.meeting else None
    return check(planned, wanted, replaces=replaces, closed=closed_because)


def _saved(
    user: User, sheet: Sheet, form: MeetingForm, checked: Check, partners: Sequence[Facility], act: str
) -> Meeting | None:
    """The meeting, stored as ``act`` asks (draft, fix, save); ``None`` where it was only checked or refused."""
    if act not in ("draft", "fix", "save"):
        return None
    if checked.needs_reason and not (act == "draft" and sheet.draft) and not form.details.exception_reason:
        form.add_error("exception_reason", REASON_NEEDED)
        return None
    written: dict[str, Any] = {"details": form.details, "agenda": form.agenda, "partners": partners}
    written |= {"carries_evaluation": form.evaluation, "fix": act == "fix" and sheet.draft}
    written |= {"by": user, "at": timezone.now()}
    try:
        if sheet.meeting is None:
            return plans.save_new(facility=sheet.facility, **written)
        plans.save_changes(meeting=sheet.meeting, **written)
    except SchedulingError as error:
        form.add_error("held_on", error.words)
        return None
    sheet.meeting.refresh_from_db()
    return sheet.meeting


def _told(meeting: Meeting) -> str:
    if meeting.status == MeetingStatus.DRAFT.value:
        return "下書きを保存しました。まだ区や構成員には見えません。"
    return "会議の予定を保存しました。"


def _initial_new(facility: Facility, day: str) -> dict[str, Any]:
    """The office's habits, and what is reported every time."""
    habit = habit_of(facility)
    rules = rules_of(facility, timezone.localdate())
    kind = rules.kind(facility.kind)
    templates = templates_for(kind.council, activity_counts=kind.activity_counts)
    always = (AgendaKind.EVERY_TIME, AgendaKind.COUNTS)
    return {
        "held_on": _asked_day(day),
        "starts_at": habit.starts_at,
        "ends_at": habit.ends_at,
        "place": habit.place or facility.name,
        "place_address": habit.place_address or facility.address,
        "mode": MeetingMode.IN_PERSON.value,
        "ward_invited": True,
        "every_time": [each.key for each in templates if each.kind in always],
        "follow_ups": "\n".join(FollowUp.objects.open_titles(facility)),
    }


def _initial_stored(own: OwnMeeting, facility: Facility) -> dict[str, Any]:
    kind = rules_of(facility, own.meeting.held_on).kind(facility.kind)
    templates = templates_for(kind.council, activity_counts=kind.activity_counts)
    shown = [None, own.lead.pk] if len(own.bound) == 1 else [None]
    items = [item for item in own.meeting.agenda.order_by("position", "pk") if item.participation_id in shown]
    details = {name: getattr(own.meeting, name) for name in _DETAILS}
    evaluation = {"carries_evaluation": own.lead.carries_evaluation}
    return details | evaluation | agenda_initial(items, templates)


def _asked_day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None


def _trail(meeting: Meeting | None) -> list[tuple[str, str]]:
    trail = [("今年度の状況", "/office/"), ("年間計画", "/office/plan/")]
    return [*trail, ("会議", f"/office/meetings/{meeting.pk}/")] if meeting else trail
