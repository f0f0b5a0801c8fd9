"""Who has the minutes since when, and who is still not served. [N §8, TRAPS 2]"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.copies_state import state_of
from meetings.minutes_deadline import minutes_due_on
from meetings.models import MinutesCopy, Participation, SubmissionVersion
from meetings.services import copies, copies_proof
from meetings.views.notice_parts import address_of, parts_of, trail_of
from meetings.views.numbers import numbers_of
from operators.access import OperatorRequest, operator
from outbox.enums import DONE
from outbox.services import WrongStateError

Act = Callable[..., None]

ACTS: dict[str, tuple[Act, str]] = {
    "hand_over": (copies_proof.hand_over, "{}通を、渡した手紙として記録しました。"),
    "undo": (copies_proof.undo_hand_over, "{}通の「渡した」記録を取り消しました。"),
    "retry": (copies_proof.retry, "{}通をもう一度送ります。"),
    "letter": (copies_proof.send_by_letter, "{}通を手紙に切り替えました。印刷して渡してください。"),
}
"""What the buttons of the table do: the button's name carries the act, its value the copy."""
QUICKER = "ほかの方が先に操作したため、記録できなかったものがあります。表を確かめてください。"
NONE_CHOSEN = "手紙が選ばれていません。渡した手紙に印を付けてから、もう一度押してください。"


@operator
def minutes_copies(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Before the submission whom it will reach; afterwards the proof, those not served first."""
    parts = parts_of(request, meeting_id)
    if request.method == "POST":
        _act(request, parts[0])
        return redirect(address_of("minutes_copies", parts[0]))
    version = last_owed(parts[0])
    if version is None:
        return render(request, "meetings/copies/before.html", _before(request, parts))
    return render(request, "meetings/copies/office.html", _proof(request, parts, version))


@operator
def minutes_copies_all(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Ask, then note that every waiting letter was handed over."""
    parts = parts_of(request, meeting_id)
    part = parts[0]
    waiting = copies_proof.waiting_letters(part).select_related("message", "member").order_by("kind", "pk")
    if request.method == "POST":
        done = copies_proof.hand_over_all(participation=part, by=request.user, at=timezone.now())
        messages.success(request, f"{done}通を、渡した手紙として記録しました。")
        return redirect(address_of("minutes_copies", part))
    if not waiting:
        messages.info(request, "渡す手紙はありません。")
        return redirect(address_of("minutes_copies", part))
    context = frame(request, parts[:1]) | {"waiting": waiting}
    return render(request, "meetings/copies/all.html", context)


def last_owed(part: Participation) -> SubmissionVersion | None:
    """The last version that owes anybody a copy."""
    versions = SubmissionVersion.objects.filter(submission__participation=part, copies__isnull=False)
    return versions.select_related("submission").order_by("-number").first()


def frame(request: OperatorRequest, parts: list[Participation]) -> dict[str, Any]:
    """What every page about an office's copies shows: the office, its meeting, and the clock. [N §8]"""
    part, due, today = parts[0], minutes_due_on(parts[0]), timezone.localdate()
    return {
        "trail": trail_of(part, request.user.role),
        "part": part,
        "others": parts[1:],
        "meeting": part.meeting,
        "due": due,
        "days_left": (due - today).days,
        "days_over": (today - due).days,
    }


def _before(request: OperatorRequest, parts: list[Participation]) -> dict[str, Any]:
    to = copies.recipients_of(parts[0])
    return frame(request, parts) | {"to": to, "to_come": parts[0].meeting.held_on > timezone.localdate()}


def _proof(
    request: OperatorRequest, parts: list[Participation], version: SubmissionVersion
) -> dict[str, Any]:
    part = parts[0]
    rows = list(_rows(version.copies.all()))
    earlier = _rows(MinutesCopy.objects.filter(version__submission=version.submission_id))
    return frame(request, parts) | {
        "version": version,
        "copies": sorted(rows, key=lambda copy: copy.message.state in DONE),
        "earlier": earlier.exclude(version=version),
        "state": state_of(part),
        "not_reached": copies.not_reached(version, part),
        "papers": version.materials.order_by("pk"),
        "late": part.delivered_on is not None and part.delivered_on > minutes_due_on(part),
    }


def _rows(found: QuerySet[MinutesCopy]) -> QuerySet[MinutesCopy]:
    related = found.select_related("member", "message__settled_by", "version")
    return related.order_by("-version__number", "kind", "pk")


def _act(request: OperatorRequest, part: Participation) -> None:
    """Do what the pressed button says; what cannot be done is told, the rest is done."""
    if "add" in request.POST:
        _add(request, part)
        return
    for name, (act, words) in ACTS.items():
        chosen = numbers_of(request.POST.getlist(name))
        if chosen:
            done = _each(request, act, part, chosen)
            if done:
                messages.success(request, words.format(done))
            if done < len(chosen):
                messages.warning(request, QUICKER)
            return
    messages.warning(request, NONE_CHOSEN)


def _each(request: OperatorRequest, act: Act, part: Participation, chosen: list[int]) -> int:
    mine = MinutesCopy.objects.filter(version__submission__participation=part, pk__in=chosen)
    related = mine.select_related("message", "member", "version__submission__participation__facility")
    done, now = 0, timezone.now()
    for copy in related.order_by("pk"):
        try:
            act(copy=copy, by=request.user, at=now)
        except WrongStateError:
            continue
        done += 1
    return done


def _add(request: OperatorRequest, part: Participation) -> None:
    """Owe the last version to members who were entered into the register afterwards."""
    version = last_owed(part)
    made = copies.owe_copies(version=version, by=request.user, at=timezone.now()) if version else 0
    if made:
        messages.success(request, f"{made}名を送付に加えました。")
