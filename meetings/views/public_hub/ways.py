"""Noting how else it was made public, and taking such a note back. [N §8, 合同§2(5), 評価§6②]"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.enums import PublicationWay
from meetings.forms.publishing import WayForm
from meetings.models.public_words import ToldWay
from meetings.services.publishing.completion import COUNTS
from meetings.services.publishing.errors import PublishingError, WayUnknown
from meetings.views.public_hub.outlook import refused
from meetings.views.public_hub.place import AnyPlace
from operators.access import OperatorRequest


def way(request: OperatorRequest, place: AnyPlace, value: str) -> HttpResponse:
    """Note the way with its day, or correct what is noted."""
    known = _known(value)
    if words := refused(place, timezone.now()):
        messages.info(request, words)
        return redirect(place.hub)
    row = _noted(place, known)
    initial = {"done_on": row.done_on, "url": row.url, "note": row.note} if row else {}
    form = WayForm(request.POST if request.method == "POST" else None, way=known, initial=initial)
    if form.is_valid() and _recorded(request, place, known, form):
        return redirect(place.hub)
    context = place.context | {"form": form, "way": known, "row": row, "counts": known in COUNTS}
    return render(request, place.template("way"), context, status=422 if form.is_bound else 200)


def remove(request: OperatorRequest, place: AnyPlace, value: str) -> HttpResponse:
    """Ask once more, with what becomes of the day of publication, then take the note back."""
    known = _known(value)
    row = _noted(place, known)
    if row is None:
        messages.info(request, WayUnknown.words)
        return redirect(place.hub)
    if request.method == "POST":
        _removed(request, place, known)
        return redirect(place.hub)
    stays = place.publisher.without(place.subject, known)
    told = {"way": known, "row": row, "stays": stays, "counts": known in COUNTS}
    return render(request, place.template("way_remove"), place.context | told)


def _known(value: str) -> PublicationWay:
    """A way an office notes by itself; 404 for anything else."""
    if value not in PublicationWay.values or value == PublicationWay.PORTAL:
        raise Http404
    return PublicationWay(value)


def _noted(place: AnyPlace, way: PublicationWay) -> ToldWay | None:
    holder = place.publisher.holder(place.subject)
    found: ToldWay | None = holder.published_ways.filter(way=way).first() if holder else None
    return found


def _recorded(request: OperatorRequest, place: AnyPlace, way: PublicationWay, form: WayForm) -> bool:
    told = {"url": form.cleaned_data.get("url", ""), "note": form.cleaned_data["note"]}
    told |= {"by": request.user, "at": timezone.now()}
    try:
        place.publisher.record_way(of=place.subject, way=way, done_on=form.day, **told)
    except PublishingError as error:
        form.add_error(error.field if error.field in form.fields else None, error.words)
        return False
    messages.success(request, f"「{way.label}」を記録しました。")
    return True


def _removed(request: OperatorRequest, place: AnyPlace, way: PublicationWay) -> None:
    try:
        place.publisher.remove_way(of=place.subject, way=way, by=request.user, at=timezone.now())
    except PublishingError as error:
        messages.info(request, error.words)
    else:
        messages.success(request, f"「{way.label}」の記録を取り消しました。")
