"""What an office has submitted: the receipt, where it stands at the ward, and every version as it went out."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from meetings.models import Submission
from meetings.views.notice_parts import trail_of
from operators.access import OperatorRequest, operator


@operator
def submission(request: OperatorRequest, pk: int) -> HttpResponse:
    """The receipt and what the ward did; what was returned is answered from here."""
    found = submission_of(request, pk)
    return render(request, "meetings/submissions/submission.html", _frame(found))


@operator
def submission_version(request: OperatorRequest, pk: int, number: int) -> HttpResponse:
    """One version as it was submitted."""
    found = submission_of(request, pk)
    version = get_object_or_404(found.versions, number=number)
    return render(request, "meetings/submissions/submission.html", _frame(found) | {"version": version})


def submission_of(request: OperatorRequest, pk: int) -> Submission:
    """A submission of an office this person works for; 404 for anybody else's."""
    mine = Submission.objects.visible_to(request.user).select_related(
        "facility__municipality", "facility__corporation", "participation__meeting"
    )
    return get_object_or_404(mine, pk=pk)


def _frame(found: Submission) -> dict[str, Any]:
    trail = trail_of(found.participation, "operator") if found.participation else []
    return {"trail": trail, "submission": found, "facility": found.facility}
