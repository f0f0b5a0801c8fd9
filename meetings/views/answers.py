"""Who answered what, on one page: for the office, which ticks off what came by paper or telephone, and for the ward.

The ward sees who comes, for it asks whether the right people are there [N §3]. What members wrote in private (a
word of apology may tell of an illness) and their links are the office's alone.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone

from meetings.answering import can_be_ticked
from meetings.calendar import council_label
from meetings.forms.replies import TickForm
from meetings.models import Meeting, Participation, Reply
from meetings.services import replies, reply_links
from meetings.time_and_place import hours_words
from meetings.tokens import link_for
from meetings.turnout import Turnout, turnout_of
from meetings.views.notice_parts import must_stand
from operators.access import OperatorRequest, SignedInRequest, WardRequest, operator, ward

Trail = list[tuple[str, str]]
HOME: Trail = [("今年度の状況", "/office/")]

REFUSED: dict[type[replies.ReplyError], str] = {
    replies.AnsweredMeanwhile: "入力している間に、この方の回答が届きました。いまの回答を確かめて、必要なら選び直してください。",
    replies.NotTheOfficesAnswer: "ご本人がリンクから答えた回答は、未回答に戻せません。",
    replies.ConsentMissing: "Webでの出席には、ご本人の同意を確かめてください。",
    replies.WayNotOffered: "この会議の開き方では選べない回答です。",
    replies.AnswersClosed: "会議の日を過ぎたか、会議の予定が変わったため、記録できません。",
}


@ward
def ward_answers(request: WardRequest, meeting_id: int) -> HttpResponse:
    """Who comes to a meeting in the ward; to read."""
    return render(
        request,
        "meetings/answers/ward.html",
        _page(_turnouts(request, meeting_id), [("遵守状況の一覧", "/ward/")]),
    )


@operator
def office_answers(request: OperatorRequest, meeting_id: int) -> HttpResponse:
    """The answers to the operator's own offices, and a row per member to tick off what was heard."""
    now = timezone.now()
    turnouts = _turnouts(request, meeting_id)
    open_still = can_be_ticked(turnouts[0].participation.meeting, now)
    data = request.POST if request.method == "POST" and open_still else None
    forms = _tick_forms(turnouts, data)
    if data is not None and all(form.is_valid() for form in forms.values()):
        ticked = [form.ticked for form in forms.values() if form.touched]
        try:
            replies.record(ticked=ticked, by=request.user, at=now)
        except replies.ReplyError as refusal:
            turnouts = _turnouts(request, meeting_id)
            forms = _tick_forms(turnouts, data)
            forms[refusal.reply.pk].add_error("answer", REFUSED[type(refusal)])
        else:
            messages.success(request, f"{len(ticked)}名の回答を記録しました。")
            return redirect("meeting_answers", meeting_id)
    rows = [(turnout, [forms[reply.pk] for reply in turnout.replies]) for turnout in turnouts]
    context = _page(turnouts, HOME) | {"rows": rows, "forms": forms.values(), "open_still": open_still}
    context["wrong"] = any(form.errors for form in forms.values())
    status = 422 if context["wrong"] else 200
    return render(request, "meetings/answers/office.html", context, status=status)


@operator
def link(request: OperatorRequest, reply_id: int) -> HttpResponse:
    """One member's link, to copy or read out; only the office sees it."""
    reply = _own(request, reply_id)
    context = {"trail": _trail(reply), "reply": reply, "link": link_for(reply)}
    return render(request, "meetings/answers/link.html", context)


@operator
def revoke(request: OperatorRequest, reply_id: int) -> HttpResponse:
    """Ask, then make the link void."""
    reply = _own(request, reply_id)
    if request.method == "POST":
        reply_links.revoke(reply=reply, by=request.user, at=timezone.now())
        messages.success(request, f"{reply.member.name}さんの回答リンクを無効にしました。")
        return redirect("reply_link", reply_id)
    return render(request, "meetings/answers/revoke.html", {"trail": _trail(reply), "reply": reply})


@operator
def renew(request: OperatorRequest, reply_id: int) -> HttpResponse:
    """Ask, then make a new link; the old one is void."""
    reply = _own(request, reply_id)
    if request.method == "POST":
        reply_links.renew_link(reply=reply, by=request.user, at=timezone.now())
        messages.success(
            request,
            f"{reply.member.name}さんの新しいリンクを作りました。まだ届いていませんので、お知らせください。",
        )
        return redirect("reply_link", reply_id)
    return render(request, "meetings/answers/renew.html", {"trail": _trail(reply), "reply": reply})


def _turnouts(request: SignedInRequest, meeting_id: int) -> list[Turnout]:
    """The parts this person may see with their answers; 404 for a stranger, and for the ward's eye on a draft."""
    meeting = get_object_or_404(Meeting.objects.visible_to(request.user), pk=meeting_id)
    mine = Participation.objects.visible_to(request.user).bound().filter(meeting=meeting)
    parts = mine.select_related("meeting", "facility__municipality", "facility__corporation")
    parts = parts.order_by("facility__name", "pk")
    invited = Reply.objects.filter(participation__in=mine)
    invited = invited.select_related("member__corporation", "participation__meeting")
    by_part: dict[int, list[Reply]] = {part.pk: [] for part in parts}
    if not by_part:
        raise Http404
    for reply in invited:
        by_part[reply.participation_id].append(reply)
    standing = [part for part in parts if part.disposed_on is None]
    must_stand((standing or parts)[0], request.user)
    return [turnout_of(part, by_part[part.pk]) for part in standing]


def _page(turnouts: list[Turnout], trail: Trail) -> dict[str, Any]:
    part = turnouts[0].participation
    return {
        "trail": trail,
        "turnouts": turnouts,
        "meeting": part.meeting,
        "council": council_label(part),
        "hours": hours_words(part.meeting),
    }


def _tick_forms(turnouts: list[Turnout], data: Mapping[str, str] | None) -> dict[int, TickForm]:
    """A form per invited member, by the key of the invitation."""
    everybody = [reply for turnout in turnouts for reply in turnout.replies]
    asked = replies.ask_consent(everybody)
    return {reply.pk: TickForm(data, reply=reply, asks_consent=reply.pk in asked) for reply in everybody}


def _trail(reply: Reply) -> Trail:
    return [*HOME, ("出欠の回答", reverse("meeting_answers", args=[reply.participation.meeting_id]))]


def _own(request: OperatorRequest, reply_id: int) -> Reply:
    """An invitation of one of the operator's own offices, or 404."""
    mine = Participation.objects.visible_to(request.user).bound()
    rows = Reply.objects.filter(participation__in=mine)
    return get_object_or_404(
        rows.select_related("member", "participation__meeting", "participation__facility"), pk=reply_id
    )
