"""One evaluation: what comes next, the timeline, what is missing."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from evaluations.round_course import steps_of
from evaluations.standing_rows import meeting_part, progress_of
from evaluations.timeline import next_step
from evaluations.views.round_parts import frame, own_round
from operators.access import OperatorRequest, operator


@operator
def evaluation(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The page from which everything of an evaluation is reached."""
    which, today = own_round(request.user, round_id), timezone.localdate()
    steps = steps_of(which, today)
    context = frame(which) | {
        "steps": steps,
        "next": next_step(steps),
        "progress": progress_of(which, today),
        "part": meeting_part(which),
        "today": today,
    }
    return render(request, "evaluations/rounds/hub.html", context)
