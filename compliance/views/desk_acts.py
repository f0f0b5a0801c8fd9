"""Accepting, and taking a step back; each goes back to the page, with the list it was opened from."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.utils import timezone

from compliance.views.desk_page import submission_of
from compliance.views.desk_paths import back, version_of
from meetings.models import DeskEvent
from meetings.services import desk
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


def _act(request: WardRequest, pk: int, act: Act, done: str) -> HttpResponse:
    submission = submission_of(request.user, pk)
    if request.method == "POST":
        try:
            act(version=version_of(request, submission), by=request.user, at=timezone.now())
        except desk.DeskError as error:
            messages.error(request, error.words)
        else:
            messages.success(request, done.format(submission.receipt))
    return back(request, submission)
