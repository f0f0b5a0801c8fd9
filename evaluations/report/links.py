"""The link behind which a support centre reads a report without an account: signed, for a time.

A token is the version's key and the delivery's nonce under an HMAC of ``SECRET_KEY``; it names no person and can be
made before the delivery's row, for the mail holds it. A link ends when the office has a new one sent (`renew_link`),
and when a corrected report goes out with its own.
"""

from datetime import date, timedelta

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.urls import reverse

from evaluations.models import ReportDelivery
from meetings.models import SubmissionVersion
from meetings.tokens import ExpiredToken, RevokedToken, WrongToken
from operators.local_time import day_of


class ReportExpired(ExpiredToken):
    """The link was good for a time that is over; ``delivery`` tells whose office to ask."""

    answer, pages = (410, "link_expired"), "evaluations/reports"

    def __init__(self, delivery: ReportDelivery) -> None:
        super().__init__()
        self.delivery = delivery


class ReportReplaced(RevokedToken):
    """A corrected report went out since, with a link of its own."""

    answer, pages = (410, "link_replaced"), "evaluations/reports"

    def __init__(self, delivery: ReportDelivery) -> None:
        super().__init__()
        self.delivery = delivery


def token_for(delivery: ReportDelivery) -> str:
    """The signed token of a delivery, saved or about to be."""
    return _signer().sign(f"{delivery.version_id}.{delivery.nonce}")


def link_for(delivery: ReportDelivery) -> str:
    """The absolute address at which the report is read."""
    return f"{settings.BASE_URL}{reverse('report_link', args=[token_for(delivery)])}"


def delivery_of(token: str, *, today: date) -> ReportDelivery:
    """The delivery behind a token; raises `WrongToken`, `RevokedToken`, `ReportExpired`, `ReportReplaced`."""
    try:
        version, nonce = _signer().unsign(token).split(".")
        rows = ReportDelivery.objects.select_related(
            "support_center", "version__submission__facility", "version__submission__municipality"
        )
        found = rows.filter(version=int(version)).first()
    except (BadSignature, ValueError):
        raise WrongToken from None
    if found is None:
        raise WrongToken
    if not nonce or found.nonce != nonce:
        raise RevokedToken
    if today > good_until(found.version) or not found.version.record:  # the ward's copy is deleted as well
        raise ReportExpired(found)
    if ReportDelivery.objects.later_than(found.version).exists():
        raise ReportReplaced(found)
    return found


def good_until(version: SubmissionVersion) -> date:
    """The last day of the link to this version."""
    return day_of(version.submitted_at) + timedelta(days=settings.MINUTES_LINK_DAYS)


def _signer() -> Signer:
    return Signer(salt="evaluations.report", sep="~")
