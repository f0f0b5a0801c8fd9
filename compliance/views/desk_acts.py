"""What is done with a submission from its page; each goes back there, with the list it was opened from."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from compliance.desk_sections import sections_of
from compliance.forms.desk import AssignForm, NoteForm, ReturnForm
from compliance.views.desk_submission import page_of, record_of, submission_of
from meetings.enums import SubmissionState
from meetings.models import DeskEvent, Submission, SubmissionVersion
from meetings.services import desk
from meetings.services.desk.telling import told
from operators.access import WardRequest, ward

Act = Callable[..., DeskEvent]


@ward
def ward_submission_accept(request: WardRequest, pk: int) -> HttpResponse:
    """Accept the version that was read."""
    return _act(request, pk, desk.accept, "{}を受理しました。間違えたときは「受付に戻す」で戻せます。")


@ward
def ward_submission_reopen(request: WardRequest, pk: int) -> HttpResponse:
    """Take an acceptance or a return back."""
    return _act(request, pk, desk.reopen, "{}を受付に戻しました。")


@ward
def ward_submission_return(request: WardRequest, pk: int) -> HttpResponse:
    """Ask for the reason and words on the sections, then send it back."""
    submission = submission_of(request.user, pk)
    version = _version(request, submission)
    if submission.state != SubmissionState.RECEIVED:
        return _back(request, submission)
    record = record_of(version)
    form = ReturnForm(request.POST if request.method == "POST" else None, sections=sections_of(record))
    if form.is_bound and form.is_valid():
        words = {"reason": form.cleaned_data["reason"], "marks": form.marks}
        try:
            event = desk.send_back(version=version, **words, by=request.user, at=timezone.now())
        except desk.DeskError as error:
            form.add_error(None, error.words)
        else:
            _say_returned(request, submission, told(event))
            return _back(request, submission)
    context = {
        "form": form, "submission": submission, "facility": submission.facility, "version": version, "record": record,
        "query": _query(request), "back": _address(request, submission),
        "trail": [("受付", reverse("ward_inbox") + _query(request)), (submission.receipt, _address(request, submission))],
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "compliance/desk/return.html", context, status=status)


@ward
def ward_submission_assign(request: WardRequest, pk: int) -> HttpResponse:
    """Give it to a colleague, to oneself, or to nobody."""
    submission = submission_of(request.user, pk)
    if request.method != "POST":
        return _back(request, submission)
    form = AssignForm(request.POST, submission=submission)
    to = request.user if "me" in request.POST else None
    if not to and form.is_valid():
        to = form.cleaned_data["to"]
    elif not to:
        messages.error(request, desk.NotAColleague.words)
        return _back(request, submission)
    try:
        desk.assign(submission=submission, to=to, by=request.user, at=timezone.now())
    except desk.DeskError as error:
        messages.error(request, error.words)
    else:
        messages.success(request, f"担当を{to.name}さんにしました。" if to else "担当を外しました。")
    return _back(request, submission)


@ward
def ward_submission_note(request: WardRequest, pk: int) -> HttpResponse:
    """Leave a note for colleagues; without words the page says so."""
    submission = submission_of(request.user, pk)
    if request.method != "POST":
        return _back(request, submission)
    form = NoteForm(request.POST)
    if not form.is_valid():
        return page_of(request, submission, note=form, status=422)
    desk.add_note(submission=submission, words=form.cleaned_data["words"], by=request.user, at=timezone.now())
    messages.success(request, "メモを残しました。区の職員だけが読めます。")
    return redirect(f"{_address(request, submission)}#notes")


def _say_returned(request: WardRequest, submission: Submission, people: int) -> None:
    if people:
        messages.success(request, f"{submission.receipt}を差し戻し、事業所の{people}名にメールを送りました。")
        return
    messages.success(request, f"{submission.receipt}を差し戻しました。")
    words = "この事業所にはポータルの利用者がいないため、メールは送られていません。電話などで伝えてください。"
    messages.warning(request, words)


def _act(request: WardRequest, pk: int, act: Act, done: str) -> HttpResponse:
    submission = submission_of(request.user, pk)
    if request.method == "POST":
        try:
            act(version=_version(request, submission), by=request.user, at=timezone.now())
        except desk.DeskError as error:
            messages.error(request, error.words)
        else:
            messages.success(request, done.format(submission.receipt))
    return _back(request, submission)


def _version(request: WardRequest, submission: Submission) -> SubmissionVersion:
    """The version the person had before them; without one in the form, the last."""
    number = request.POST.get("version", "")
    if number.isascii() and number.isdecimal() and len(number) < 5:
        return get_object_or_404(submission.versions, number=int(number))
    return submission.versions.order_by("-number")[0]


def _back(request: WardRequest, submission: Submission) -> HttpResponse:
    return redirect(_address(request, submission))


def _address(request: WardRequest, submission: Submission) -> str:
    return reverse("ward_submission", args=[submission.pk]) + _query(request)


def _query(request: WardRequest) -> str:
    return f"?{request.GET.urlencode()}" if request.GET else ""
