"""The links by which a member answers without an account: signed, revocable, and void when the work is done.

A token is the row's key and nonce under an HMAC of ``SECRET_KEY`` (256 bits; compared in constant time by the
signer, before anything is looked up). It names no person, and what opens one invitation opens no other. After a
change of ``SECRET_KEY`` the links in members' hands stay good as long as ``SECRET_KEY_FALLBACKS`` holds the old one.
"""

from datetime import date
from typing import ClassVar

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from meetings.enums import BOUND
from meetings.models import Reply
from rules.kinds import MeetingStatus

_OFF = (MeetingStatus.CANCELLED, MeetingStatus.NOT_HELD)


class LinkError(Exception):
    """A link that opens nothing; ``answer``: the status and name of the page that says so, in the room ``pages``."""

    answer: ClassVar[tuple[int, str]]
    pages: ClassVar[str] = "meetings/replies"


class WrongToken(LinkError):
    """Not a link of ours, or typed wrongly."""

    answer = (404, "wrong")


class RevokedToken(LinkError):
    """Taken back by the office, replaced by a newer link, or its holder or office no longer takes part."""

    answer = (410, "revoked")


class ExpiredToken(LinkError):
    """The minutes have been delivered: there is nothing left to answer; ``reply``: the invitation, if it was one."""

    answer = (410, "expired")

    def __init__(self, reply: Reply | None = None) -> None:
        super().__init__()
        self.reply = reply


class MeetingCalledOff(ExpiredToken):
    """The meeting will not take place; ``reply`` is the invitation to it."""

    answer = (410, "called_off")

    def __init__(self, reply: Reply) -> None:
        super().__init__(reply)


def token_for(reply: Reply) -> str:
    """The signed token of an invitation."""
    return _signer().sign(f"{reply.pk}.{reply.nonce}")


def link_for(reply: Reply) -> str:
    """The absolute address a member opens to answer."""
    return f"{settings.BASE_URL}{reverse('reply', args=[token_for(reply)])}"


def reply_of(token: str, *, today: date, served: bool = False) -> Reply:
    """The invitation behind a token; raises `WrongToken`, `RevokedToken`, `MeetingCalledOff` or `ExpiredToken`.

    ``served``: also after the minutes were delivered.
    """
    try:
        pk, _, nonce = _signer().unsign(token).partition(".")
    except BadSignature:
        raise WrongToken from None
    rows = Reply.objects.select_related(
        "member", "participation__meeting", "participation__facility__municipality"
    )
    reply = rows.filter(pk=pk).first()
    if reply is None:
        raise WrongToken
    if reply.revoked_at is not None or reply.nonce != nonce or not _takes_part(reply):
        raise RevokedToken
    if reply.participation.meeting.status in _OFF:
        raise MeetingCalledOff(reply)
    if not served and is_over(reply, today):
        raise ExpiredToken(reply)
    return reply


def is_over(reply: Reply, today: date) -> bool:
    """Whether the link has done its work: minutes delivered to everyone, or the meeting will not take place."""
    part = reply.participation
    served = part.delivered and (part.delivered_on is None or part.delivered_on < today)
    return served or part.meeting.status in _OFF


def _takes_part(reply: Reply) -> bool:
    """Whether the office is (still) bound to an announced meeting, and the member had not left before its day."""
    part = reply.participation
    left_on = reply.member.left_on
    announced = part.standing in BOUND and part.meeting.status != MeetingStatus.DRAFT
    return announced and (left_on is None or left_on >= part.meeting.held_on)


def _signer() -> Signer:
    return Signer(salt="meetings.reply", sep="~")
