"""What an office does after a return, one step after the other."""

from dataclasses import dataclass

from django.urls import reverse

from meetings.enums import DeskVerb, MinutesState, SubmissionKind, SubmissionState
from meetings.models import DeskEvent, Minutes, Submission
from meetings.views.notice_parts import address_of


@dataclass(frozen=True)
class AfterReturn:
    """What the office does now, one step after the other; ``at_step`` is the one to do next."""

    event: DeskEvent
    minutes: Minutes | None
    at_step: int
    correct: str
    finalise: str
    resubmit: str


def last_return(submission: Submission | None) -> DeskEvent | None:
    """The ward's last words, where the submission stands returned."""
    if submission is None or submission.state != SubmissionState.RETURNED:
        return None
    return submission.events.filter(verb=DeskVerb.RETURN).order_by("-at", "-pk").first()


def after_return(submission: Submission, event: DeskEvent | None) -> AfterReturn | None:
    """The steps after a return of minutes; ``None`` where nothing was returned or it is of another kind."""
    part = submission.participation
    if event is None or part is None or submission.kind != SubmissionKind.MINUTES:
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


def _step(minutes: Minutes | None, event: DeskEvent) -> int:
    """1: correct, 2: finalise, 3: submit again."""
    if minutes is not None and minutes.state != MinutesState.FINAL:
        return 2
    corrected = minutes and minutes.finalised_at and minutes.finalised_at > event.at
    return 3 if corrected else 1
