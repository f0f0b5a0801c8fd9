"""What a recipient gets or got: previews, letters as PDF, and exactly what was sent."""

from collections.abc import Sequence
from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from meetings.enums import NoticeKind
from meetings.mails import notice_text
from meetings.models import NoticeRecipient, Participation
from meetings.notice_parties import Addressee, addressees
from meetings.notice_writing import Writing
from meetings.pdf.letters import letter_page, letters_pdf
from meetings.services.notice_editions import Draft, edition_of
from meetings.services.notice_enclosures import EnclosureLost, must_be_there, self_evaluations
from meetings.services.notice_proof import earlier_attempts
from meetings.services.notice_refusals import words_of
from meetings.uploads.kinds import PDF
from meetings.views.notice_parts import address_of, parts_of, recipient_of, trail_of
from meetings.views.record_files import file_response
from operators.access import OperatorRequest, operator
from outbox.enums import Channel, State
from outbox.pdf import PdfUnavailable

PLACE_OF_LINK = "（ここにお一人ずつ異なる回答用リンクが入ります）"


@operator
def preview(request: OperatorRequest, meeting_id: int, recipient: str) -> HttpResponse:
    """What one recipient is going to read."""
    part = parts_of(request, meeting_id)[0]
    to = addressees(part, today=timezone.localdate())
    writing = _draft(part, to, _found(to, recipient), PLACE_OF_LINK)
    context = {
        "trail": [*trail_of(part, request.user.role), ("開催通知", address_of("meeting_notice", part))],
        "part": part,
        "writing": writing,
        "text": notice_text(writing),
        "lost": _lost_paper(part),
    }
    return render(request, "meetings/notices/preview.html", context)


@operator
def preview_letter(request: OperatorRequest, meeting_id: int, recipient: str) -> HttpResponse:
    """One recipient's letter as it would be printed; its QR code leads to the front page only."""
    part = parts_of(request, meeting_id)[0]
    to = addressees(part, today=timezone.localdate())
    page = letter_page(_draft(part, to, _found(to, recipient), settings.BASE_URL))
    return _pdf(request, part, [page], "mihon")


@operator
def letters(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The letters still to be handed over in one PDF; with ``?all=1`` every letter of the last edition."""
    part = parts_of(request, meeting_id)[0]
    rows = NoticeRecipient.objects.filter(notice__participation=part).exclude(message__channel=Channel.EMAIL)
    if request.GET.get("all"):
        last = max(part.notices.values_list("edition", flat=True), default=0)
        rows = rows.filter(notice__edition=last).exclude(message__state=State.WITHDRAWN)
    else:
        rows = rows.filter(message__state=State.TO_HAND)
    pages = list(rows.order_by("notice__edition", "pk").values_list("message__html", flat=True))
    if not pages:
        messages.info(request, "印刷する手紙はありません。")
        return redirect(address_of("meeting_notice", part))
    return _pdf(request, part, pages, f"tsuchi-{part.meeting.held_on.isoformat()}")


@operator
def sent_notice(request: OperatorRequest, pk: int) -> HttpResponse:
    """Exactly what was sent to one recipient, when, and what became of it."""
    recipient = recipient_of(request.user, pk)
    part = recipient.notice.participation
    context = {
        "trail": [*trail_of(part, request.user.role), ("開催通知", address_of("meeting_notice", part))],
        "part": part,
        "recipient": recipient,
        "message": recipient.message,
        "files": recipient.message.files.select_related("stored").defer("stored__content"),
        "earlier": earlier_attempts(recipient),
    }
    return render(request, "meetings/notices/sent.html", context)


@operator
def sent_copy(request: OperatorRequest, pk: int) -> HttpResponse:
    """The letter as PDF, or the mail's HTML form as a file."""
    recipient = recipient_of(request.user, pk)
    message = recipient.message
    if message.channel != Channel.EMAIL:
        return _pdf(request, recipient.notice.participation, [message.html], f"tsuchi-{pk}")
    return _attached(message.html.encode(), "text/html; charset=utf-8", f"tsuchi-{pk}.html")


@operator
def sent_file(request: OperatorRequest, pk: int, file_id: int) -> HttpResponse:
    """A file that went along."""
    files = recipient_of(request.user, pk).message.files.select_related("stored")
    file = get_object_or_404(files, pk=file_id)
    return _attached(bytes(file.stored.content), file.stored.content_type, file.name)


def _found(to: Sequence[Addressee], slug: str) -> Addressee:
    for addressee in to:
        if addressee.slug == slug:
            return addressee
    raise Http404


def _draft(part: Participation, to: Sequence[Addressee], addressee: Addressee, link: str) -> Writing:
    draft = Draft(NoticeKind.ANNOUNCEMENT, to)
    edition = edition_of(part, draft, today=timezone.localdate())
    edition = replace(edition, enclosed=bool(self_evaluations(part)))
    return Writing(edition, addressee, link if addressee.member else "")


def _lost_paper(part: Participation) -> str:
    """What to do about a self-evaluation that cannot go along; empty where there is nothing to do."""
    try:
        must_be_there(part)
    except EnclosureLost as lost:
        return words_of(lost)
    return ""


def _pdf(request: OperatorRequest, part: Participation, pages: list[str], name: str) -> HttpResponse:
    try:
        content = letters_pdf(pages, title=f"開催通知 {part.facility.name}")
    except PdfUnavailable as missing:
        messages.error(request, str(missing))
        return redirect(address_of("meeting_notice", part))
    return file_response(content, PDF, name)


def _attached(content: bytes, content_type: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=content_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
