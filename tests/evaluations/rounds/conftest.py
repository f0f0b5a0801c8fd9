"""The office of the world under the ward's own rules, on a day of autumn."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from operators.models import Municipality
from tests.fixtures.people import World

NOW = datetime(2026, 9, 1, 1, 0, tzinfo=UTC)
TODAY = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def autumn():
    """The first of September on the server's clock."""
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def home(nerima: World, itabashi: World) -> World:
    """The world of Nerima under Nerima's rules; a stranger's beside it."""
    Municipality.objects.filter(pk=nerima.municipality.pk).update(ruleset_id="131202")
    nerima.facility.refresh_from_db()
    return nerima
