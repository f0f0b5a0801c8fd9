"""The pages before something goes out: to how many, to whom, by which way, and that it cannot be called back."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from meetings.forms.notices import SendForm
from meetings.models import Participation
from meetings.notice_parties import Addressee, addressees, unreachable
from meetings.notice_text import told_of
from meetings.services import notice_changes, notices
from meetings.services.notice_editions import NoticeError
from meetings.services.notice_enclosures import self_evaluations
from meetings.services.notice_refusals import words_of
from meetings.views.notice_parts import address_of, parts_of, trail_of
from operators.access import OperatorRequest, operator


@operator
def send(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Ask once more, with what is missing, then announce."""
    part = parts_of(request, meeting_id)[0]
    today = timezone.localdate()
    to = addressees(part, today=today)
    posted = request.method == "POST"
    papers = self_evaluations(part)
    form = SendForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        late=today > notices.due_of(part),
        missing=unreachable(to),
        evaluation=part.carries_evaluation and not papers,
    )
    if posted and form.is_valid() and _announced(request, part, form):
        return redirect(address_of("meeting_notice", part))
    context = _ask(part, to) | {"form": form, "due": notices.due_of(part), "papers": papers}
    return render(request, "meetings/notices/send.html", context, status=422 if form.errors else 200)


@operator
def tell(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """Show what changed, or that the meeting is off, and to whom it is told; then tell it."""
    part = parts_of(request, meeting_id)[0]
    off = notice_changes.untold_cancellation(part)
    changes = [*notice_changes.untold_changes(part), *notice_changes.untold_papers(part)]
    if not off and not changes:
        messages.info(request, "知らせていない変更はありません。")
        return redirect(address_of("meeting_notice", part))
    error_words = _told(request, part, off=off) if request.method == "POST" else ""
    if error_words is None:
        return redirect(address_of("meeting_notice", part))
    recipients = notice_changes.cancellation_recipients if off else notice_changes.change_recipients
    context = _ask(part, recipients(part, today=timezone.localdate()))
    context |= {
        "off": off,
        "changes": changes,
        "reason": notice_changes.reason_of(part),
        "error": error_words,
    }
    return render(request, "meetings/notices/tell.html", context, status=422 if error_words else 200)


def _announced(request: OperatorRequest, part: Participation, form: SendForm) -> bool:
    """Announce as the form says; what is in the way becomes an error of the form."""
    try:
        notice = notices.announce(
            participation=part,
            late_reason=form.cleaned_data.get("late_reason", ""),
            by_letter=form.on_paper,
            enclosures=form.enclosures,
            by=request.user,
            at=timezone.now(),
        )
    except NoticeError as error:
        form.add_error(None, words_of(error))
        return False
    messages.success(request, f"開催通知を{notice.recipients.count()}名に作成しました。")
    return True


def _told(request: OperatorRequest, part: Participation, *, off: bool) -> str | None:
    """Tell the change or the cancellation; answers what is in the way, ``None`` when it is done."""
    act = notice_changes.tell_cancellation if off else notice_changes.tell_change
    try:
        notice = act(participation=part, by=request.user, at=timezone.now())
    except NoticeError as error:
        return words_of(error)
    messages.success(request, f"{notice.get_kind_display()}を{notice.recipients.count()}名に作成しました。")
    return None


def _ask(part: Participation, to: Sequence[Addressee]) -> dict[str, Any]:
    ways = Counter(each.channel for each in to)
    return {
        "trail": [*trail_of(part, "operator"), ("開催通知", address_of("meeting_notice", part))],
        "part": part,
        "told": told_of(part),
        "to": to,
        "ways": [(way.label, count) for way, count in sorted(ways.items())],
    }
