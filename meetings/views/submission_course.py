"""What the page of a submission tells of its way: the events in words, and what an office does after a return."""

from collections.abc import Mapping
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
_SECTIONS = {
    "attendance": "出席者・欠席者",
    "agenda": "議題",
    "common": "合同開催の共通の部分",
    "figures": "活動状況の数",
    "progress": "前回の要望・助言への対応",
    "papers": "配布資料",
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


def mark_lines(record: Record | None, marks: Mapping[str, str]) -> list[tuple[str, str]]:
    """Section and words, also of sections that the record does not show because nothing stands in them."""
    titles = {f"item-{item.key}": item.title for item in record.own.items} if record else {}
    return [(_SECTIONS.get(key) or titles.get(key) or "その他", words) for key, words in marks.items()]


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
