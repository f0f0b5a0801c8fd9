"""Registering what came on paper or by mail: the office first, then everything else on one page."""

from datetime import date

from django.contrib import messages
from django.db.models import F, OrderBy
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from compliance.forms.desk_register import RegisterForm
from meetings.enums import SubmissionKind, SubmissionState
from meetings.models import Meeting, Participation, Submission
from meetings.services import desk
from meetings.uploads.refusals import FileRefused
from meetings.views.members_office import office_of
from operators.access import WardRequest, ward
from operators.models import Facility
from operators.search_text import folded, terms
from rules.fiscal_year import wareki, wareki_full
from rules.kinds import MeetingStatus

SHOWN = 30
MEETINGS = 12
_CAME = [MeetingStatus.HELD.value, MeetingStatus.PLANNED.value]


@ward
def ward_register(request: WardRequest) -> HttpResponse:
    """Find the office by a piece of its name, its reading or its number."""
    words = request.GET.get("q", "")[:100]
    offices = Facility.objects.visible_to(request.user).order_by("name", "pk")
    found = [office for office in offices if _called(office, terms(words))] if words.strip() else []
    context = {
        "trail": [("受付", reverse("ward_inbox"))], "words": words,
        "offices": found[:SHOWN], "more": max(len(found) - SHOWN, 0), "every": offices,
    }  # fmt: skip
    return render(request, "compliance/desk/register_office.html", context)


@ward
def ward_register_office(request: WardRequest, number: str, code: str) -> HttpResponse:
    """Register minutes of this office; what was typed stays when something is wrong."""
    facility = office_of(request.user, number, code)
    today = timezone.localdate()
    parts = _open_parts(facility, today)
    form = RegisterForm(
        request.POST or None,
        request.FILES or None,
        meetings=[(part.meeting_id, _label(part)) for part in parts],
        initial={"received_on": today, "meeting": request.GET.get("meeting", "")},
    )
    there: Submission | None = None
    if request.method == "POST" and form.is_valid():
        meeting = next((part.meeting for part in parts if part.meeting_id == form.meeting_id), None)
        try:
            made = _register(request, facility, meeting, form)
        except (desk.DeskError, FileRefused) as error:
            there = _say(form, error, meeting)
        else:
            messages.success(request, f"受付番号 {made.receipt} として登録しました。")
            return redirect("ward_submission", made.pk)
    context = {
        "trail": [("受付", reverse("ward_inbox")), ("紙・メールの提出を登録", reverse("ward_register"))],
        "facility": facility, "form": form, "there": there,
    }  # fmt: skip
    status = 422 if request.method == "POST" else 200
    return render(request, "compliance/desk/register.html", context, status=status)


def _say(
    form: RegisterForm, error: desk.DeskError | FileRefused, meeting: Meeting | None
) -> Submission | None:
    """Put the sentence at its field; answers what is there already, if that is what is wrong."""
    if isinstance(error, FileRefused):
        form.add_error("scans", error.words)
    elif isinstance(error, desk.AlreadySubmitted):
        form.add_error("meeting", error.words)
        return error.submission
    else:
        form.add_error(_field_of(error, meeting), error.words)
    return None


def _register(
    request: WardRequest, facility: Facility, meeting: Meeting | None, form: RegisterForm
) -> Submission:
    return desk.register_paper(
        facility=facility,
        held_on=meeting.held_on if meeting else form.cleaned_data["held_on"],
        meeting=meeting,
        arrival=form.arrival,
        by=request.user,
        at=timezone.now(),
    )


def _open_parts(facility: Facility, today: date) -> list[Participation]:
    """Meetings whose day has come and whose minutes are not here, or were returned; those without a day first."""
    here = Submission.objects.filter(facility=facility, kind=SubmissionKind.MINUTES).exclude(
        state=SubmissionState.RETURNED
    )
    parts = Participation.objects.bound().filter(
        facility=facility, meeting__held_on__lte=today, meeting__status__in=_CAME
    )
    without = parts.exclude(pk__in=here.exclude(participation=None).values("participation"))
    order: list[OrderBy | str] = [F("submitted_on").desc(nulls_first=True), "-meeting__held_on", "-pk"]
    return list(without.select_related("meeting").order_by(*order)[:MEETINGS])


def _label(part: Participation) -> str:
    """The day, and what is known of it."""
    words = wareki_full(part.meeting.held_on)
    if part.meeting.status == MeetingStatus.PLANNED.value:
        words += "　予定のまま（登録すると開催済みになります）"
    return words + (f"　提出日の記録 {wareki(part.submitted_on)}" if part.submitted_on else "")


def _field_of(error: desk.DeskError, meeting: Meeting | None) -> str:
    if isinstance(error, desk.WrongDay):
        return "received_on"
    return "meeting" if meeting else "held_on"


def _called(office: Facility, wanted: list[str]) -> bool:
    text = folded(f"{office.name} {office.kana} {office.reference}")
    return all(term in text for term in wanted)
