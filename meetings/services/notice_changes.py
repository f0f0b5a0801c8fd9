"""Tells what changed, or that the meeting is off, to everybody who had the notice, in one message. [TRAPS 3]"""

from datetime import date, datetime
from operator import attrgetter

from django.db import transaction
from django.db.models import QuerySet

from meetings.enums import BOUND, NoticeKind, RecipientKind
from meetings.models import Meeting, Notice, NoticeRecipient, Participation
from meetings.notice_parties import Addressee, addressees, authorities, of_member, serving
from meetings.notice_text import Change, differences, told_of
from meetings.services.notice_editions import (
    Draft,
    NoticeError,
    edition_of,
    issue,
    locked,
    owe_all,
    told_before,
)
from meetings.services.notice_enclosures import enclosed, newer_papers
from meetings.services.notices import Incomplete, MeetingPast
from operators.local_time import day_of
from operators.models import User
from operators.services.history import note
from outbox.enums import State
from outbox.models import Message
from outbox.services import withdraw_open
from rules.kinds import MeetingStatus

OFF = frozenset({MeetingStatus.CANCELLED.value, MeetingStatus.NOT_HELD.value})
ON_PAPER = frozenset({RecipientKind.WARD, RecipientKind.CENTER})
"""Whoever of the authorities has no mail address gets what follows the announcement as a letter, too."""
STEPPED_BACK = "当事業所は、この会議の合同開催に参加しないことになりました。"


class NothingToTell(NoticeError):
    """Everybody knows how things stand, or nobody was told in the first place."""


def last_edition(participation: Participation) -> Notice | None:
    """What people were told last."""
    return max(participation.notices.all(), key=attrgetter("edition"), default=None)


def is_off(participation: Participation) -> bool:
    """Whether the meeting does not take place, or not with this office."""
    return participation.meeting.status in OFF or participation.standing not in BOUND


def untold_changes(participation: Participation) -> list[Change]:
    """What differs from what people were told last; empty before the announcement and after the cancellation."""
    last = last_edition(participation)
    if last is None or last.kind == NoticeKind.CANCELLATION or is_off(participation):
        return []
    if participation.meeting.status != MeetingStatus.PLANNED.value:
        return []
    return differences(told_before(last), told_of(participation))


def untold_papers(participation: Participation) -> list[Change]:
    """A self-evaluation that came or changed since people were told last. A person tells it, no task by itself."""
    if not participation.carries_evaluation:
        return []
    last = last_edition(participation)
    if last is None or last.kind == NoticeKind.CANCELLATION or is_off(participation):
        return []
    planned = participation.meeting.status == MeetingStatus.PLANNED.value
    return newer_papers(participation, last) if planned else []


def untold_cancellation(participation: Participation) -> bool:
    """Whether people still expect a meeting that is off."""
    last = last_edition(participation)
    return last is not None and last.kind != NoticeKind.CANCELLATION and is_off(participation)


@transaction.atomic
def tell_change(*, participation: Participation, by: User | None, at: datetime) -> Notice:
    """Prepare the next edition: before and after, and the whole as it is now; the calendar entry follows.

    Raises `NothingToTell`, `MeetingPast` once the new day is over, `Incomplete`, `EnclosureLost`.
    """
    participation = locked(participation)
    changes = [*untold_changes(participation), *untold_papers(participation)]
    if not changes:
        raise NothingToTell
    if participation.meeting.held_on < day_of(at):
        raise MeetingPast
    if missing := told_of(participation).missing():
        raise Incomplete(missing)
    to = change_recipients(participation, today=day_of(at))
    draft = Draft(NoticeKind.CHANGE, to, changes=changes, enclosures=enclosed(participation))
    return _next(participation, draft, by=by, at=at)


@transaction.atomic
def tell_cancellation(*, participation: Participation, by: User | None, at: datetime) -> Notice:
    """Prepare the last edition: the meeting is off. What had not gone out yet is taken back instead.

    Raises `NothingToTell`, `MeetingPast` once the day people were told is over.
    """
    participation = locked(participation)
    last = last_edition(participation)
    if last is None or not untold_cancellation(participation):
        raise NothingToTell
    if told_before(last).held_on < day_of(at):
        raise MeetingPast
    _take_back(participation, by=by, at=at)
    to = cancellation_recipients(participation, today=day_of(at))
    draft = Draft(NoticeKind.CANCELLATION, to, reason=reason_of(participation))
    return _next(participation, draft, by=by, at=at)


