"""The pages behind an answer link. Opening one changes nothing: mail scanners open links too."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect, render

from meetings.answering import answer_words, closes_at, is_open
from meetings.calendar import council_label, invitation
from meetings.enums import Answer
from meetings.forms.replies import NO_CONSENT, AnswerForm
from meetings.models import AgendaItem, Participation, Reply
from meetings.papers import distinct_papers
from meetings.services import replies
from meetings.time_and_place import hours_words, map_link
from meetings.views.member_links import Visit, by_link


@by_link
def reply(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What, when, where; and the answer, which can be changed until the meeting begins."""
    if not is_open(visit.reply.participation.meeting, visit.at):
        return _closed(request, visit)
    asks = bool(replies.ask_consent([visit.reply]))
    form = AnswerForm(request.POST or None, reply=visit.reply, asks_consent=asks)
    if request.method == "POST" and form.is_valid():
        try:
            replies.answer(reply=visit.reply, said=form.said, at=visit.at)
        except replies.AnswersClosed:
            return _closed(request, visit)
        except replies.ConsentMissing:
            form.add_error("consent" if asks else None, NO_CONSENT)
        except replies.WayNotOffered:
            form.add_error("answer", "会議の開き方が変わりました。もう一度選んでください。")
        else:
            return redirect(visit.address("reply_thanks"))
    context = {**_page(visit), "form": form}
    response = render(request, "meetings/replies/reply.html", context, status=422 if form.errors else 200)
    response["Referrer-Policy"] = "same-origin"
    return response


@by_link
def thanks(request: HttpRequest, visit: Visit) -> HttpResponse:
    """What was answered, and how to change it."""
    if not visit.reply.answer:
        return redirect(visit.address("reply"))
    return render(request, "meetings/replies/thanks.html", _page(visit))


@by_link
def calendar(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The meeting as a file for the member's own calendar; a later one brings the entry up to date."""
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD"])
    entry = invitation(visit.reply.participation, method="PUBLISH", stamp=visit.at)
    response = HttpResponse(entry, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return response


def _closed(request: HttpRequest, visit: Visit) -> HttpResponse:
    """The meeting has begun or is over: an answer sent now comes too late (409)."""
    status = 409 if request.method == "POST" else 200
    return render(request, "meetings/replies/closed.html", _page(visit), status=status)


def _page(visit: Visit) -> dict[str, Any]:
    part = visit.reply.participation
    meeting = part.meeting
    return {
        "visit": visit,
        "large": visit.large,
        "reply": visit.reply,
        "part": part,
        "meeting": meeting,
        "council": council_label(part),
        "hours": hours_words(meeting),
        "map_link": map_link(meeting),
        "offices": _offices(part),
        "agenda": _agenda(part),
        "papers": [
            (file.name, visit.address("reply_paper", file.pk)) for file in distinct_papers(visit.reply)
        ],
        "answered": _answered(visit.reply),
        "by_video": visit.reply.answer == Answer.VIDEO,
        "closes_at": closes_at(meeting),
        "links": {name: visit.address(name) for name in ("reply", "reply_thanks", "reply_calendar")},
    }


def _answered(reply: Reply) -> str:
    return answer_words(Answer(reply.answer), reply.participation.meeting) if reply.answer else ""


def _offices(part: Participation) -> list[str]:
    """Every office that takes part: a joint meeting says so. [N 合同§2]"""
    bound = Participation.objects.bound().filter(meeting=part.meeting_id)
    return list(bound.order_by("facility__name", "pk").values_list("facility__name", flat=True))


def _agenda(part: Participation) -> list[AgendaItem]:
    """The common points, and this office's own."""
    points = AgendaItem.objects.filter(meeting=part.meeting_id).order_by("position", "pk")
    return [point for point in points if point.participation_id in (None, part.pk)]
