"""One recipient's copy: exactly what was sent, its letter as PDF, its link; and all letters to print at once."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from meetings.copy_links import good_until, link_for
from meetings.models import MinutesCopy, Participation
from meetings.pdf.letters import letters_pdf
from meetings.services import copies_proof
from meetings.uploads.kinds import PDF
from meetings.views.copies import last_owed
from meetings.views.notice_parts import Trail, address_of, parts_of, trail_of
from meetings.views.record_files import file_response
from operators.access import OperatorRequest, operator
from operators.models import User
from outbox.enums import Channel, State
from outbox.pdf import PdfUnavailable
from outbox.services import WrongStateError


@operator
def letters(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The letters still to be handed over in one PDF; with ``?all=1`` every letter of the last version."""
    part = parts_of(request, meeting_id)[0]
    rows = copies_proof.waiting_letters(part)
    if request.GET.get("all"):
        of_last = MinutesCopy.objects.filter(version=last_owed(part)).exclude(message__state=State.WITHDRAWN)
        rows = of_last.exclude(message__channel=Channel.EMAIL)
    pages = list(rows.order_by("kind", "pk").values_list("message__html", flat=True))
    if not pages:
        messages.info(request, "印刷する手紙はありません。")
        return redirect(address_of("minutes_copies", part))
    return _pdf(request, part, pages, f"gijiroku-{part.meeting.held_on.isoformat()}")


@operator
def sent(request: OperatorRequest, pk: int) -> HttpResponse:
    """What one recipient gets or got, by which way, when; and the link, which only the office sees."""
    copy = _own(request.user, pk)
    context = {
        "trail": _trail(copy, request.user.role),
        "copy": copy,
        "message": copy.message,
        "part": _part(copy),
        "link": link_for(copy),
        "until": good_until(copy.version),
        "papers": copy.version.materials.order_by("pk"),
        "earlier": copies_proof.earlier_attempts(copy),
    }
    return render(request, "meetings/copies/sent.html", context)


@operator
def letter(request: OperatorRequest, pk: int) -> HttpResponse:
    """One letter as PDF; 404 for a mail."""
    copy = _own(request.user, pk)
    if copy.message.channel == Channel.EMAIL:
        raise Http404
    return _pdf(request, _part(copy), [copy.message.html], f"gijiroku-{pk}")


@operator
def renew(request: OperatorRequest, pk: int) -> HttpResponse:
    """Ask, then make a new link; every older one is void."""
    copy = _own(request.user, pk)
    if request.method == "POST":
        try:
            copies_proof.renew_link(copy=copy, by=request.user, at=timezone.now())
        except WrongStateError:
            messages.warning(
                request, "ほかの方が先にこの手紙を操作したため、リンクは変えていません。確かめてください。"
            )
        else:
            words = "新しいリンクを作りました。自動では送られませんので、下のリンクをご本人にお伝えください。"
            if copy.message.state == State.TO_HAND:
                words = "新しいリンクを作り、渡す手紙もあわせて新しくしました。印刷し直してください。"
            messages.success(request, words)
        return redirect("minutes_copy_sent", pk)
    return render(request, "meetings/copies/renew.html", _asked(request, copy))


@operator
def revoke(request: OperatorRequest, pk: int) -> HttpResponse:
    """Ask, then make the link void."""
    copy = _own(request.user, pk)
    if request.method == "POST":
        try:
            copies_proof.revoke_link(copy=copy, by=request.user, at=timezone.now())
        except WrongStateError:
            messages.warning(request, "メールを送信しているところです。送り終わってから無効にしてください。")
        else:
            messages.success(request, "リンクを無効にしました。")
        return redirect("minutes_copy_sent", pk)
    return render(request, "meetings/copies/revoke.html", _asked(request, copy))


def _asked(request: OperatorRequest, copy: MinutesCopy) -> dict[str, object]:
    return {"trail": _trail(copy, request.user.role), "copy": copy, "message": copy.message}


def _own(user: User, pk: int) -> MinutesCopy:
    """A copy of an office this person works for; 404 for anybody else's."""
    mine = Participation.objects.visible_to(user).bound()
    rows = MinutesCopy.objects.filter(version__submission__participation__in=mine).select_related(
        "message__prepared_by",
        "message__settled_by",
        "member",
        "version__submission__facility__municipality",
        "version__submission__participation__meeting",
        "version__submission__participation__facility__corporation",
    )
    copy = rows.filter(pk=pk).first()
    if copy is None:
        raise Http404
    return copy


def _part(copy: MinutesCopy) -> Participation:
    part = copy.version.submission.participation
    if part is None:
        raise Http404
    return part


def _trail(copy: MinutesCopy, role: str) -> Trail:
    part = _part(copy)
    page = f"{reverse('minutes_copies', args=[part.meeting_id])}?facility={part.facility_id}"
    return [*trail_of(part, role), ("議事録の送付", page)]


def _pdf(request: OperatorRequest, part: Participation, pages: list[str], name: str) -> HttpResponse:
    try:
        content = letters_pdf(pages, title=f"議事録の送付 {part.facility.name}")
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect(address_of("minutes_copies", part))
    return file_response(content, PDF, name)
