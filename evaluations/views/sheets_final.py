"""The last look before a self-evaluation is final; and opening it again for a correction. [N 評価§4(1), §7]"""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.forms.self_evaluation import ReopenForm
from evaluations.self_evaluation.course import course_of
from evaluations.services import self_evaluation
from evaluations.services.self_errors import NotFinal, ReasonMissing, SelfEvaluationError, WordsNamePeople
from evaluations.services.self_paper import place
from evaluations.views.sheets_desk import Desk, desk_of, frame
from operators.access import OperatorRequest, operator
from outbox.pdf import PdfUnavailable
from rules.kinds import EvaluationRoute


@operator
def evaluation_self_final(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Say what is missing, or what happens to whom; final on the word."""
    desk = desk_of(request, round_id)
    if desk.closed and request.method != "POST":
        messages.info(request, "自己評価は、確定しています。")
        return redirect("evaluation_sheets", round_id)
    refusal = _finalised(request, desk) if request.method == "POST" else ""
    if refusal is None:
        return redirect("evaluation_sheets", round_id)
    context = frame(desk) | {
        "course": course_of(desk.round),
        "refusal": refusal,
        "agency": desk.round.route == EvaluationRoute.AGENCY,
        "empty": sum(sheet.all - sheet.done for sheet in desk.progress),
        "ready": not desk.sheets.gaps and not desk.sheets.awaiting,
    }
    return render(request, "evaluations/sheets/final.html", context, status=422 if refusal else 200)


@operator
def evaluation_self_reopen(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Ask for the reason, and say who has the paper already; then open the sheets."""
    desk = desk_of(request, round_id)
    try:
        self_evaluation.must_be_reopenable(desk.round)
    except SelfEvaluationError as error:
        level = messages.info if isinstance(error, NotFinal) else messages.error
        level(request, error.words)
        return redirect("evaluation_sheets", round_id)
    form = ReopenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _reopened(request, desk, form):
        return redirect("evaluation_sheets", round_id)
    context = frame(desk) | {"form": form, "course": course_of(desk.round)}
    return render(request, "evaluations/sheets/reopen.html", context, status=422 if form.errors else 200)


def _finalised(request: OperatorRequest, desk: Desk) -> str | None:
    """Make it final and put the paper to its meeting; what is in the way in words, ``None`` when it is done."""
    now = timezone.now()
    try:
        self_evaluation.finalise(round=desk.round, by=request.user, at=now)
    except SelfEvaluationError as error:
        return error.words
    messages.success(request, "自己評価を確定しました。")
    put_in_place(request, desk)
    return None


def put_in_place(request: OperatorRequest, desk: Desk) -> None:
    """Put the paper to its meeting; where the server cannot draw one, say so: it can be made later."""
    try:
        place(round=desk.round, by=request.user, at=timezone.now())
    except PdfUnavailable as missing:
        messages.error(request, str(missing))


def _reopened(request: OperatorRequest, desk: Desk, form: ReopenForm) -> bool:
    reason = form.cleaned_data["reason"]
    try:
        self_evaluation.reopen(round=desk.round, reason=reason, by=request.user, at=timezone.now())
    except SelfEvaluationError as error:
        form.add_error("reason" if isinstance(error, ReasonMissing | WordsNamePeople) else None, error.words)
        return False
    messages.success(request, "確定を取り消しました。直したあと、もう一度確定してください。")
    return True
