"""The proof of a notice: who has it since when; and what the office does about those who have not. [TRAPS 2]"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet

from meetings.enums import NoticeKind
from meetings.models import NoticeRecipient, Participation
from meetings.notice_parties import Addressee, authorities, of_member
from meetings.notice_text import Change
from meetings.notice_writing import Writing
from meetings.services.notice_changes import ON_PAPER, is_off, reason_of
from meetings.services.notice_editions import (
    Draft,
    NoticeError,
    calendar_of,
    edition_of,
    link_of,
    owe_one,
    told_before,
)
from operators.local_time import day_of
from operators.models import User
from operators.services.history import note
from outbox import services as outbox
from outbox.enums import Channel, State
from outbox.models import Message
from outbox.services import Attachment

RECENT = timedelta(days=1)
LOST = frozenset({State.FAILED, State.BOUNCED})
"""The states in which a mail did not reach its recipient."""


class NotLost(NoticeError):
    """Only a mail that did not arrive is replaced by a letter."""


def settle_notice(*, participation: Participation, at: datetime) -> None:
    """Write down the day on which the last of the first edition's recipients was served; none while one is not.

    A later edition serves as well where it took the place of the first. Who joined later does not make it late.
    """
    day = _complete_on(participation)
    if is_off(participation) or day == participation.notice_on:
        return
    before, participation.notice_on = participation.notice_on, day
    participation.save(update_fields=["notice_on"])
    verb, changes = "開催通知の完了" if day else "開催通知の未完了", {"notice_on": [_iso(before), _iso(day)]}
    about, office = f"participation {participation.pk}", participation.facility
    note(verb, about, office, changes, by=None, at=at, via="outbox")


@transaction.atomic
def settle_all(*, at: datetime) -> int:
    """`settle_notice` for every part whose messages moved of late, or whose notice is not complete; how many."""
    to_come = Q(notice_on=None, meeting__held_on__gte=day_of(at))
    moved = Q(notices__recipients__message__settled_at__gte=at - RECENT)
    parts = Participation.objects.filter(to_come | moved, notices__edition=1).distinct().order_by("pk")
    found = list(parts.select_related("meeting", "facility"))
    for participation in found:
        settle_notice(participation=participation, at=at)
    return len(found)


def hand_over(*, recipient: NoticeRecipient, by: User, at: datetime) -> None:
    """Note that the letter was posted or given; raises `outbox.services.WrongStateError`."""
    _do(outbox.hand_over, recipient, "手紙を渡した記録", by=by, at=at)


def undo_hand_over(*, recipient: NoticeRecipient, by: User, at: datetime) -> None:
    """The letter was ticked by mistake; raises `outbox.services.WrongStateError`."""
    _do(outbox.undo_hand_over, recipient, "手紙を渡した記録の取消し", by=by, at=at)


def retry(*, recipient: NoticeRecipient, by: User, at: datetime) -> None:
    """Send the mail again: as the same mail, or as a new one where the recipient has another address by now.

    Raises `outbox.services.WrongStateError`, or `NotLost`.
    """
    now = _addressee(recipient)
    if now.by_mail and now.email != recipient.message.recipient_email:
        _replace(recipient, now, "別のアドレスへの再送", by=by, at=at)
    else:
        _do(outbox.retry, recipient, "メールの再送", by=by, at=at)


def send_by_letter(*, recipient: NoticeRecipient, by: User, at: datetime) -> Message:
    """Owe a letter in place of a mail that did not arrive; the mail stays as it was. Raises `NotLost`."""
    found = _addressee(recipient)
    on_paper = replace(found, channel=Channel.POST if found.address else Channel.HAND)
    return _replace(recipient, on_paper, "手紙への切替え", by=by, at=at)


def earlier_attempts(recipient: NoticeRecipient) -> list[Message]:
    """The mails to this recipient that another mail or a letter has replaced."""
    return list(_attempts(recipient).exclude(pk=recipient.message_id))


def _attempts(recipient: NoticeRecipient) -> QuerySet[Message]:
    """Every message to one recipient of one edition: its key, and its key with a number."""
    key = "/".join(recipient.message.key.split("/")[:4])
    return Message.objects.filter(Q(key=key) | Q(key__startswith=f"{key}/")).order_by("pk")


@transaction.atomic
def _replace(recipient: NoticeRecipient, to: Addressee, verb: str, *, by: User, at: datetime) -> Message:
    """Owe the same edition in another way; two people who do it at once owe it once."""
    lost, notice = recipient.message, recipient.notice
    if lost.state not in LOST:
        raise NotLost
    files = [
        Attachment(file.name, file.stored.content_type, bytes(file.stored.content))
        for file in lost.files.select_related("stored")
        if not file.stored.content_type.startswith("text/calendar")
    ]
    draft = Draft(
        kind=NoticeKind(notice.kind),
        to=(),
        changes=[Change(**change) for change in notice.changes],
        reason=reason_of(notice.participation),
        enclosures=files,
    )
    edition = edition_of(notice.participation, draft, today=day_of(at), told=told_before(notice))
    writing = Writing(edition, to, link_of(notice.participation, recipient.member, edition))
    first, number = _attempts(recipient)[0], _attempts(recipient).count() + 1
    files += calendar_of(notice.participation, writing, at)
    recipient.message = owe_one(writing, key=f"{first.key}/{number}", files=files, by=by, at=at)
    recipient.save(update_fields=["message"])
    _note(recipient, verb, by=by, at=at)
    settle_notice(participation=notice.participation, at=at)
    return recipient.message


def _addressee(recipient: NoticeRecipient) -> Addressee:
    """The recipient as registered now."""
    if recipient.member:
        return of_member(recipient.member)
    both = authorities(recipient.notice.participation, by_letter=ON_PAPER)
    return next(each for each in both if each.kind == recipient.kind)


@transaction.atomic
def _do(step: Callable[..., None], recipient: NoticeRecipient, verb: str, *, by: User, at: datetime) -> None:
    step(message=recipient.message, by=by, at=at)
    _note(recipient, verb, by=by, at=at)
    settle_notice(participation=recipient.notice.participation, at=at)


def _note(recipient: NoticeRecipient, verb: str, *, by: User, at: datetime) -> None:
    changes = {"recipient": [None, recipient.pk], "state": [None, recipient.message.state]}
    note(
        verb, f"notice {recipient.notice_id}", recipient.notice.participation.facility, changes, by=by, at=at
    )


def _complete_on(participation: Participation) -> date | None:
    first = participation.notices.filter(edition=1).first()
    if first is None:
        return participation.notice_on
    served: dict[str, date | None] = {}
    rows = NoticeRecipient.objects.filter(notice__participation=participation)
    rows = rows.exclude(notice__kind=NoticeKind.CANCELLATION).exclude(message__state=State.WITHDRAWN)
    for row in rows.select_related("message").order_by("notice__edition", "pk"):
        slug = f"member-{row.member_id}" if row.member_id else row.kind
        done = day_of(row.message.settled_at) if row.message.served and row.message.settled_at else None
        served[slug] = served.get(slug) or done
    days = [served[slug] for slug in first.told["owed_to"] if slug in served]
    known = [day for day in days if day is not None]
    return max(known) if known and len(known) == len(days) else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
