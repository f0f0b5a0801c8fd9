"""A world whose evaluation is ready to be reported."""

from dataclasses import dataclass

import pytest

from evaluations.models import Round
from operators.models import User
from tests.evaluations.reports import stage
from tests.fixtures.people import World


@dataclass
class Ready:
    """The office's round with final results and confirmed public words."""

    world: World
    of: Round

    @property
    def user(self) -> User:
        """Who reports."""
        return self.world.operator

    def again(self) -> Round:
        """The round as it is now."""
        return Round.objects.whole().get(pk=self.of.pk)


@pytest.fixture
def ready(nerima: World) -> Ready:
    """Everything is there; the support centre has a mail address."""
    nerima.support_center.email = "hokatsu@example.jp"
    nerima.support_center.save()
    of = stage.final_round(nerima.participation)
    stage.confirmed(Round.objects.whole().get(pk=of.pk), nerima.operator)
    return Ready(nerima, Round.objects.whole().get(pk=of.pk))
