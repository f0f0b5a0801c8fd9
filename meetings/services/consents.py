"""Consent of users and families to take part by video: given before, on paper or by word, and free to withdraw. [N §5]"""

from datetime import date, datetime

from django.db import transaction

from meetings.categories import SERVED
from meetings.enums import Via
from meetings.models import Member, VideoConsent
from operators.importing.journal import Journal, differences
from operators.models import User

NEEDED_FROM = SERVED
"""The categories whose video needs a recorded consent. [RULEBOOK §5]"""


class ConsentError(Exception):
    """The consent cannot be recorded in this way."""


class ConsentNotNeeded(ConsentError):
    """Only users and their families are asked for consent."""


class AlreadyConsented(ConsentError):
    """A consent is in force already."""


class NoConsent(ConsentError):
    """There is no consent in force that could be withdrawn."""


class WithdrawnBeforeGiven(ConsentError):
    """The day of withdrawal lies before the day of consent."""


@transaction.atomic
def record_consent(
    *, member: Member, given_on: date, via: Via, by: User | None, at: datetime
) -> VideoConsent:
    """Record that a member agreed on ``given_on``; ``by`` is None where the member did it with the answer link.

    Raises `ConsentNotNeeded` or `AlreadyConsented`.
    """
    if member.category not in NEEDED_FROM:
        raise ConsentNotNeeded
    if _in_force(member):
        raise AlreadyConsented
    consent = VideoConsent.objects.create(member=member, given_on=given_on, via=via, recorded_by=by)
    _note(consent, {"given_on": None, "via": None}, verb="Web参加の同意の記録", by=by, at=at)
    return consent


@transaction.atomic
def withdraw_consent(*, member: Member, withdrawn_on: date, by: User | None, at: datetime) -> VideoConsent:
    """End the consent in force with ``withdrawn_on``; raises `NoConsent` or `WithdrawnBeforeGiven`."""
    consent = _in_force(member)
    if consent is None:
        raise NoConsent
    if withdrawn_on < consent.given_on:
        raise WithdrawnBeforeGiven
    consent.withdrawn_on = withdrawn_on
    consent.save(update_fields=["withdrawn_on"])
    _note(consent, {"withdrawn_on": None}, verb="Web参加の同意の撤回", by=by, at=at)
    return consent


def _in_force(member: Member) -> VideoConsent | None:
    """The one consent that is not withdrawn; the member's row is locked, so that there is never a second."""
    locked = Member.objects.select_for_update().get(pk=member.pk)
    return locked.video_consents.filter(withdrawn_on=None).first()


def _note(
    consent: VideoConsent, before: dict[str, date | None], *, verb: str, by: User | None, at: datetime
) -> None:
    journal = Journal(via="画面", at=at, by=by)
    now = {name: getattr(consent, name) for name in before}
    journal.add(
        f"member {consent.member_id}", differences(before, now), verb=verb, facility=consent.member.facility
    )
    journal.save()
