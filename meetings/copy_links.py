"""The links behind which a copy of submitted minutes is read without an account: signed, revocable, for a time.

A token is the version, the member (0: the support centre) and the copy's nonce under an HMAC of ``SECRET_KEY``. It
names no person and can be made before the copy's row, for mail and letter hold it. A copy whose ``nonce`` is empty
has no link: it was taken back.
"""

from datetime import date, timedelta
from secrets import token_urlsafe

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from meetings.models import MinutesCopy, SubmissionVersion
from meetings.tokens import ExpiredToken, RevokedToken, WrongToken
from operators.local_time import day_of
from rules.retention import keep_until
from rules.ruleset_files import rulebook


class CopyExpired(ExpiredToken):
    """The link was good for a time that is over; ``copy`` tells whose office to ask."""

    answer = (410, "copy_expired")

    def __init__(self, copy: MinutesCopy) -> None:
        super().__init__()
        self.copy = copy


def new_nonce() -> str:
    """A secret for a new link; every link with another one is void."""
    return token_urlsafe(12)


def token_for(copy: MinutesCopy) -> str:
    """The signed token of a copy, saved or about to be."""
    return _signer().sign(f"{copy.version_id}.{copy.member_id or 0}.{copy.nonce}")


def link_for(copy: MinutesCopy) -> str:
    """The absolute address at which a copy is read; empty for one whose link was taken back."""
    return f"{settings.BASE_URL}{reverse('minutes_copy', args=[token_for(copy)])}" if copy.nonce else ""


def copy_of(token: str, *, today: date) -> MinutesCopy:
    """The copy behind a token; raises `WrongToken`, `RevokedToken` or `CopyExpired`."""
    try:
        version, member, nonce = _signer().unsign(token).split(".")
    except (BadSignature, ValueError):
        raise WrongToken from None
    rows = MinutesCopy.objects.select_related(
        "version__submission__participation__meeting",
        "version__submission__facility__municipality",
        "version__submission__facility__corporation",
    )
    copy = rows.filter(version=int(version), member=int(member) or None).first()
    if copy is None:
        raise WrongToken
    if not nonce or copy.nonce != nonce:
        raise RevokedToken
    if today > good_until(copy.version) or not copy.version.record:  # the ward's copy is deleted as well
        raise CopyExpired(copy)
    return copy


def good_until(version: SubmissionVersion) -> date:
    """The last day of the links to this version: never longer than the record has to be kept. [N §8, 省令 36②]"""
    usual = day_of(version.submitted_at) + timedelta(days=settings.MINUTES_LINK_DAYS)
    part = version.submission.participation
    if part is None or part.published_on is None:
        return usual
    rules = rulebook(version.submission.facility.municipality.ruleset_id).on(part.meeting.held_on)
    return min(usual, keep_until(part.published_on, rules) or usual)


def _signer() -> Signer:
    return Signer(salt="meetings.minutes_copy", sep="~")
