"""From the draft to final minutes, by a second person where the office wants one; and back by a correction."""

from datetime import datetime
from typing import Any

from django.db import transaction

from meetings.enums import MinutesState, SaveKind
from meetings.models import Minutes
from meetings.services.follow_ups import settle_follow_ups
from meetings.services.minutes import errors
from meetings.services.minutes.readiness import needs_second_person, obstacles
from meetings.services.minutes.rows import add_edition, colleagues, leading_part, locked, must_be_open
from operators.models import User
from operators.services.history import note


@transaction.atomic
def ask_for_check(*, minutes: Minutes, base_revision: int, by: User, at: datetime) -> Minutes:
    """Ask a colleague to read and finalise; the draft waits, and goes back to being written when it is changed.

    Raises `AlreadyFinal`, `ChangedMeanwhile`, `NobodyElse` or the first of `obstacles`.
    """
    row = _ready(minutes, base_revision, at)
    if not colleagues(leading_part(row).facility, by):
        raise errors.NobodyElse
    row.state, row.checked_at, row.checked_by = MinutesState.CHECK, at, by
    row.save(update_fields=["state", "checked_at", "checked_by"])
    _tell(row, "議事録の確認依頼", {"state": ["draft", "check"]}, by=by, at=at)
    return row


@transaction.atomic
def send_back(*, minutes: Minutes, words: str, by: User, at: datetime) -> Minutes:
    """Give what was to be checked back to the writer, with words. Raises `NotAsked`, `WordsMissing`, `TooManyWords`."""
    row = locked(minutes)
    if row.state != MinutesState.CHECK:
        raise errors.NotAsked
    words = _good(words, errors.WordsMissing)
    row.state, row.revision = MinutesState.DRAFT, row.revision + 1
    row.save(update_fields=["state", "revision"])
    add_edition(row, SaveKind.REOPENED, by=by, at=at, reason=words)
    _tell(row, "議事録の差し戻し", {"state": ["check", "draft"]}, by=by, at=at)
    return row


@transaction.atomic
def finalise(*, minutes: Minutes, base_revision: int, by: User, at: datetime) -> Minutes:
    """Make the part final as it was read on ``base_revision``, and settle what the council asked.

    Raises `AlreadyFinal`, `ChangedMeanwhile`, `SecondPersonNeeded` or the first of `obstacles`.
    """
    row = _ready(minutes, base_revision, at)
    if needs_second_person(row, by):
        raise errors.SecondPersonNeeded
    before = row.state
    row.state, row.revision = MinutesState.FINAL, row.revision + 1
    row.finalised_at, row.finalised_by = at, by
    row.save(update_fields=["state", "revision", "finalised_at", "finalised_by"])
    add_edition(row, SaveKind.FINAL, by=by, at=at, reason=row.correction_reason)
    settle_follow_ups(minutes=row, by=by, at=at)
    _tell(row, "議事録の確定", {"state": [before, "final"], "revision": [None, row.revision]}, by=by, at=at)
    return row


@transaction.atomic
def reopen(*, minutes: Minutes, reason: str, by: User, at: datetime) -> Minutes:
    """Begin a correction of final minutes; the final edition stays in the history, with the reason.

    Raises `NotFinal`, `ReasonMissing` or `TooManyWords`.
    """
    row = locked(minutes)
    if row.state != MinutesState.FINAL:
        raise errors.NotFinal
    reason = _good(reason, errors.ReasonMissing)
    row.state, row.revision = MinutesState.DRAFT, row.revision + 1
    row.correction_reason = reason
    row.finalised_at = row.finalised_by = row.checked_at = row.checked_by = None
    row.save()
    add_edition(row, SaveKind.REOPENED, by=by, at=at, reason=row.correction_reason)
    changes = {"state": ["final", "draft"], "revision": [None, row.revision]}
    _tell(row, "議事録の訂正の開始", changes, by=by, at=at)
    return row


def _good(words: str, missing: type[errors.MinutesError]) -> str:
    """The words without what surrounds them; raises ``missing`` or `TooManyWords`. Line ends count once."""
    words = words.replace("\r\n", "\n").strip()
    if not words:
        raise missing
    if len(words) > errors.LONGEST_REASON:
        raise errors.TooManyWords
    return words


def _ready(minutes: Minutes, base_revision: int, at: datetime) -> Minutes:
    row = locked(minutes)
    must_be_open(row, at)
    if row.revision != base_revision:
        raise errors.ChangedMeanwhile(row)
    if found := obstacles(row):
        raise found[0]
    return row


def _tell(row: Minutes, verb: str, changes: dict[str, Any], *, by: User, at: datetime) -> None:
    note(verb, f"minutes {row.pk}", leading_part(row).facility, changes, by=by, at=at)
