"""The states of a submission at the ward's desk: every step that is possible, and no other."""

from collections.abc import Mapping
from datetime import datetime

from meetings.enums import DeskVerb, SubmissionState
from meetings.models import DeskEvent, Submission, SubmissionVersion
from operators.models import User
from operators.services.history import note

STEPS: dict[tuple[SubmissionState, DeskVerb], SubmissionState] = {
    (SubmissionState.RECEIVED, DeskVerb.SUBMIT): SubmissionState.RECEIVED,
    (SubmissionState.RECEIVED, DeskVerb.RESUBMIT): SubmissionState.RECEIVED,
    (SubmissionState.RECEIVED, DeskVerb.ACCEPT): SubmissionState.ACCEPTED,
    (SubmissionState.RECEIVED, DeskVerb.RETURN): SubmissionState.RETURNED,
    (SubmissionState.RETURNED, DeskVerb.RESUBMIT): SubmissionState.RECEIVED,
    (SubmissionState.RETURNED, DeskVerb.REOPEN): SubmissionState.RECEIVED,
    (SubmissionState.ACCEPTED, DeskVerb.RESUBMIT): SubmissionState.RECEIVED,
    (SubmissionState.ACCEPTED, DeskVerb.REOPEN): SubmissionState.RECEIVED,
}
"""From a state by a verb to a state. SUBMIT is the first version's own step, RESUBMIT a correction or an answer."""


class WrongStepError(Exception):
    """The submission is not in a state in which this can be done; ``state`` is the one it is in."""

    def __init__(self, state: SubmissionState) -> None:
        super().__init__()
        self.state = state


def step(
    *,
    version: SubmissionVersion,
    verb: DeskVerb,
    by: User | None,
    at: datetime,
    reason: str = "",
    marks: Mapping[str, str] | None = None,
) -> DeskEvent:
    """Take one step inside the caller's transaction, and write it down; raises `WrongStepError`.

    ``version`` is the last one; a step on an older version is wrong as well. Two people at once: one wins.
    """
    submission = Submission.objects.select_for_update().get(pk=version.submission_id)
    before = SubmissionState(submission.state)
    after = STEPS.get((before, verb))
    last = submission.versions.order_by("-number").values_list("pk", flat=True).first()
    if after is None or last != version.pk:
        raise WrongStepError(before)
    submission.state, submission.state_at = after, at
    submission.save(update_fields=["state", "state_at"])
    changes = {"state": [before.value, after.value], "version": [None, version.number]}
    note(verb.label, f"submission {submission.pk}", submission.facility, changes, by=by, at=at)
    return DeskEvent.objects.create(
        submission=submission,
        version=version,
        verb=verb,
        reason=reason,
        marks=dict(marks or {}),
        at=at,
        by=by,
    )
