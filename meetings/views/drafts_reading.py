"""The page behind the link to a draft: a member reads it and says whether it is right. Opening changes nothing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from meetings.draft_links import draft_check_of, token_for
from meetings.draft_reading import draft_record, is_settled
from meetings.enums import DraftAnswer
from meetings.forms.drafts import DraftAnswerForm
from meetings.models import DraftCheck, Participation
from meetings.notice_parties import habit_of
from meetings.roster import council_of
from meetings.services import draft_answers as service
from meetings.views.member_links import Guest, guarded
from operators.local_time import day_of


@dataclass(frozen=True)
class Asked(Guest):
    """A member who is asked about a draft of an office."""

    check: DraftCheck
    part: Participation


def by_draft_link(view: Callable[[HttpRequest, Asked], HttpResponse]) -> Callable[..., HttpResponseBase]:
    """Open the view to whoever holds a good link; everybody else is told what is the matter."""
    return guarded(view, _asked)


def _asked(guest: Guest) -> Asked:
    check = draft_check_of(guest.token, today=day_of(guest.at))
    part = check.minutes.participation
    assert part is not None  # noqa: S101 - `draft_check_of` finds none without
    return Asked(guest.token, guest.at, guest.large, check, part)


@by_draft_link
def draft_page(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The draft with a big 案, and the answer, which can be changed until the minutes are final."""
    if is_settled(asked.check):
        return _closed(request, asked)
    check, here = asked.check, asked.address("draft_page")
    form = DraftAnswerForm(request.POST or None, check=check)
    if request.method == "POST" and form.is_valid():
        said, words = DraftAnswer(form.cleaned_data["answer"]), form.cleaned_data["words"]
        try:
            service.answer(check=check, said=said, words=words, at=asked.at)
        except service.AnswersClosed:
            return _closed(request, asked)
        return redirect(here)
    context = _context(asked) | {
        "record": draft_record(check, asked.part),
        "form": form,
        "here": here,
        "newer": _newer(check),
        "rewritten": check.minutes.revision > check.revision,
    }
    response = render(request, "meetings/drafts/draft.html", context, status=422 if form.errors else 200)
    response["Referrer-Policy"] = "same-origin"
    return response


def _closed(request: HttpRequest, asked: Asked) -> HttpResponse:
    """The minutes are final: an answer sent now comes too late (409)."""
    status = 409 if request.method == "POST" else 200
    return render(request, "meetings/drafts/closed.html", _context(asked), status=status)


def _context(asked: Asked) -> dict[str, object]:
    facility, meeting = asked.part.facility, asked.part.meeting
    return {
        "check": asked.check,
        "part": asked.part,
        "facility": facility,
        "meeting": meeting,
        "council": council_of(facility, meeting.held_on).label,
        "contact": habit_of(facility).contact_name,
        "large": asked.large,
    }


def _newer(check: DraftCheck) -> str:
    """The link to a newer draft this member was asked about; empty when there is none."""
    rows = DraftCheck.objects.filter(minutes=check.minutes_id, member=check.member_id).exclude(nonce="")
    later = rows.filter(revision__gt=check.revision).order_by("-revision").first()
    return reverse("draft_page", args=[token_for(later)]) if later else ""
