"""Sending something back: the reason, and words on sections beside the record."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from compliance.forms.desk_acts import ReturnForm
from compliance.views.desk_page import report_in, sections_in, submission_of
from compliance.views.desk_paths import address_of, back, query_of, version_of
from meetings.enums import SubmissionState
from meetings.models import Submission
from meetings.services import desk
from meetings.services.desk.telling import told
from meetings.views.submission_content import record_of
from operators import kept_post
from operators.access import WardRequest, ward


@ward
@kept_post.keeps_post
def ward_submission_return(request: WardRequest, pk: int) -> HttpResponse:
    """Ask for the reason and words on the sections, then send it back; what was typed is never lost."""
    submission = submission_of(request.user, pk)
    version = version_of(request, submission)
    posted, kept = request.POST if request.method == "POST" else None, kept_post.kept(request)
    if posted is None and kept is None and submission.state != SubmissionState.RECEIVED:
        return back(request, submission)
    record = record_of(version)
    form = ReturnForm(posted, sections=sections_in(version), kept=kept)
    if form.is_bound and form.is_valid():
        words = {"reason": form.cleaned_data["reason"], "marks": form.marks}
        try:
            event = desk.send_back(version=version, **words, by=request.user, at=timezone.now())
        except desk.DeskError as error:
            form.add_error(None, error.words)
        else:
            kept_post.forget(request)
            _say_returned(request, submission, told(event))
            return back(request, submission)
    context = {
        "form": form, "kept": posted is None and kept is not None, "submission": submission, "facility": submission.facility, "version": version, "record": record, **report_in(version),
        "query": query_of(request), "back": address_of(request, submission),
        "trail": [("受付", reverse("ward_inbox") + query_of(request)), (submission.receipt, address_of(request, submission))],
    }  # fmt: skip
    status = 422 if form.is_bound else 200
    return render(request, "compliance/desk/return.html", context, status=status)


def _say_returned(request: WardRequest, submission: Submission, people: int) -> None:
    if people:
        messages.success(request, f"{submission.receipt}を差し戻し、事業所の{people}名にメールを送りました。")
        return
    messages.success(request, f"{submission.receipt}を差し戻しました。")
    words = "この事業所にはポータルの利用者がいないため、メールは送られていません。電話などで伝えてください。"
    messages.warning(request, words)
