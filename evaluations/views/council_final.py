"""The last look before the results of an evaluation are final; and opening them again for a correction. [N 評価§4]"""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from evaluations.council import checks as council_checks
from evaluations.council.tally import all_apart
from evaluations.course.checks import Check, Met, met
from evaluations.course.ways import TO_EVALUATORS, led
from evaluations.document import Values
from evaluations.document_building import values_of
from evaluations.forms.final import FinalForm, ReopenForm
from evaluations.models import PublicSheet
from evaluations.services import council_errors as errors
from evaluations.services import results
from evaluations.services.council_rounds import held_part
from evaluations.views.council_desk import Desk, desk_of, frame
from evaluations.views.council_results import section_address
from operators.access import OperatorRequest, operator
from rules.fiscal_year import FiscalYear


@operator
def final(request: OperatorRequest, round_id: int) -> HttpResponse:
    """What counts and what does not, what is still open; final on the word, open points only knowingly."""
    desk = desk_of(request, round_id)
    checks = _checks(desk)
    open_points = [check for check in checks if check.open]
    form = FinalForm(request.POST if request.method == "POST" else None, open_points=bool(open_points))
    if request.method == "POST" and form.is_valid() and _finalised(request, desk, form):
        return redirect("evaluation_results", round_id)
    context = frame(desk, "final") | {
        "form": form,
        "checks": checks,
        "barred": [check for check in open_points if check.bars],
        "open_points": open_points,
        "again": timezone.localdate() in FiscalYear(desk.round.fiscal_year),
        "stop": _reported(desk) if desk.closed else _stop(desk),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "evaluations/council/final.html", context, status=status)


@operator
def reopen(request: OperatorRequest, round_id: int) -> HttpResponse:
    """Ask for the reason, with what becomes of what is public, and open the sheets."""
    desk = desk_of(request, round_id)
    form = ReopenForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid() and _reopened(request, desk, form):
        return redirect("evaluation_results", round_id)
    if not desk.closed:
        messages.info(request, errors.NotFinal.words)
        return redirect("evaluation_results", round_id)
    sheet = PublicSheet.objects.select_related("record").filter(round=desk.round).first()
    public = bool(sheet and sheet.record and sheet.record.withdrawn_on is None)
    context = frame(desk, "final") | {"form": form, "public": public, "stop": _reported(desk)}
    status = 422 if request.method == "POST" else 200
    return render(request, "evaluations/council/reopen.html", context, status=status)


def _checks(desk: Desk) -> list[Check]:
    """Every point, whether good or open; none without a meeting."""
    part = desk.part
    if part is None:
        return []
    judge = council_checks.counting if desk.closed else council_checks.concluding
    counted = judge(desk.round, desk.eyes, today=timezone.localdate())
    attended = Check(
        "会議の出欠の確定",
        met(part.attendance_closed_at),
        "会議の出欠がまだ確定していません。だれが加わったかは、出欠から読み取ります。",
    )
    values = values_of(desk.round)
    return [
        attended,
        _confirmed(desk),
        *led(desk.round, counted, held=True),
        *council_checks.filling(desk.round, values),
        *_tallied(desk, values),
    ]


def _confirmed(desk: Desk) -> Check:
    """Whether a person looked at the two from outside: what is filled in at the end nobody confirmed."""
    done = met(desk.evaluation and desk.evaluation.recorded_at)
    if desk.closed:
        return Check("評価者の確認", done, "評価者の画面で記録されないまま、確定しています。")
    return Check(
        "評価者の確認",
        done,
        "「評価者」の画面で、加わり方と第三者の法人を確かめて、記録してください。",
        href=reverse("evaluation_evaluators", args=[desk.round.pk]),
        link=TO_EVALUATORS,
    )


def _tallied(desk: Desk, values: Values) -> Iterator[Check]:
    """Where other numbers of persons stand than members' answers come to; those of the meeting may well be others."""
    found = [] if desk.closed else list(all_apart(desk.form, desk.said, values))
    for first in found[:1]:
        words = (
            f"記入してある人数が、構成員のいまの回答と違う欄が{len(found)}か所あります。"
            "会議で確かめた人数であれば、このまま確定できます。"
        )
        place = f"{section_address(desk, first.sheet, first.row.section)}#row-{first.row.key}"
        yield Check("構成員の回答の人数", Met.UNKNOWN, words, href=place, link="はじめの欄へ")


def _stop(desk: Desk) -> str:
    """Why nothing can be made final now; empty: it can."""
    if desk.round.self_finalised_at is None:
        return errors.SelfEvaluationOpen.words
    try:
        held_part(desk.round, timezone.now())
    except errors.CouncilError as error:
        return error.words
    return ""


def _reported(desk: Desk) -> str:
    """Why the results cannot be opened again; empty: they can."""
    return errors.AlreadyReported.words if results.at_the_ward(desk.round) else ""


def _finalised(request: OperatorRequest, desk: Desk, form: FinalForm) -> bool:
    try:
        results.finalise(round=desk.round, by=request.user, at=timezone.now())
    except errors.CouncilError as error:
        form.add_error(None, error.words)
        return False
    messages.success(request, "評価の結果を確定しました。次は、公表と結果報告です。")
    return True


def _reopened(request: OperatorRequest, desk: Desk, form: ReopenForm) -> bool:
    try:
        results.reopen(
            round=desk.round, reason=form.cleaned_data["reason"], by=request.user, at=timezone.now()
        )
    except errors.CouncilError as error:
        form.add_error(
            "reason" if isinstance(error, errors.ReasonMissing | errors.WordsNamePeople) else None,
            error.words,
        )
        return False
    messages.success(request, "確定を取り消しました。直し終わったら、もう一度確定してください。")
    return True
