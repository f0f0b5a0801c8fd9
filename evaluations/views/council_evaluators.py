"""The two outside eyes of an evaluation: proposed from the attendance and the opinions, confirmed here. [N 評価§3]"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.council.candidates import Candidate, candidates
from evaluations.council.checks import evaluators as judged
from evaluations.council.proposal import proposed, rules_of
from evaluations.enums import EvaluatorSide
from evaluations.forms.evaluators import EvaluatorsForm
from evaluations.services import evaluators
from evaluations.services.council_errors import CouncilError, ResultsFinal, SameCorporation
from evaluations.services.council_rounds import met_part
from evaluations.views.council_desk import Desk, desk_of, frame
from operators.access import OperatorRequest, operator
from rules.kinds import Presence


@operator
def page(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Who took part on either side and how; what does not count, with the words of the rule."""
    desk = desk_of(request, round_id)
    found = candidates(desk.round)
    form = EvaluatorsForm(
        request.POST if request.method == "POST" else None,
        facility=desk.round.facility,
        initial=_initial(desk, found),
    )
    if request.method == "POST" and form.is_valid() and _recorded(request, desk, form):
        return redirect("evaluation_evaluators", round_id)
    checks = judged(desk.round, desk.eyes, today=timezone.localdate())
    context = frame(desk, "evaluators") | {
        "form": form,
        "sides": [(side, [each for each in found if each.side is side]) for side in EvaluatorSide],
        "checks": [check for check in checks if not check.good],
        "confirmed": desk.evaluation is not None and desk.evaluation.recorded_at is not None,
        "stop": _stop(desk),
        "unnumbered": _unnumbered(desk, found),
        "may_share": rules_of(desk.round).neutral_evaluator_may_share_corporation,
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "evaluations/council/evaluators.html", context, status=status)


def _initial(desk: Desk, found: tuple[Candidate, ...]) -> dict[str, Any]:
    """What is recorded, else what is proposed; the 法人 by its number, else by the name of the own one."""
    eyes, own, idea = desk.eyes, desk.round.facility.corporation, proposed(desk.round, found)
    unsure = eyes.neutral not in (None, Presence.NONE) and not eyes.number
    same = idea.unprovable or bool(own and idea.number and idea.number == own.number)
    return {
        "public": eyes.public.value if eyes.public else None,
        "neutral": eyes.neutral.value if eyes.neutral else None,
        "number": eyes.number,
        "name": own.name if own and unsure and same else "",
    }


def _unnumbered(desk: Desk, found: tuple[Candidate, ...]) -> bool:
    """Whether somebody of the own 法人 took part who is recorded as no third party, for want of its number."""
    recorded_as_none = bool(desk.evaluation) and desk.eyes.neutral is Presence.NONE
    return recorded_as_none and proposed(desk.round, found).unprovable


def _stop(desk: Desk) -> str:
    """Why nothing can be confirmed now; empty: it can."""
    if desk.closed:
        return ResultsFinal.words
    try:
        met_part(desk.round, timezone.now())
    except CouncilError as error:
        return error.words
    return ""


def _recorded(request: OperatorRequest, desk: Desk, form: EvaluatorsForm) -> bool:
    try:
        evaluators.record(
            round=desk.round,
            eyes=form.eyes,
            knowingly=form.cleaned_data["knowingly"],
            by=request.user,
            at=timezone.now(),
        )
    except SameCorporation as error:
        form.offer_knowingly()
        form.add_error("number", error.words)
        return False
    except CouncilError as error:
        form.add_error(None, error.words)
        return False
    messages.success(request, "評価者を記録しました。")
    return True
