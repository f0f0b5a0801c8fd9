"""The links by which a member reads a draft of the minutes and says whether it is right; no account is needed.

Signed like `meetings.tokens`: the row's key and nonce, no person's name. An empty nonce was taken back.
"""

from datetime import date, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from meetings.enums import BOUND
from meetings.models import DraftCheck, Participation
from meetings.tokens import ExpiredToken, RevokedToken, WrongToken
from operators.local_time import day_of
from rules.kinds import MeetingStatus

_NO_MINUTES = (MeetingStatus.DRAFT, MeetingStatus.CANCELLED, MeetingStatus.NOT_HELD)


class DraftExpired(ExpiredToken):
    """The draft was asked about too long ago."""

    answer = (410, "draft_expired")


def token_for(check: DraftCheck) -> str:
    """The signed token of a request to confirm a draft."""
    return _signer().sign(f"{check.pk}.{check.nonce}")


def link_for(check: DraftCheck) -> str:
    """The absolute address a member opens."""
    return f"{settings.BASE_URL}{reverse('draft_page', args=[token_for(check)])}"


def draft_check_of(token: str, *, today: date) -> DraftCheck:
    """The request behind a token; raises `WrongToken`, `RevokedToken`, `DraftExpired` or `ExpiredToken`."""
    try:
        pk, _, nonce = _signer().unsign(token).partition(".")
    except BadSignature:
        raise WrongToken from None
    rows = DraftCheck.objects.select_related(
        "member",
        "minutes__participation__meeting",
        "minutes__participation__facility__municipality",
        "minutes__participation__facility__corporation",
    )
    check = rows.filter(pk=pk, minutes__participation__isnull=False).first()
    if check is None:
        raise WrongToken
    part = check.minutes.participation
    if not nonce or check.nonce != nonce or part is None or not _takes_part(check, part):
        raise RevokedToken
    if part.delivered and (part.delivered_on is None or part.delivered_on < today):
        raise ExpiredToken
    if today > day_of(check.asked_at) + timedelta(days=settings.DRAFT_LINK_DAYS):
        raise DraftExpired
    return check


def _takes_part(check: DraftCheck, part: Participation) -> bool:
    """Whether the office is bound to a meeting that has minutes, and the member had not left before its day."""
    meeting, left_on = part.meeting, check.member.left_on
    has_minutes = part.standing in BOUND and meeting.status not in _NO_MINUTES
    return has_minutes and (left_on is None or left_on >= meeting.held_on)


def _signer() -> Signer:
    return Signer(salt="meetings.draft_check", sep="~")