@transaction.atomic
def tell_newcomers(*, participation: Participation, by: User | None, at: datetime) -> int:
    """Send the edition in force to members who joined after it; how many. Raises `NothingToTell`."""
    participation = locked(participation)
    last = last_edition(participation)
    new = newcomers(participation, today=day_of(at))
    if last is None or not new or is_off(participation) or untold_changes(participation):
        raise NothingToTell
    draft = Draft(NoticeKind.ANNOUNCEMENT, new, enclosures=enclosed(participation))
    edition = edition_of(participation, draft, today=day_of(at), told=told_before(last))
    owe_all(last, edition, draft, by=by, at=at)
    told = {"recipients": [None, [each.slug for each in new]]}
    note("新しい構成員への通知", f"notice {last.pk}", participation.facility, told, by=by, at=at)
    return len(new)


def newcomers(participation: Participation, *, today: date) -> list[Addressee]:
    """Members who serve on the day and had no edition at all."""
    if participation.meeting.held_on < today:
        return []
    had = NoticeRecipient.objects.filter(notice__participation=participation).exclude(member=None)
    known = set(had.values_list("member_id", flat=True))
    return [of_member(each) for each in serving(participation, today=today) if each.pk not in known]


def change_recipients(participation: Participation, *, today: date) -> list[Addressee]:
    """Everybody of today's list, and who had the notice and is still in office although not on the new day."""
    now = addressees(participation, today=today, by_letter=ON_PAPER)
    listed = {each.slug for each in now}
    return [*(each for each in _had_it(participation, today) if each.slug not in listed), *now]


def cancellation_recipients(participation: Participation, *, today: date) -> list[Addressee]:
    """Members who had the notice and are still in office, the ward and the centre; nobody else."""
    reached = set(_reached(participation).filter(member=None).values_list("kind", flat=True))
    offices = [each for each in authorities(participation, by_letter=ON_PAPER) if each.kind in reached]
    return [*_had_it(participation, today), *offices]


def reason_of(participation: Participation) -> str:
    """Why the meeting is off, as people are told."""
    if participation.standing not in BOUND:
        return STEPPED_BACK
    meeting = participation.meeting
    return meeting.cancelled_reason or meeting.not_held_reason


def _reached(participation: Participation) -> QuerySet[NoticeRecipient]:
    """Recipients of any edition whose message was not taken back."""
    rows = NoticeRecipient.objects.filter(notice__participation=participation)
    return rows.exclude(message__state=State.WITHDRAWN)


def _had_it(participation: Participation, today: date) -> list[Addressee]:
    """Members who had an edition and whose term is not over."""
    rows = _reached(participation).exclude(member=None).select_related("member").order_by("member_id", "pk")
    members = {row.member_id: row.member for row in rows if row.member}
    return [of_member(each) for each in members.values() if each.left_on is None or each.left_on >= today]


def _next(participation: Participation, draft: Draft, *, by: User | None, at: datetime) -> Notice:
    _take_back(participation, by=by, at=at)
    _raise_version(participation)
    return issue(participation=participation, draft=draft, by=by, at=at)


def _take_back(participation: Participation, *, by: User | None, at: datetime) -> None:
    """Withdraw what has not gone out: the next edition says it better, or there is nothing to say."""
    told = Message.objects.filter(notice_recipient__notice__participation=participation)
    withdraw_open(messages=told, by=by, at=at)


def _raise_version(participation: Participation) -> None:
    """A calendar takes an entry for news only under a higher SEQUENCE than any it has seen. [RFC 5546]"""
    meeting = participation.meeting
    told = participation.notices.values_list("told__sequence", flat=True)
    seen = max((number for number in told if number is not None), default=-1)
    if meeting.sequence <= seen:
        meeting.sequence = seen + 1
        Meeting.objects.filter(pk=meeting.pk).update(sequence=meeting.sequence)
