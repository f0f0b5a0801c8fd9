"""What the office does about copies: hands letters over, sends again, changes the way, renews links. [TRAPS 2]"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.db.models import Q, QuerySet

from meetings.copy_links import link_for, new_nonce
from meetings.models import MinutesCopy, Participation
from meetings.notice_parties import Addressee, of_member
from meetings.services.copies import Debt, center_of, edition_of, owe_one
from meetings.services.copies_delivery import settle
from meetings.services.notice_editions import locked
from meetings.services.notice_proof import LOST
from operators.local_time import day_of
from operators.models import User
from operators.services.history import note
from outbox import services as outbox
from outbox.enums import Channel, State
from outbox.models import Message
from outbox.services import WrongStateError


def hand_over(*, copy: MinutesCopy, by: User, at: datetime) -> None:
    """Note that the letter was posted or given; raises `outbox.services.WrongStateError`."""
    _do(outbox.hand_over, copy, "議事録の手紙を渡した記録", by=by, at=at)


def undo_hand_over(*, copy: MinutesCopy, by: User, at: datetime) -> None:
    """The letter was ticked by mistake; raises `outbox.services.WrongStateError`."""
    _do(outbox.undo_hand_over, copy, "議事録の手紙を渡した記録の取消し", by=by, at=at)


@transaction.atomic
def hand_over_all(*, participation: Participation, by: User, at: datetime) -> int:
    """Note that every letter still waiting was posted or given; how many."""
    part, done = locked(participation), 0
    for copy in waiting_letters(part).select_related("message").order_by("pk"):
        try:
            outbox.hand_over(message=copy.message, by=by, at=at)
        except WrongStateError:
            continue  # a colleague was quicker
        _note(copy, part, "議事録の手紙を渡した記録", by=by, at=at)
        done += 1
    settle(participation=part, at=at)
    return done


@transaction.atomic
def retry(*, copy: MinutesCopy, by: User, at: datetime) -> None:
    """Send the mail again: the same mail, or a new one where the address or the link is another by now.

    Raises `outbox.services.WrongStateError`.
    """
    now = _addressee(copy)
    moved = now.by_mail and now.email != copy.message.recipient_email
    if moved or not copy.nonce or link_for(copy) not in copy.message.text:
        same_address = replace(now, channel=Channel.EMAIL, email=copy.message.recipient_email)
        _only(LOST, copy)
        _replace(copy, now if moved else same_address, "議事録のメールの再送", by=by, at=at)
    else:
        _do(outbox.retry, copy, "議事録のメールの再送", by=by, at=at)


@transaction.atomic
def send_by_letter(*, copy: MinutesCopy, by: User, at: datetime) -> None:
    """Owe a letter in place of a mail that did not arrive; the mail stays. Raises `WrongStateError`."""
    _only(LOST, copy)
    found = _addressee(copy)
    on_paper = replace(found, channel=Channel.POST if found.address else Channel.HAND)
    _replace(copy, on_paper, "議事録の手紙への切替え", by=by, at=at)


@transaction.atomic
def renew_link(*, copy: MinutesCopy, by: User, at: datetime) -> None:
    """Give a new link; every older one is void. A letter that still waits is written anew with it.

    Raises `outbox.services.WrongStateError` where the letter was settled just then.
    """
    _relink(copy, new_nonce(), "議事録のリンクの再発行", by=by, at=at)


@transaction.atomic
def revoke_link(*, copy: MinutesCopy, by: User, at: datetime) -> None:
    """Make the link void. A letter that still waits is written anew without one.

    Raises `outbox.services.WrongStateError` for a mail on its way: without its link it would say nothing.
    """
    _as_it_is(copy)
    if copy.message.channel == Channel.EMAIL and copy.message.state in (State.PENDING, State.SENDING):
        raise WrongStateError(copy.message.state)
    _relink(copy, "", "議事録のリンクの無効化", by=by, at=at)


def waiting_letters(participation: Participation) -> QuerySet[MinutesCopy]:
    """The letters of one office's minutes that are still to be handed over."""
    return MinutesCopy.objects.filter(
        version__submission__participation=participation, message__state=State.TO_HAND
    )


def earlier_attempts(copy: MinutesCopy) -> list[Message]:
    """The mails and letters to this recipient that another one has replaced."""
    return list(_attempts(copy).exclude(pk=copy.message_id))


def _attempts(copy: MinutesCopy) -> QuerySet[Message]:
    """Every message of one copy: its key, and its key with a number."""
    key = "/".join(copy.message.key.split("/")[:4])
    return Message.objects.filter(Q(key=key) | Q(key__startswith=f"{key}/")).order_by("pk")


def _only(states: frozenset[State], copy: MinutesCopy) -> None:
    """Raise unless the copy's message stands in one of these states now, not only on somebody's screen."""
    _as_it_is(copy)
    if copy.message.state not in states:
        raise WrongStateError(copy.message.state)


def _as_it_is(copy: MinutesCopy) -> Participation:
    """Lock the part, then read what colleagues made of the copy since it was loaded; the part."""
    part = locked(_part(copy))
    copy.refresh_from_db(fields=["message", "nonce"])
    return part


def _replace(copy: MinutesCopy, to: Addressee, verb: str, *, by: User, at: datetime) -> None:
    """Owe the same version in another way, with a link that opens."""
    part = locked(_part(copy))
    copy.nonce = copy.nonce or new_nonce()
    first, number = _attempts(copy)[0], _attempts(copy).count() + 1
    edition = edition_of(copy.version, part, issued_on=day_of(at))
    owe_one(Debt(copy.version, edition, to, copy, f"{first.key}/{number}"), by=by, at=at)
    _note(copy, part, verb, by=by, at=at)
    settle(participation=part, at=at)


def _relink(copy: MinutesCopy, nonce: str, verb: str, *, by: User, at: datetime) -> None:
    part = _as_it_is(copy)
    copy.nonce = nonce
    copy.save(update_fields=["nonce"])
    if copy.message.state == State.TO_HAND:
        outbox.withdraw(message=copy.message, by=by, at=at)
        edition = edition_of(copy.version, part, issued_on=day_of(at))
        key = f"{_attempts(copy)[0].key}/{_attempts(copy).count() + 1}"
        to = replace(_addressee(copy), channel=Channel(copy.message.channel))
        owe_one(Debt(copy.version, edition, to, copy, key), by=by, at=at)
    _note(copy, part, verb, by=by, at=at)


def _addressee(copy: MinutesCopy) -> Addressee:
    """The recipient as registered now."""
    return of_member(copy.member) if copy.member else center_of(_part(copy))


def _part(copy: MinutesCopy) -> Participation:
    part = copy.version.submission.participation
    assert part is not None  # noqa: S101 - copies are owed of meetings only
    return part


@transaction.atomic
def _do(step: Callable[..., None], copy: MinutesCopy, verb: str, *, by: User, at: datetime) -> None:
    part = locked(_part(copy))
    step(message=copy.message, by=by, at=at)
    _note(copy, part, verb, by=by, at=at)
    settle(participation=part, at=at)


def _note(copy: MinutesCopy, part: Participation, verb: str, *, by: User, at: datetime) -> None:
    changes = {"copy": [None, copy.pk], "state": [None, copy.message.state]}
    note(verb, f"submission {copy.version.submission_id}", part.facility, changes, by=by, at=at)
