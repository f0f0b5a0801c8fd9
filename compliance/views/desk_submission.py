"""One submission at the ward's desk: the record beside the facts, and what can be done with it."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone

from meetings.models import Submission
from meetings.record import Record
from meetings.services import desk
from operators.access import WardRequest, ward


@ward
def ward_submission(request: WardRequest, pk: int) -> HttpResponse:
    """Read what came in; opening it writes down that it was read."""
    mine = Submission.objects.visible_to(request.user)
    submission = get_object_or_404(
        mine.select_related("facility", "participation__meeting", "assigned_to"), pk=pk
    )
    versions = list(submission.versions.order_by("-number"))
    desk.mark_read(submission=submission, by=request.user, at=timezone.now())
    context = {
        "submission": submission,
        "facility": submission.facility,
        "versions": versions,
        "record": Record.from_json(versions[0].record) if versions[0].record else None,
        "trail": [("受付", "/ward/inbox/")],
    }
    return render(request, "compliance/desk/submission.html", context)
