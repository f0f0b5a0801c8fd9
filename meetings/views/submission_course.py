"""What the page of a submission tells of its way: the events in words, and what an office does after a return."""

from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse

from meetings.enums import DeskVerb, MinutesState, SubmissionState
from meetings.models import DeskEvent, Material, Minutes, Submission, SubmissionVersion
from meetings.record import Paper, Record
from meetings.views.notice_parts import address_of

_OF_THE_OFFICE = (DeskVerb.SUBMIT, DeskVerb.RESUBMIT)
_WORDS = {
    DeskVerb.SUBMIT: "提出しました",
    DeskVerb.RESUBMIT: "再提出しました",
    DeskVerb.ACCEPT: "受理しました",
    DeskVerb.RETURN: "差し戻しました",
    DeskVerb.REOPEN: "受付に戻しました",
}
STATES = {
    SubmissionState.RECEIVED: ("on_track", "区に届いています。区が確かめているところです。"),
    SubmissionState.ACCEPTED: ("compliant", "区が受理しました。"),
    SubmissionState.RETURNED: ("violation", "区から差し戻されました。直すか、回答して再提出してください。"),
}
"""The shape of the chip, and what the state means for the office."""


@dataclass(frozen=True)
class Line:
    """One event: who did what, when, with which words. The ward speaks as one: its staff are not named."""

    verb: str
    who: str
    what: str
    at: datetime
    number: int
    words: str
    marks: int


@dataclass(frozen=True)
class AfterReturn:
    """What the office does now, one step after the other; ``at_step`` is the one to do next."""

    event: DeskEvent
    minutes: Minutes | None
    at_step: int
    correct: str
    finalise: str
    resubmit: str


def course_of(submission: Submission) -> list[Line]:
    """The events, the last one first."""
    events = submission.events.select_related("by", "version").order_by("-at", "-pk")
    return [_line(submission, event) for event in events]


def after_return(submission: Submission, event: DeskEvent | None) -> AfterReturn | None:
    """The steps after a return; ``None`` where nothing was returned or it was not about a meeting."""
    part = submission.participation
    if event is None or part is None:
        return None
    minutes = Minutes.objects.filter(participation=part).first()
    page = address_of("meeting_minutes", part)
    return AfterReturn(
        event=event,
        minutes=minutes,
        at_step=_step(minutes, event),
        correct=reverse("minutes_correct", args=[minutes.pk]) if minutes else page,
        finalise=page,
        resubmit=address_of("submit_minutes", part),
    )


def marks_of(version: SubmissionVersion) -> dict[str, str]:
    """The ward's words on sections of this version, from its last return; none while that was taken back."""
    decided = (DeskVerb.RETURN, DeskVerb.REOPEN)
    last = version.events.filter(verb__in=decided).order_by("-at", "-pk").first()
    return dict(last.marks) if last and last.verb == DeskVerb.RETURN else {}


def files_of(version: SubmissionVersion, record: Record | None) -> list[tuple[Paper, str]]:
    """Every file of the version with its address, in the record's order where there is one."""
    materials = {each.pk: each for each in version.materials.order_by("pk")}
    papers = record.papers if record else tuple(_paper(each) for each in materials.values())
    return [
        (paper, reverse("material_file", args=[paper.material]))
        for paper in papers
        if paper.material in materials
    ]


def _paper(material: Material) -> Paper:
    return Paper(material.pk, material.title, material.size, material.sha256, material.kind)


def _line(submission: Submission, event: DeskEvent) -> Line:
    own = event.verb in _OF_THE_OFFICE
    answer = event.version.words if own and event.version.way == "portal" else ""
    return Line(
        verb=event.verb,
        who=(event.by.name if event.by else submission.facility.name)
        if own
        else submission.municipality.name,
        what=_WORDS[DeskVerb(event.verb)],
        at=event.at,
        number=event.version.number,
        words=answer or event.reason,
        marks=len(event.marks),
    )


def _step(minutes: Minutes | None, event: DeskEvent) -> int:
    """1: correct, 2: finalise, 3: submit again."""
    if minutes is not None and minutes.state != MinutesState.FINAL:
        return 2
    corrected = minutes and minutes.finalised_at and minutes.finalised_at > event.at
    return 3 if corrected else 1
