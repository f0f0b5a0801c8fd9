"""Accounts are made by those who run the portal; nobody signs up. [CONTRACT]"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from operators.enums import OperatorLevel, Role
from operators.models import (
    Corporation,
    Facility,
    HistoryEntry,
    Municipality,
    OperatorAssignment,
    SupportCenter,
    User,
)


class AddressTakenError(Exception):
    """Somebody signs in with this address already."""


@dataclass(frozen=True)
class Place:
    """Where a person belongs: exactly what the role asks for. Use one of the three makers."""

    role: Role
    municipality: Municipality | None = None
    support_center: SupportCenter | None = None
    offices: Sequence[Facility] = ()
    corporations: Sequence[Corporation] = ()
    level: OperatorLevel = OperatorLevel.MANAGER

    @classmethod
    def in_ward(cls, municipality: Municipality) -> "Place":
        """Staff of a ward."""
        return cls(Role.WARD, municipality=municipality)

    @classmethod
    def in_center(cls, support_center: SupportCenter) -> "Place":
        """Staff of a 地域包括支援センター."""
        return cls(Role.CENTER, support_center=support_center)

    @classmethod
    def at_offices(
        cls, offices: Sequence[Facility], corporations: Sequence[Corporation], level: OperatorLevel
    ) -> "Place":
        """Somebody who works for offices, or for every office of corporations."""
        return cls(Role.OPERATOR, offices=offices, corporations=corporations, level=level)


@transaction.atomic
def register(
    *, email: str, name: str, place: Place, password: str | None, by: User | None, at: datetime, via: str
) -> User:
    """Make an account, with its history; ``password`` None waits for the mail that lets the person set one.

    Raises ``AddressTakenError``. ``by`` is None where a command does it.
    """
    if User.objects.filter(email=email.strip().lower()).exists():
        raise AddressTakenError
    user = User.objects.create_user(
        email,
        password,
        name=name,
        role=place.role,
        municipality=place.municipality,
        support_center=place.support_center,
    )
    for office in place.offices:
        OperatorAssignment.objects.create(user=user, facility=office, level=place.level)
    for corporation in place.corporations:
        OperatorAssignment.objects.create(user=user, corporation=corporation, level=place.level)
    _note(user, place, by=by, at=at, via=via)
    return user


def _note(user: User, place: Place, *, by: User | None, at: datetime, via: str) -> None:
    HistoryEntry.objects.create(
        at=at,
        by=by,
        via=via,
        verb="アカウント登録",
        subject=f"user {user.pk}",
        municipality=place.support_center.municipality if place.support_center else place.municipality,
        changes={
            "role": [None, place.role.value],
            "offices": [None, [office.reference for office in place.offices]],
            "corporations": [None, [corporation.pk for corporation in place.corporations]],
        },
    )
