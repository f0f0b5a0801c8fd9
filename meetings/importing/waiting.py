"""Keeps an uploaded roster between its preview and the confirmation: for the person who sent it, for an hour.

The names in it never stand in an address or a form: the address holds a random token, and the token opens
nothing for anybody else.
"""

from secrets import token_urlsafe
from typing import NamedTuple

from django.core.cache import cache

from operators.models import Facility, User

KEPT_FOR = 60 * 60


class Waiting(NamedTuple):
    """An uploaded file that was not yet taken in."""

    name: str
    content: bytes


def keep(*, user: User, facility: Facility, file: Waiting) -> str:
    """Put a file aside; answers the token that brings it back."""
    token = token_urlsafe(16)
    cache.set(_key(user, facility, token), tuple(file), KEPT_FOR)
    return token


def kept(*, user: User, facility: Facility, token: str) -> Waiting | None:
    """The file behind a token; ``None`` when it is too late, or somebody else's."""
    found = cache.get(_key(user, facility, token))
    return Waiting(*found) if found else None


def forget(*, user: User, facility: Facility, token: str) -> None:
    """Throw a file away."""
    cache.delete(_key(user, facility, token))


def _key(user: User, facility: Facility, token: str) -> str:
    return f"members-import:{user.pk}:{facility.pk}:{token}"
