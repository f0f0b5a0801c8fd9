"""The page behind the link to a draft: a member reads it and says whether it is right. Opening changes nothing."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from meetings.draft_links import draft_check_of, token_for
from meetings.draft_reading import draft_record, is_settled
from meetings.enums import DraftAnswer
from meetings.forms.drafts import DraftAnswerForm
from meetings.models import DraftCheck, Participation
from meetings.notice_parties import habit_of
from meetings.roster import council_of
from meetings.services import draft_answers as service
from meetings.tokens import LinkError
from meetings.views.member_links import refuse, sealed
from operators.access import public


@public
def draft_page(request: HttpRequest, token: str) -> HttpResponse:
    """The draft with a big 案, and the answer, which can be changed until the minutes are final."""
    large = request.GET.get("text") == "large"
    try:
        check = draft_check_of(token, today=timezone.localdate())
    except LinkError as refusal:
        return sealed(refuse(request, refusal, large=large))
    part = check.minutes.participation
    assert part is not None  # noqa: S101 - `draft_check_of` finds none without
    if is_settled(check):
        return sealed(_closed(request, check, part, large=large))
    return sealed(_open(request, check, part, large=large))


def _open(request: HttpRequest, check: DraftCheck, part: Participation, *, large: bool) -> HttpResponse:
    form = DraftAnswerForm(request.POST or None, check=check)
    here = reverse("draft_page", args=[token_for(check)]) + ("?text=large" if large else "")
    if request.method == "POST" and form.is_valid():
        said, words = DraftAnswer(form.cleaned_data["answer"]), form.cleaned_data["words"]
        try:
            service.answer(check=check, said=said, words=words, at=timezone.now())
        except service.AnswersClosed:
            return _closed(request, check, part, large=large)
        return redirect(here)
    context = _context(check, part, large=large) | {
        "record": draft_record(check, part),
        "form": form,
        "here": here,
        "newer": _newer(check),
        "rewritten": check.minutes.revision > check.revision,
    }
    response = render(request, "meetings/drafts/draft.html", context, status=422 if form.errors else 200)
    response["Referrer-Policy"] = "same-origin"
    return response


def _closed(request: HttpRequest, check: DraftCheck, part: Participation, *, large: bool) -> HttpResponse:
    """The minutes are final: an answer sent now comes too late (409)."""
    status = 409 if request.method == "POST" else 200
    context = _context(check, part, large=large)
    return render(request, "meetings/drafts/closed.html", context, status=status)


def _context(check: DraftCheck, part: Participation, *, large: bool) -> dict[str, object]:
    facility = part.facility
    return {
        "check": check,
        "part": part,
        "facility": facility,
        "meeting": part.meeting,
        "council": council_of(facility, part.meeting.held_on).label,
        "contact": habit_of(facility).contact_name,
        "large": large,
    }


def _newer(check: DraftCheck) -> str:
    """The link to a newer draft this member was asked about; empty when there is none."""
    rows = DraftCheck.objects.filter(minutes=check.minutes_id, member=check.member_id).exclude(nonce="")
    later = rows.filter(revision__gt=check.revision).order_by("-revision").first()
    return reverse("draft_page", args=[token_for(later)]) if later else ""
