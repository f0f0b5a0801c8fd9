"""A meeting on 24 December 2026 at 14:00, seen from 22 November; strangers are always invited too."""

from collections.abc import Iterator
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import time_machine

from meetings.models import Meeting, Member, Participation, Reply
from operators.models import Facility
from tests import makers

JAPAN = ZoneInfo("Asia/Tokyo")
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=JAPAN)
DAY = date(2026, 12, 24)


@pytest.fixture
def at_ten() -> Iterator[None]:
    """The clock stands at ten in the morning of 22 November 2026."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def time_machine_at():
    """Another moment, for the length of a ``with``."""
    return lambda moment: time_machine.travel(moment, tick=False)


@pytest.fixture
def council(nerima, itabashi):
    """Invite the offices' members to a meeting of these offices; gives the meeting."""

    def convene(*offices: Facility, held_on: date = DAY, **fields) -> Meeting:
        planned: dict[str, Any] = {
            "status": "planned",
            "starts_at": time(14),
            "ends_at": time(15, 30),
            "place": "集会所",
        }
        made = makers.meeting(held_on, *(offices or (nerima.facility,)), **planned | fields)
        for part in made.participations.all():
            for member in part.facility.members.all():
                Reply.objects.create(participation=part, member=member)
        return made

    convene(itabashi.facility)
    return convene


@pytest.fixture
def invited(nerima, council):
    """The invitation of one member of 練馬区's office; another member of the same office is invited too."""

    def invite(category: str = "community", name: str = "見本 太郎", **fields) -> Reply:
        member = Member.objects.create(facility=nerima.facility, category=category, name=name)
        return Reply.objects.get(participation__meeting=council(**fields), member=member)

    return invite


def part(reply: Reply, **fields) -> Participation:
    """Change the office's part in the meeting of an invitation."""
    Participation.objects.filter(pk=reply.participation_id).update(**fields)
    return reply.participation
