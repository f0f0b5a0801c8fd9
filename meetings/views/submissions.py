"""What an office has submitted: the receipt, where it stands at the ward, and every version as it went out."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from meetings.enums import SubmissionState
from meetings.models import Submission
from meetings.record_changes import changed_sections
from meetings.views.submission_content import content_of
from meetings.views.submission_course import STATES, course_of
from meetings.views.submission_pages import frame_of, submission_of, version_of
from meetings.views.submission_return import after_return, last_return
from operators.access import OperatorRequest, operator
from outbox.enums import State
from outbox.models import Message


@operator
def submission(request: OperatorRequest, pk: int) -> HttpResponse:
    """The receipt and what the ward did; what was returned is answered from here."""
    found = submission_of(request, pk)
    versions = list(found.versions.select_related("submitted_by").order_by("-number"))
    shape, meaning = STATES[SubmissionState(found.state)]
    context = {
        **frame_of(found),
        **content_of(found, versions[0] if versions else None),
        "versions": versions,
        "shape": shape,
        "meaning": meaning,
        "course": course_of(found),
        "returned": after_return(found, last_return(found)),
        "letters": _letters(found),
    }
    return render(request, "meetings/submissions/submission.html", context)


@operator
def submission_version(request: OperatorRequest, pk: int, number: int) -> HttpResponse:
    """One version as it was submitted, and in which sections it differs from the one before."""
    found = submission_of(request, pk)
    version = version_of(found, number)
    before = found.versions.filter(number=number - 1).first()
    compared = bool(before and before.record and version.record)
    context = {
        **frame_of(found),
        **content_of(found, version),
        "compared": compared,
        "changed": changed_sections(before.record, version.record) if before and compared else [],
        "trail": [*frame_of(found)["trail"], (found.receipt, reverse("submission", args=[pk]))],
    }
    return render(request, "meetings/submissions/version.html", context)


def _letters(found: Submission) -> int:
    """How many letters are still to be handed over."""
    waiting = Message.objects.filter(minutes_copy__version__submission=found, state=State.TO_HAND)
    return waiting.count()
