"""A manager at the desk of an office in Nerima; a stranger's office and member are always there."""

from collections.abc import Callable
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from meetings.models import Member
from operators.models import OperatorAssignment
from tests.fixtures.people import World


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel("2026-11-22T10:00+09:00", tick=False):
        yield


@pytest.fixture
def manager(client: Client, nerima: World, itabashi: World) -> Client:
    """The operator of the office, a 管理者."""
    client.force_login(nerima.operator)
    return client


@pytest.fixture
def clerk(manager: Client, nerima: World) -> Client:
    """The same person as 担当者."""
    OperatorAssignment.objects.filter(user=nerima.operator).update(level="clerk")
    return manager


@pytest.fixture
def link(nerima: World) -> Callable[..., str]:
    """The address of one of the office's pages; of a member's, when one is given."""
    facility = nerima.facility

    def address(name: str, member: Member | None = None, *more: str) -> str:
        about = [member.pk] if member else []
        return reverse(name, args=[facility.number, facility.kind.code, *about, *more])

    return address


@pytest.fixture
def seat(nerima: World) -> Callable[..., Member]:
    """Put somebody on the office's council."""

    def take(category: str, name: str, **fields: Any) -> Member:
        return Member.objects.create(facility=nerima.facility, category=category, name=name, **fields)

    return take
