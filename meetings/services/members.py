"""Who joins and leaves a council. Terms end, they are not erased: the past keeps its members. [N §3]"""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from meetings.models import Member
from operators.importing.journal import Journal, differences
from operators.importing.places import Places
from operators.importing.text import fold
from operators.models import Corporation, Facility, User

TOLD = (
    "category", "name", "kana", "affiliation", "title", "delivery", "email", "postal_code", "address", "joined_on", "left_on",
)  # fmt: skip
"""The fields whose old and new values the history tells; the corporation by its number."""


class MemberError(Exception):
    """The roster cannot be changed in this way."""


class SeatTaken(MemberError):
    """Somebody of the same category and name serves in the same time."""


class LeftBeforeJoining(MemberError):
    """The last day lies before the first."""


class MemberInUse(MemberError):
    """Notices, answers, attendance or consents tell of this member."""


def particulars(member: Member) -> dict[str, Any]:
    """What the history tells of a member."""
    number = member.corporation.number if member.corporation else ""
    return {name: getattr(member, name) for name in TOLD} | {"corporation": number}


@transaction.atomic
def register(*, member: Member, corporation_number: str = "", by: User, at: datetime) -> Member:
    """Store a new member of ``member.facility``; raises `SeatTaken` or `LeftBeforeJoining`.

    A corporation whose number nobody knew yet is registered with it.
    """
    journal = Journal(via="画面", at=at, by=by)
    _check(member)
    member.corporation = _corporation(corporation_number, journal)
    member.save(force_insert=True)
    told = {name: each for name, each in differences({}, particulars(member)).items() if each[1]}
    journal.add(_subject(member), told, verb="構成員の登録", facility=member.facility)
    journal.save()
    return member


@transaction.atomic
def change(*, member: Member, corporation_number: str | None = None, by: User, at: datetime) -> bool:
    """Store the changed values of a member and answer whether there were any.

    ``corporation_number`` None leaves the corporation; empty takes it away. Raises `SeatTaken` or
    `LeftBeforeJoining`.
    """
    return _store(member, corporation_number, verb="構成員の変更", by=by, at=at)


@transaction.atomic
def end_term(*, member: Member, left_on: date, by: User, at: datetime) -> bool:
    """Let the term end with ``left_on``, its last day; or correct that day. Raises `LeftBeforeJoining`."""
    member.left_on = left_on
    return _store(member, None, verb="構成員の退任", by=by, at=at)


@transaction.atomic
def resume(*, member: Member, by: User, at: datetime) -> bool:
    """Undo the end of a term; raises `SeatTaken` when the same person has been registered again."""
    member.left_on = None
    return _store(member, None, verb="退任の取消し", by=by, at=at)


@transaction.atomic
def remove(*, member: Member, by: User, at: datetime) -> None:
    """Delete a member of whom nothing was ever recorded; raises `MemberInUse`. The history keeps the values."""
    told = {name: [value, None] for name, (_, value) in differences({}, particulars(member)).items() if value}
    subject = _subject(member)
    try:
        with transaction.atomic():
            member.delete()
    except ProtectedError:
        raise MemberInUse from None
    journal = Journal(via="画面", at=at, by=by)
    journal.add(subject, told, verb="構成員の削除", facility=member.facility)
    journal.save()


def _store(member: Member, corporation_number: str | None, *, verb: str, by: User, at: datetime) -> bool:
    journal = Journal(via="画面", at=at, by=by)
    _check(member)
    stored = Member.objects.select_related("corporation").get(pk=member.pk)
    if corporation_number is not None:
        member.corporation = _corporation(corporation_number, journal)
    changes = differences(particulars(stored), particulars(member))
    if changes:
        member.save()
        journal.add(_subject(member), changes, verb=verb, facility=member.facility)
    journal.save()
    return bool(changes)


def _check(member: Member) -> None:
    """Refuse a term that cannot be; the office's row is locked, so that two people add nobody twice."""
    Facility.objects.select_for_update(no_key=True).get(pk=member.facility_id)
    if (member.left_on or date.max) < (member.joined_on or date.min):
        raise LeftBeforeJoining
    seats = Member.objects.filter(facility=member.facility_id, category=member.category).exclude(pk=member.pk)
    if any(fold(other.name) == fold(member.name) and other.serves_beside(member) for other in seats):
        raise SeatTaken


def _corporation(number: str, journal: Journal) -> Corporation | None:
    """The corporation of this number, stored when it is new."""
    if not number:
        return None
    places = Places([number])
    found = places.corporation(number, "")
    places.need(found)
    places.save(journal)
    return found


def _subject(member: Member) -> str:
    """Whom a history entry is about: a number, never a name."""
    return f"member {member.pk}"
