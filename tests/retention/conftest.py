"""A manager, a clerk and records whose clocks run."""

from datetime import date
from typing import Any

import pytest

from meetings.models import Participation
from meetings.services.retention.planning import plan_clocks
from operators.models import OperatorAssignment, User
from publication.models import Retention
from tests.fixtures.people import World
from tests.makers import meeting, part_of
from tests.retention.aged import moment


@pytest.fixture
def clerk(nerima: World) -> User:
    """A person who works for the office and is no 管理者."""
    made = User.objects.create_user("clerk@nerima.example.jp", "x", name="ひなた clerk", role="operator")
    OperatorAssignment.objects.create(user=made, facility=nerima.facility, level="clerk")
    return made


def published(world: World, held_on: date, on: date | None, **fields: Any) -> Participation:
    """A record of the world's office, published on a day; its clocks are planned as of that day."""
    return part_of(meeting(held_on, world.facility, published_on=on, **fields), world.facility)


def clock_of(part: Participation, today: date) -> Retention:
    """The clock of a record as it is planned on a day."""
    plan_clocks(today=today, at=moment(today))
    return Retention.objects.get(holder="office", source=f"participation/{part.pk}")
