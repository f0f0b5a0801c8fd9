"""Noting how else a result was made public or handed on, and taking such a note back. [N 評価§6②]"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from evaluations.models import EvaluationWay, Round
from evaluations.services import publishing
from evaluations.services.publishing import errors
from evaluations.services.publishing.results import RESULTS
from evaluations.views.publishing_round import address_of, frame_of, round_at
from meetings.enums import PublicationWay
from meetings.forms.publishing import WayForm
from meetings.services.publishing import errors as common
from meetings.services.publishing.completion import COUNTS
from operators.access import OperatorRequest, operator

_AT_A_FIELD = {
    common.NotYet: "done_on",
    errors.BeforeEvaluation: "done_on",
    common.AddressMissing: "url",
}


@operator
def way(request: OperatorRequest, round_id: int, way: str) -> HttpResponse:
    """Note the way with its day, or correct what is noted."""
    of, known = round_at(request, round_id), _way(way)
    if closed := _closed(of):
        messages.info(request, closed)
        return redirect(address_of("evaluation_ways", of))
    row = EvaluationWay.objects.filter(evaluation=of.evaluation_id, way=known).first()
    initial = {"done_on": row.done_on, "url": row.url, "note": row.note} if row else {}
    form = WayForm(request.POST if request.method == "POST" else None, way=known, initial=initial)
    if request.method == "POST" and form.is_valid() and _recorded(request, of, known, form):
        return redirect(address_of("evaluation_ways", of))
    context = frame_of(of) | {"form": form, "way": known, "row": row, "counts": known in COUNTS}
    status = 422 if request.method == "POST" else 200
    return render(request, "evaluations/publishing/way.html", context, status=status)


@operator
def remove(request: OperatorRequest, round_id: int, way: str) -> HttpResponse:
    """Ask once more, with what becomes of the day of publication, then take the note back."""
    of, known = round_at(request, round_id), _way(way)
    row = EvaluationWay.objects.filter(evaluation=of.evaluation_id, way=known).first()
    if row is None or of.evaluation is None:
        messages.info(request, common.WayUnknown.words)
        return redirect(address_of("evaluation_ways", of))
    if request.method == "POST":
        _removed(request, of, known)
        return redirect(address_of("evaluation_ways", of))
    told = {"way": known, "row": row, "counts": known in COUNTS, "stays": RESULTS.without(of, known)}
    return render(request, "evaluations/publishing/way_remove.html", frame_of(of) | told)


def _way(value: str) -> PublicationWay:
    """A way an office notes by itself; 404 for anything else."""
    if value not in PublicationWay.values or value == PublicationWay.PORTAL:
        raise Http404
    return PublicationWay(value)


def _closed(of: Round) -> str:
    """Why nothing can be noted at all; empty: it can."""
    try:
        RESULTS.must_have_taken_place(of, timezone.now())
    except publishing.PublishingError as error:
        return error.words
    return ""


def _recorded(request: OperatorRequest, of: Round, way: PublicationWay, form: WayForm) -> bool:
    try:
        publishing.record_way(
            of=of,
            way=way,
            done_on=form.day,
            url=form.cleaned_data.get("url", ""),
            note=form.cleaned_data["note"],
            by=request.user,
            at=timezone.now(),
        )
    except publishing.PublishingError as error:
        field = _AT_A_FIELD.get(type(error))
        form.add_error(field if field in form.fields else None, error.words)
        return False
    messages.success(request, f"「{way.label}」を記録しました。")
    return True


def _removed(request: OperatorRequest, of: Round, way: PublicationWay) -> None:
    try:
        publishing.remove_way(of=of, way=way, by=request.user, at=timezone.now())
    except publishing.PublishingError as error:
        messages.info(request, error.words)
    else:
        messages.success(request, f"「{way.label}」の記録を取り消しました。")
