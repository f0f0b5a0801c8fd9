"""A round with the small form, and the next ward's."""

import pytest

from evaluations.models import Round
from operators.models import Facility
from tests.evaluation_makers import round_of
from tests.evaluations.sheets.small import small_version
from tests.fixtures.people import World


def as_group_home(world: World) -> Facility:
    """The world's office as one that is evaluated."""
    Facility.objects.filter(pk=world.facility.pk).update(service="group_home")
    world.facility.refresh_from_db()
    return world.facility


@pytest.fixture
def small_round(nerima) -> Round:
    """This year's round of the own office, nothing filled."""
    version = small_version(nerima.municipality)
    return round_of(as_group_home(nerima), form_version=version, by=nerima.operator)
