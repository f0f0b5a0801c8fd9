"""The day of an evaluation: planned, or that of the meeting it takes place at."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from evaluations.course.meeting_choice import Candidate, candidates
from evaluations.forms.meeting_choice import MeetingChoiceForm
from evaluations.forms.rounds import RoundForm
from evaluations.models import Round
from evaluations.round_meeting import meeting_part
from evaluations.services import rounds, self_paper
from evaluations.services.round_errors import RoundError
from evaluations.services.rounds_meeting import choose_meeting, release_meeting
from evaluations.views.own_rounds import own_round
from evaluations.views.round_parts import frame
from meetings.models import Participation
from meetings.services.notice_changes import untold_changes
from operators.access import OperatorRequest, operator
from outbox.pdf import PdfUnavailable
from rules.kinds import EvaluationRoute, MeetingStatus

NOT_TOLD = "この会議の開催通知には、評価を行うことが書かれていません。会議の開催通知の画面から、変更として通知してください。"


@operator
def evaluation_day(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Choose the meeting among the planned ones, let it go, or change the planned day."""
    which = own_round(request.user, round_id)
    agency = which.route == EvaluationRoute.AGENCY.value
    meetings = [] if agency else candidates(which)
    act = request.POST.get("act", "")
    choice = _choice(request, which, meetings, bound=act == "choose")
    day = _day(request, which, bound=act == "day")
    if request.method == "POST" and _done(request, which, act, choice, day):
        return redirect("evaluation", which.pk)
    context = frame(which) | {
        "agency": agency,
        "staff": which.form_version.form.staff_sheet,
        "final": which.results_finalised_at,
        "part": meeting_part(which),
        "choice": choice,
        "barred": [each for each in meetings if each.obstacle],
        "form": day,
        "new_meeting": _new_meeting(which),
    }
    status = 422 if choice.errors or day.errors else 200
    return render(request, "evaluations/rounds/day.html", context, status=status)


def _choice(
    request: OperatorRequest, which: Round, meetings: list[Candidate], *, bound: bool
) -> MeetingChoiceForm:
    """The choice, with the meeting proposed that is chosen, or the only one to come that carries the evaluation."""
    free = [each.part for each in meetings if not each.obstacle and each.part.carries_evaluation]
    carrying = [part.pk for part in free if part.meeting.status == MeetingStatus.PLANNED.value]
    chosen = which.participation_id or (carrying[0] if len(carrying) == 1 else None)
    return MeetingChoiceForm(
        request.POST if bound else None, candidates=meetings, initial={"meeting": chosen}
    )


def _day(request: OperatorRequest, which: Round, *, bound: bool) -> RoundForm:
    initial = {"planned_on": which.planned_on}
    return RoundForm(
        request.POST if bound else None, initial=initial, route=EvaluationRoute(which.route), staff=""
    )


def _done(
    request: OperatorRequest, which: Round, act: str, choice: MeetingChoiceForm, day: RoundForm
) -> bool:
    """Do what the button asks for; what is in the way becomes an error of its form."""
    told: dict[str, Any] = {"round": which, "by": request.user, "at": timezone.now()}
    form = choice if act == "choose" else day
    try:
        if act == "choose" and choice.is_valid():
            _choose(request, choice.chosen, told)
        elif act == "release":
            release_meeting(**told)
            _put_paper(request, told)
            messages.success(request, "会議の決定を取りやめました。別の会議を選べます。")
        elif act == "day" and day.is_valid():
            rounds.plan_day(planned_on=day.cleaned_data["planned_on"], **told)
            messages.success(request, "予定日を保存しました。")
        else:
            return False
    except RoundError as error:
        if act == "release":
            messages.warning(request, error.words)
            return True
        form.add_error(day.field_of(error) if form is day else None, error.words)
        return False
    return True


def _choose(request: OperatorRequest, part: Participation, told: dict[str, Any]) -> None:
    chosen = choose_meeting(participation=part, **told).participation
    _put_paper(request, told)
    messages.success(request, "評価を行う会議を決めました。議題に自己評価・外部評価が載りました。")
    if chosen and untold_changes(chosen):
        messages.warning(request, NOT_TOLD)


def _put_paper(request: OperatorRequest, told: dict[str, Any]) -> None:
    """A final self-evaluation follows the evaluation to its meeting, so that it goes out with the notice."""
    try:
        self_paper.place(**told)
    except PdfUnavailable as error:
        messages.error(request, str(error))


def _new_meeting(which: Round) -> str:
    """The address at which a meeting of the office is planned, the day proposed."""
    day = f"&date={which.planned_on.isoformat()}" if which.planned_on else ""
    return f"{reverse('meeting_new')}?facility={which.facility.reference}{day}"
