"""One evaluation: what comes next, the timeline, what is missing."""

from datetime import date
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from evaluations.council.roster_eyes import foreseen
from evaluations.course.acts import act_of, links_of
from evaluations.course.checks import Met, checks_of, fulfils
from evaluations.course.facts import view_of
from evaluations.course.standing_rows import progress_of
from evaluations.course.steps import steps_of
from evaluations.course.timeline import next_step
from evaluations.course.ways import led
from evaluations.models import Round
from evaluations.round_meeting import meeting_part
from evaluations.views.own_rounds import own_round
from evaluations.views.round_parts import frame
from meetings.enums import Standing
from operators.access import OperatorRequest, operator
from rules.fiscal_year import FiscalYear, wareki_full
from rules.kinds import EvaluationRoute
from rules.view import YearView


@operator
def evaluation(request: OperatorRequest, round_id: int) -> HttpResponse:
    """The page from which everything of an evaluation is reached."""
    which, today = own_round(request.user, round_id, counted=True), timezone.localdate()
    steps, progress, view = steps_of(which, today), progress_of(which, today), view_of(which, today)
    coming = next_step(steps)
    context = frame(which) | {
        "act": act_of(which, steps, progress, today),
        "due": coming,
        "steps": [
            (step, href, step is coming)
            for step, href in zip(steps, links_of(which, steps, progress), strict=True)
        ],
        "progress": progress,
        "fulfils": fulfils(view),
        "outside": _outside(progress.day, view.year),
        "open": not (which.results_finalised_at or which.submission_id),
        "agency": which.route == EvaluationRoute.AGENCY.value,
        "today": today,
    }
    known = _points(which, view, held=progress.held) | _meeting(which)
    return render(request, "evaluations/rounds/hub.html", context | known)


def _points(which: Round, view: YearView, *, held: bool) -> dict[str, Any]:
    """What the evaluation needs to count: what lacks or nobody knows stands open, the rest is folded."""
    points = led(which, foreseen(which, view, checks_of(view)), held=held)
    lacking, unknown = ([each for each in points if each.met is met] for met in (Met.NO, Met.UNKNOWN))
    rest = [each for each in points if each.met in (Met.YES, Met.NOT_YET)]
    return {"lacking": lacking, "unknown": unknown, "rest": rest}


def _outside(day: date | None, year: FiscalYear) -> str:
    """What is so where the day has left the year; empty while it is inside."""
    if day is None or day in year:
        return ""
    return f"評価の日（{wareki_full(day)}）が{year.label}の外にあります"


def _meeting(which: Round) -> dict[str, Any]:
    """The meeting, the one that was called off, and offices that were asked to join meanwhile."""
    part = meeting_part(which)
    asked = []
    if part:
        others = part.meeting.participations.filter(standing=Standing.INVITED).select_related("facility")
        asked = [other.facility for other in others.order_by("pk")]
    lost = which.participation if which.participation and part is None else None
    return {"part": part, "asked": asked, "lost": lost}
