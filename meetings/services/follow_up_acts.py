"""What an office does with a request by hand, between its meetings: close it, open it again, add one. [N §8]

Words written by hand stand as a step of the meeting the request was made at: that meeting tells of it in no other
way, for it had just been made.
"""

from datetime import datetime

from django.db import transaction

from meetings.enums import FollowUpState
from meetings.models import FollowUp, Participation
from operators.models import User
from operators.services.history import note

LONGEST_WORDS = 2000


class FollowUpError(Exception):
    """The request cannot be changed so; somebody may have been quicker."""


class NotOpen(FollowUpError):
    """It is closed already."""


class NotClosed(FollowUpError):
    """It is open already."""


class NotHeldHere(FollowUpError):
    """The meeting is not one of the office's that were held."""


@transaction.atomic
def add(*, raised_in: Participation, title: str, words: str, by: User, at: datetime) -> FollowUp:
    """Follow a request that stands in no minutes here: from a telephone call, or from an old ledger.

    ``raised_in`` is the office's meeting it belongs to. Raises `NotHeldHere`.
    """
    if raised_in.meeting.status != "held":
        raise NotHeldHere
    made = FollowUp.objects.create(
        facility_id=raised_in.facility_id, raised_in=raised_in, title=title, words=words
    )
    _remember("要望の追加", made, {"state": [None, FollowUpState.OPEN.value]}, by, at)
    return made


@transaction.atomic
def close(*, follow_up: FollowUp, state: FollowUpState, words: str, by: User, at: datetime) -> FollowUp:
    """Say that it is done, or that it will not be done, and why; raises `NotOpen`."""
    row = _locked(follow_up)
    if row.state != FollowUpState.OPEN:
        raise NotOpen
    row.state, row.closed_in, row.closed_at, row.closed_by = state, None, at, by
    return _stored("要望への対応の完了", row, words, FollowUpState.OPEN, by, at)


@transaction.atomic
def reopen(*, follow_up: FollowUp, words: str, by: User, at: datetime) -> FollowUp:
    """Open again what was closed, and say why; raises `NotClosed`."""
    row = _locked(follow_up)
    if row.state == FollowUpState.OPEN:
        raise NotClosed
    before = FollowUpState(row.state)
    row.state, row.closed_in, row.closed_at, row.closed_by = FollowUpState.OPEN, None, None, None
    return _stored("要望への対応の再開", row, words, before, by, at)


def _locked(follow_up: FollowUp) -> FollowUp:
    return FollowUp.objects.select_for_update(of=("self",)).select_related("facility").get(pk=follow_up.pk)


def _stored(verb: str, row: FollowUp, words: str, before: FollowUpState, by: User, at: datetime) -> FollowUp:
    """Keep the state and, as one more line, the words; the history has the states alone."""
    row.save(update_fields=["state", "closed_in", "closed_at", "closed_by"])
    if words.strip():
        step = row.steps.filter(participation=row.raised_in_id).first()
        lines = [*([step.words] if step else []), words.strip()]
        now = {"words": "\n".join(lines), "at": at, "by": by}
        row.steps.update_or_create(participation_id=row.raised_in_id, defaults=now)
    _remember(verb, row, {"state": [before.value, row.state]}, by, at)
    return row


def _remember(verb: str, row: FollowUp, changes: dict[str, list[str | None]], by: User, at: datetime) -> None:
    note(verb, f"follow_up {row.pk}", row.facility, changes, by=by, at=at)
