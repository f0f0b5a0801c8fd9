"""Begins a part of the minutes, and knows who is at it."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction

from meetings.enums import BOUND
from meetings.models import Meeting, Minutes, Participation
from meetings.services.minutes.arranging import offered
from meetings.services.minutes.errors import NotTakingPart
from meetings.services.minutes.rows import is_joint, leading_part, must_be_over
from operators.models import User
from operators.services.history import note

STILL_THERE = timedelta(minutes=5)
"""So long after their last sign of life somebody counts as writing."""


@dataclass(frozen=True)
class Beside:
    """Another person who is writing in the same part, and how many minutes ago they were heard of."""

    name: str
    minutes_ago: int

    @property
    def words(self) -> str:
        """How recently, and what to do."""
        ago = f"{self.minutes_ago}分前" if self.minutes_ago else "たった今"
        return f"最後の操作は{ago}です。同時に書いても上書きはされませんが、声をかけ合うと確かです。"


@transaction.atomic
def open_part(*, meeting: Meeting, participation: Participation | None, by: User, at: datetime) -> Minutes:
    """The part of one office, or (``None``) the common part of a joint meeting; begun once, whoever asks twice.

    It holds the points of the agenda and the requests that are open; ``by`` is at it from now on.
    Raises `NotYetHeld`, `NotHeld` or `NotTakingPart`.
    """
    must_be_over(meeting, at)
    if participation is not None and participation.standing not in BOUND:
        raise NotTakingPart
    if participation is None and not is_joint(meeting):
        raise NotTakingPart("共通部分があるのは、合同開催の会議だけです。")
    minutes, begun = Minutes.objects.select_related("meeting", "participation__facility").get_or_create(
        meeting=meeting, participation=participation
    )
    if begun:
        minutes.content = offered(minutes).as_json()
        minutes.save(update_fields=["content"])
        facility = leading_part(minutes).facility
        note("議事録の作成開始", f"minutes {minutes.pk}", facility, {}, by=by, at=at)
    come_in(minutes=minutes, by=by, at=at)
    return minutes


def come_in(*, minutes: Minutes, by: User, at: datetime) -> Beside | None:
    """Note that ``by`` is writing; answers who else was heard of within five minutes."""
    other = beside(minutes, by, at)
    Minutes.objects.filter(pk=minutes.pk, finalised_at=None).update(opened_by=by, opened_at=at)
    return other


def beside(minutes: Minutes, by: User, at: datetime) -> Beside | None:
    """Somebody else who is writing in this part; ``None``: nobody."""
    if minutes.opened_by is None or minutes.opened_at is None or minutes.opened_by == by:
        return None
    since = at - minutes.opened_at
    return Beside(minutes.opened_by.name, int(since.total_seconds()) // 60) if since < STILL_THERE else None
