"""The links by which a member answers without an account: signed, revocable, and void when the work is done."""

from datetime import date

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from meetings.models import Reply
from rules.kinds import MeetingStatus

_SIGNER = Signer(salt="meetings.reply", sep="~")


class LinkError(Exception):
    """A link that opens nothing."""


class WrongToken(LinkError):
    """Not a link of ours, or typed wrongly."""


class RevokedToken(LinkError):
    """Taken back by the office, or replaced by a newer link."""


class ExpiredToken(LinkError):
    """The minutes have been delivered, or the meeting was cancelled: there is nothing left to answer."""


def token_for(reply: Reply) -> str:
    """The signed token of an invitation. It names no person."""
    return _SIGNER.sign(f"{reply.pk}.{reply.nonce}")


def link_for(reply: Reply) -> str:
    """The absolute address a member opens to answer."""
    return f"{settings.BASE_URL}{reverse('reply', args=[token_for(reply)])}"


def reply_of(token: str, *, today: date) -> Reply:
    """The invitation behind a token; raises `WrongToken`, `RevokedToken` or `ExpiredToken`."""
    try:
        pk, _, nonce = _SIGNER.unsign(token).partition(".")
    except BadSignature:
        raise WrongToken from None
    rows = Reply.objects.select_related("member", "participation__meeting", "participation__facility")
    reply = rows.filter(pk=pk).first() if pk.isdigit() else None
    if reply is None:
        raise WrongToken
    if reply.revoked_at is not None or reply.nonce != nonce:
        raise RevokedToken
    if is_over(reply, today):
        raise ExpiredToken
    return reply


def is_over(reply: Reply, today: date) -> bool:
    """Whether the link has done its work: minutes delivered to everyone, or the meeting will not take place."""
    part = reply.participation
    served = part.delivered and (part.delivered_on is None or part.delivered_on < today)
    return served or part.meeting.status in (MeetingStatus.CANCELLED, MeetingStatus.NOT_HELD)
