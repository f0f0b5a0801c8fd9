"""Noting how else a record was made public, and taking such a note back. [N §8, 合同§2(5)]"""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.enums import PublicationWay
from meetings.forms.publishing import WayForm
from meetings.models import Participation, PublishedWay
from meetings.services import publishing
from meetings.services.publishing import errors
from meetings.services.publishing.completion import COUNTS
from meetings.services.publishing.minutes import MINUTES
from meetings.views.notice_parts import address_of, parts_of
from meetings.views.publishing import frame
from operators.access import OperatorRequest, operator

_AT_A_FIELD = {
    errors.NotYet: "done_on",
    errors.BeforeMeeting: "done_on",
    errors.AddressMissing: "url",
}


@operator
def way(request: OperatorRequest, meeting_id: int, way: str) -> HttpResponse:
    """Note the way with its day, or correct what is noted."""
    part, *others = parts_of(request, meeting_id)
    known = _way(way)
    if closed := _closed(part):
        messages.info(request, closed)
        return redirect(address_of("publication", part))
    row = PublishedWay.objects.filter(participation=part, way=known).first()
    initial = {"done_on": row.done_on, "url": row.url, "note": row.note} if row else {}
    form = WayForm(request.POST if request.method == "POST" else None, way=known, initial=initial)
    if request.method == "POST" and form.is_valid() and _recorded(request, part, known, form):
        return redirect(address_of("publication", part))
    context = frame(part, others) | {"form": form, "way": known, "row": row, "counts": known in COUNTS}
    status = 422 if request.method == "POST" else 200
    return render(request, "meetings/publishing/way.html", context, status=status)


@operator
def remove(request: OperatorRequest, meeting_id: int, way: str) -> HttpResponse:
    """Ask once more, with what becomes of the completion date, then take the note back."""
    part, *others = parts_of(request, meeting_id)
    known = _way(way)
    row = PublishedWay.objects.filter(participation=part, way=known).first()
    if row is None:
        messages.info(request, errors.WayUnknown.words)
        return redirect(address_of("publication", part))
    if request.method == "POST":
        _removed(request, part, known)
        return redirect(address_of("publication", part))
    stays = MINUTES.without(part, known)
    context = frame(part, others) | {"way": known, "row": row, "stays": stays, "counts": known in COUNTS}
    return render(request, "meetings/publishing/way_remove.html", context)


def _way(value: str) -> PublicationWay:
    """A way an office notes by itself; 404 for anything else."""
    if value not in PublicationWay.values or value == PublicationWay.PORTAL:
        raise Http404
    return PublicationWay(value)


def _closed(part: Participation) -> str:
    """Why nothing can be noted at all; empty: it can."""
    try:
        MINUTES.must_have_taken_place(part, timezone.now())
    except publishing.PublishingError as error:
        return error.words
    return ""


def _recorded(request: OperatorRequest, part: Participation, way: PublicationWay, form: WayForm) -> bool:
    try:
        publishing.record_way(
            of=part,
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


def _removed(request: OperatorRequest, part: Participation, way: PublicationWay) -> None:
    try:
        publishing.remove_way(of=part, way=way, by=request.user, at=timezone.now())
    except publishing.PublishingError as error:
        messages.info(request, error.words)
    else:
        messages.success(request, f"「{way.label}」の記録を取り消しました。")
