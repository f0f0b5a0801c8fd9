"""Registering what came on paper or by mail: the office first, then everything else on one page."""

from datetime import date

from django.contrib import messages
from django.db.models import Case, F, OrderBy, Q, When
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from compliance.forms.desk_register import RegisterForm
from meetings.enums import SubmissionKind, SubmissionState
from meetings.models import Meeting, Participation, Submission
from meetings.services import desk
from meetings.uploads.refusals import FileRefused
from meetings.views.members_office import office_of
from meetings.views.numbers import number_of
from operators import kept_post
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
@kept_post.keeps_post
def ward_register_office(request: WardRequest, number: str, code: str) -> HttpResponse:
    """Register minutes of this office; what was typed stays when something is wrong."""
    facility = office_of(request.user, number, code)
    kept = None if request.method == "POST" else kept_post.kept(request)
    form, parts = _asking(request, facility, kept)
    there: Submission | None = None
    if request.method == "POST" and form.is_valid():
        meeting = next((part.meeting for part in parts if part.meeting_id == form.meeting_id), None)
        try:
            made = _register(request, facility, meeting, form)
        except (desk.DeskError, FileRefused) as error:
            there = _say(form, error, meeting)
        else:
            kept_post.forget(request)
            messages.success(request, f"受付番号 {made.receipt} として登録しました。")
            return redirect("ward_submission", made.pk)
    context = {
        "trail": [("受付", reverse("ward_inbox")), ("紙・メールの提出を登録", reverse("ward_register"))],
        "facility": facility, "form": form, "there": there, "kept": kept is not None,
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


def _asking(
    request: WardRequest, facility: Facility, kept: QueryDict | None
) -> tuple[RegisterForm, list[Participation]]:
    """The form, with what was typed when the session had ended, and the parts it offers."""
    asked = (kept or request.POST or request.GET).get("meeting", "")
    today = timezone.localdate()
    parts = _open_parts(facility, today, asked)
    typed: dict[str, object] = {**kept.dict(), "present": kept.getlist("present")} if kept else {}
    form = RegisterForm(
        request.POST or None,
        request.FILES or None,
        meetings=[(part.meeting_id, _label(part)) for part in parts],
        initial={"received_on": today, "meeting": asked, **typed},
    )
    return form, parts


def _open_parts(facility: Facility, today: date, asked: str) -> list[Participation]:
    """Meetings whose day has come and whose minutes are not here, or were returned.

    First the one that is asked for, then what was returned, then those without a day of submission.
    """
    minutes = Submission.objects.filter(
        facility=facility, kind=SubmissionKind.MINUTES, participation__isnull=False
    )
    returned = Q(state=SubmissionState.RETURNED)
    parts = Participation.objects.bound().filter(
        facility=facility, meeting__held_on__lte=today, meeting__status__in=_CAME, disposed_on=None
    )
    without = parts.exclude(pk__in=minutes.exclude(returned).values("participation"))
    first = Case(
        When(meeting=number_of(asked, otherwise=0), then=0),
        When(pk__in=minutes.filter(returned).values("participation"), then=1),
        default=2,
    )
    order: list[Case | OrderBy | str] = [
        first,
        F("submitted_on").desc(nulls_first=True),
        "-meeting__held_on",
        "-pk",
    ]
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
