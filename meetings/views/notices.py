"""The notice of a meeting: before, what everybody will get; afterwards, who has it since when."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.models import NoticeRecipient, Participation
from meetings.notice_parties import addressees
from meetings.notice_text import told_of
from meetings.services import notice_changes, notice_proof, notices
from meetings.services.notice_editions import NoticeError
from meetings.services.notice_enclosures import self_evaluations
from meetings.services.notice_refusals import words_of
from meetings.views.notice_parts import address_of, parts_of, trail_of
from meetings.views.numbers import numbers_of
from operators.access import OperatorRequest, SignedInRequest, WardRequest, operator, ward
from operators.models import User
from outbox.enums import State
from outbox.services import WrongStateError

Act = Callable[..., Any]

ACTS: dict[str, tuple[Act, str]] = {
    "hand_over": (notice_proof.hand_over, "{}通を、渡した手紙として記録しました。"),
    "undo": (notice_proof.undo_hand_over, "{}通の「渡した」記録を取り消しました。"),
    "retry": (notice_proof.retry, "{}通をもう一度送ります。"),
    "letter": (notice_proof.send_by_letter, "{}通を手紙に切り替えました。印刷して渡してください。"),
}
"""What the buttons of the proof do: the button's name carries the act, its value the recipient."""


@operator
def meeting_notice(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The office's page: before the announcement its preview, afterwards its proof and what is left to do."""
    parts = parts_of(request, meeting_id)
    if request.method == "POST":
        _act(request, parts[0])
        return redirect(address_of("meeting_notice", parts[0]))
    if notice_changes.last_edition(parts[0]) is None:
        return render(request, "meetings/notices/before.html", _before(request, parts))
    context = _proof(request, parts) | _left_to_do(parts[0], timezone.localdate())
    return render(request, "meetings/notices/proof.html", context)


@ward
def ward_meeting_notice(request: WardRequest, meeting_id: int) -> HttpResponse:
    """The proof of a notice for the ward, to read."""
    return render(request, "meetings/notices/ward.html", _proof(request, parts_of(request, meeting_id)))


def _frame(request: SignedInRequest, parts: list[Participation]) -> dict[str, Any]:
    part = parts[0]
    return {
        "trail": trail_of(part, request.user.role),
        "part": part,
        "others": parts[1:],
        "meeting": part.meeting,
        "told": told_of(part),
        "due": notices.due_of(part),
        "today": timezone.localdate(),
    }


def _before(request: SignedInRequest, parts: list[Participation]) -> dict[str, Any]:
    today = timezone.localdate()
    to = addressees(parts[0], today=today)
    obstacle = ""
    try:
        notices.check(parts[0], to, today=today)
    except notices.Unreachable:
        pass  # said beside the recipient, and asked about on the next page
    except NoticeError as error:
        obstacle = words_of(error)
    return _frame(request, parts) | {
        "to": to,
        "obstacle": obstacle,
        "late": today > notices.due_of(parts[0]),
    }


def _proof(request: SignedInRequest, parts: list[Participation]) -> dict[str, Any]:
    recipients = NoticeRecipient.objects.select_related("member", "message__settled_by").order_by(
        "kind", "pk"
    )
    editions = parts[0].notices.select_related("prepared_by").order_by("-edition")
    editions = editions.prefetch_related(Prefetch("recipients", recipients))
    rows = [each.message for edition in editions for each in edition.recipients.all()]
    return _frame(request, parts) | {
        "editions": editions,
        "letters": sum(message.state == State.TO_HAND for message in rows),
        "lost": sum(message.state in notice_proof.LOST for message in rows),
        "served": sum(message.served for message in rows),
        "count": len(rows),
    }


def _left_to_do(part: Participation, today: date) -> dict[str, Any]:
    changes = notice_changes.untold_changes(part)
    return {
        "changes": [*changes, *notice_changes.untold_papers(part)],
        "by_itself": bool(changes),
        "cancelled": notice_changes.untold_cancellation(part),
        "newcomers": notice_changes.newcomers(part, today=today),
        "papers": self_evaluations(part),
    }


def _act(request: OperatorRequest, part: Participation) -> None:
    """Do what the pressed button says; what cannot be done is told, the rest is done."""
    now = timezone.now()
    if "newcomers" in request.POST:
        _tell_newcomers(request, part, now)
        return
    for name, (act, words) in ACTS.items():
        chosen = numbers_of(request.POST.getlist(name))
        if chosen:
            done = _each(act, part, chosen, request.user, now)
            if done:
                messages.success(request, words.format(done))
            if done < len(chosen):
                messages.warning(
                    request,
                    "ほかの方が先に操作したため、記録できなかったものがあります。表を確かめてください。",
                )
            return
    messages.warning(request, "手紙が選ばれていません。渡した手紙に印を付けてから、もう一度押してください。")


def _each(act: Act, part: Participation, chosen: list[int], by: User, at: datetime) -> int:
    rows = NoticeRecipient.objects.filter(notice__participation=part, pk__in=chosen)
    related = rows.select_related(
        "message",
        "member",
        "notice__participation__meeting",
        "notice__participation__facility__municipality",
        "notice__participation__facility__corporation",
    )
    done = 0
    for recipient in related.order_by("pk"):
        try:
            act(recipient=recipient, by=by, at=at)
        except (WrongStateError, notice_proof.NotLost):
            continue
        done += 1
    return done


def _tell_newcomers(request: OperatorRequest, part: Participation, now: datetime) -> None:
    try:
        told = notice_changes.tell_newcomers(participation=part, by=request.user, at=now)
    except NoticeError as error:
        messages.warning(request, words_of(error))
    else:
        messages.success(request, f"新しい構成員{told}名に通知を作成しました。")
