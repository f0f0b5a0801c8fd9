"""Finds a submission for its pages, and says where they stand; what is not theirs is not there."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse

from meetings.enums import SubmissionKind
from meetings.models import Submission, SubmissionVersion
from meetings.views.notice_parts import address_of, must_stand
from operators.access import OperatorRequest


def submission_of(request: OperatorRequest, pk: int) -> Submission:
    """A submission of an office this person works for; 404 for anybody else's.

    Raises `Gone` once the office's own record is deleted: what is left is the ward's copy.
    """
    mine = Submission.objects.visible_to(request.user).select_related(
        "municipality", "facility", "participation__meeting"
    )
    found = get_object_or_404(mine, pk=pk)
    if found.participation:
        must_stand(found.participation, request.user)
    return found


def version_of(found: Submission, number: int) -> SubmissionVersion:
    """One version by its number; 404 for one that is not there."""
    return get_object_or_404(found.versions.select_related("submitted_by"), number=number)


def frame_of(found: Submission) -> dict[str, Any]:
    """What every page of a submission shows around it."""
    facility, part = found.facility, found.participation
    office = reverse("own_office", args=[facility.number, facility.kind.code])
    return {
        "trail": [
            ("今年度の状況", "/office/"),
            (facility.name, office),
            ("区への提出", reverse("office_submissions")),
        ],
        "submission": found,
        "facility": facility,
        "meeting": part.meeting if part else None,
        "copies": address_of("minutes_copies", part) if part and found.kind == SubmissionKind.MINUTES else "",
    }
