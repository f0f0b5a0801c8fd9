"""Owes a copy of submitted minutes to everyone: members of the meeting's day, absentees too, and the centre. [N §8]"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import QuerySet

from meetings.copy_links import good_until, link_for
from meetings.copy_writing import CopyEdition, CopyWriting
from meetings.mails import compose
from meetings.models import MinutesCopy, Participation, SubmissionVersion
from meetings.notice_parties import (
    Addressee,
    center_on,
    habit_of,
    of_center,
    of_member,
    sender_of,
    serving,
)
from meetings.pdf.copies import copy_page
from meetings.record import Record
from meetings.services.copies_delivery import settle
from meetings.services.notice_editions import locked
from operators.local_time import day_of
from operators.models import User
from operators.services.history import note
from outbox.models import Message
from outbox.services import owe, withdraw_open


@transaction.atomic
def owe_copies(*, version: SubmissionVersion, by: User | None, at: datetime) -> int:
    """Owe one version to everyone by their own way, inside the caller's transaction; how many copies are new.

    Who has a copy of this version keeps it. What had not gone out of earlier versions is taken back. A version
    without a record (a scan of paper) owes nothing: the office gave out its own paper.
    """
    part = version.submission.participation
    if part is None or not version.record:
        return 0
    part = locked(part)
    new = not_reached(version, part)
    earlier = Message.objects.filter(minutes_copy__in=_copies_before(version))
    withdraw_open(messages=earlier, by=by, at=at)
    edition = edition_of(version, part, issued_on=day_of(at))
    for to in new:
        owe_one(Debt(version, edition, to), by=by, at=at)
    if new:
        changes = {"version": [None, version.number], "recipients": [None, len(new)]}
        note("議事録の送付", f"submission {version.submission_id}", part.facility, changes, by=by, at=at)
    settle(participation=part, at=at)
    return len(new)


@dataclass(frozen=True)
class Debt:
    """A version that is owed to one recipient. ``copy``: an attempt of theirs that this one replaces."""

    version: SubmissionVersion
    edition: CopyEdition
    to: Addressee
    copy: MinutesCopy | None = None
    key: str = ""


def owe_one(debt: Debt, *, by: User | None, at: datetime) -> MinutesCopy:
    """The copy of one recipient with its mail or letter."""
    version, to = debt.version, debt.to
    copy = debt.copy or MinutesCopy(version=version, kind=to.kind, member=to.member)
    writing = CopyWriting(debt.edition, to, link_for(copy))
    copy.message = _message(writing, debt.key or key_of(version, to), by=by, at=at)
    copy.save()
    return copy


def _message(writing: CopyWriting, key: str, *, by: User | None, at: datetime) -> Message:
    to, edition = writing.to, writing.edition
    mail = compose("minutes_copy", edition.subject, {"writing": writing})
    return owe(
        key=key,
        channel=to.channel,
        to=to.recipient,
        subject=edition.subject,
        text=mail.text,
        html=mail.html if to.by_mail else copy_page(writing),
        by=by,
        at=at,
    )


def key_of(version: SubmissionVersion, to: Addressee) -> str:
    """The debt's own name: a recipient is owed a version once."""
    return f"minutes/{version.submission_id}/{version.number}/{to.slug}"


def recipients_of(participation: Participation) -> list[Addressee]:
    """Every member who served on the day of the meeting, and the support centre of that day. [N §8]"""
    members = serving(participation, today=participation.meeting.held_on).order_by("category", "name", "pk")
    return [*map(of_member, members), center_of(participation)]


def center_of(participation: Participation) -> Addressee:
    """The support centre; on paper where it has no mail address."""
    center = center_on(participation.facility, participation.meeting.held_on)
    return of_center(center, by_letter=True)


def edition_of(version: SubmissionVersion, part: Participation, *, issued_on: date) -> CopyEdition:
    """What everyone reads of this version."""
    habit = habit_of(part.facility)
    return CopyEdition(
        record=Record.from_json(version.record),
        sender=sender_of(part.facility, habit),
        corrected=corrected_version(version),
        issued_on=issued_on,
        good_until=good_until(version),
        large=habit.large_print,
    )


def corrected_version(version: SubmissionVersion) -> bool:
    """Whether people had been owed an earlier version."""
    return _copies_before(version).exists()


def not_reached(version: SubmissionVersion, part: Participation) -> list[Addressee]:
    """Who is to have a copy of this version and is owed none: entered into the register afterwards."""
    had = set(version.copies.values_list("member_id", flat=True))
    return [each for each in recipients_of(part) if (each.member.pk if each.member else None) not in had]


def _copies_before(version: SubmissionVersion) -> QuerySet[MinutesCopy]:
    """The copies of earlier versions, whatever became of them."""
    return MinutesCopy.objects.filter(
        version__submission=version.submission_id, version__number__lt=version.number
    )
