"""Announces a meeting: the notice to every member, the ward and the support centre. [N §3, §4, 合同§2(2), 評価§7]"""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from django.db import transaction

from meetings.enums import BOUND, NoticeKind, RecipientKind
from meetings.models import Notice, Participation
from meetings.notice_parties import Addressee, addressees, unreachable
from meetings.notice_text import told_of
from meetings.services.notice_editions import AlreadyAnnounced, Draft, NoticeError, issue, locked
from meetings.services.notice_enclosures import enclosed, must_be_there
from operators.local_time import day_of
from operators.models import User
from outbox.services import Attachment
from rules.deadlines import notice_due
from rules.kinds import MeetingStatus
from rules.ruleset_files import rulebook


class NotPlanned(NoticeError):
    """A draft, a meeting that is over or called off, or one to which the office is not bound."""


class MeetingPast(NoticeError):
    """The day of the meeting is over."""


class LateWithoutReason(NoticeError):
    """The last day in time is over, and nobody said why; ``due`` is that day."""

    def __init__(self, due: date) -> None:
        super().__init__()
        self.due = due


class Incomplete(NoticeError):
    """The record lacks what a notice must say; ``missing`` names it."""

    def __init__(self, missing: Sequence[str]) -> None:
        super().__init__()
        self.missing = missing


class Unreachable(NoticeError):
    """Some recipients have no address; ``recipients`` says what is missing."""

    def __init__(self, recipients: Sequence[Addressee]) -> None:
        super().__init__()
        self.recipients = recipients


class NoMembers(NoticeError):
    """Nobody serves on the council on that day."""


@transaction.atomic
def announce(
    *,
    participation: Participation,
    late_reason: str = "",
    by: User | None,
    at: datetime,
    by_letter: Collection[RecipientKind] = (),
    enclosures: Sequence[Attachment] = (),
) -> Notice:
    """Prepare the first edition, owed to every recipient by its way; an office's own part of a joint meeting.

    ``by_letter`` are authorities told on paper for want of an address. The self-evaluation among the files of the
    meeting goes to everybody; ``enclosures`` stand in for one that was made elsewhere. ``by`` None: a task does it.
    Raises `NotPlanned`, `MeetingPast`, `AlreadyAnnounced`, `Incomplete`, `NoMembers`, `Unreachable`,
    `LateWithoutReason`, `notice_enclosures.EnclosureLost`.
    """
    participation = locked(participation)
    to = addressees(participation, today=day_of(at), by_letter=by_letter)
    check(participation, to, today=day_of(at))
    due = due_of(participation)
    late = day_of(at) > due
    if late and not late_reason.strip():
        raise LateWithoutReason(due)
    draft = Draft(
        kind=NoticeKind.ANNOUNCEMENT,
        to=to,
        late_reason=late_reason.strip() if late else "",
        enclosures=enclosed(participation) or enclosures,
    )
    return issue(participation=participation, draft=draft, by=by, at=at)


def check(participation: Participation, to: Sequence[Addressee], *, today: date) -> None:
    """Raise what stands in the way of announcing; lateness aside."""
    meeting = participation.meeting
    if meeting.status != MeetingStatus.PLANNED.value or participation.standing not in BOUND:
        raise NotPlanned
    if meeting.held_on < today:
        raise MeetingPast
    if participation.notices.exists():
        raise AlreadyAnnounced
    if missing := told_of(participation).missing():
        raise Incomplete(missing)
    if not any(each.member for each in to):
        raise NoMembers
    if lost := unreachable(to):
        raise Unreachable(lost)
    must_be_there(participation)


def due_of(participation: Participation) -> date:
    """The last day in time for this office's notice. [N §4]"""
    held_on = participation.meeting.held_on
    return notice_due(held_on, rulebook(participation.facility.municipality.ruleset_id).on(held_on))
