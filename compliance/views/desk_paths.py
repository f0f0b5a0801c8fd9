"""The ways from an act back to the page it was done on, and the version that was seen there."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse

from meetings.models import Submission, SubmissionVersion
from meetings.views.numbers import number_of
from operators import kept_post
from operators.access import WardRequest


def version_of(request: WardRequest, submission: Submission) -> SubmissionVersion:
    """The version the person had before them, also when their session had ended; without one, the last."""
    fields = request.POST or kept_post.kept(request) or QueryDict()
    if number := number_of(fields.get("version"), otherwise=0):
        return get_object_or_404(submission.versions, number=number)
    return submission.versions.order_by("-number")[0]


def back(request: WardRequest, submission: Submission) -> HttpResponse:
    """To the page of the submission."""
    return redirect(address_of(request, submission))


def address_of(request: WardRequest, submission: Submission) -> str:
    """The page of the submission, with the filters of the list it was opened from."""
    return reverse("ward_submission", args=[submission.pk]) + query_of(request)


def query_of(request: WardRequest) -> str:
    """The filters of the list, as they stand in the address."""
    return f"?{request.GET.urlencode()}" if request.GET else ""
