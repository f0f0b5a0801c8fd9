"""The way of a submission in words: every event at the ward's desk, and what its state means."""

from dataclasses import dataclass
from datetime import datetime

from meetings.enums import DeskVerb, SubmissionState
from meetings.models import DeskEvent, Submission

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


def course_of(submission: Submission) -> list[Line]:
    """The events, the last one first."""
    events = submission.events.select_related("by", "version").order_by("-at", "-pk")
    return [_line(submission, event) for event in events]


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
