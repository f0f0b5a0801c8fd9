"""Two at the same moment: one begins the evaluation, another moves the hours of the meeting that would carry it."""

from datetime import date, time

import pytest
from django.db import OperationalError

from evaluations.models import Round
from evaluations.services import rounds
from meetings.models import Meeting
from meetings.services import scheduling
from tests.evaluations.rounds.conftest import NOW
from tests.fixtures.people import World
from tests.fixtures.together import together
from tests.makers import meeting

pytestmark = pytest.mark.django_db(transaction=True)
DAY = date(2026, 12, 10)


def test_neither_waits_for_the_other_for_ever(home: World) -> None:
    of = meeting(DAY, home.facility, status="planned")
    later = scheduling.Details(held_on=DAY, starts_at=time(15), ends_at=time(16))
    by = home.operator
    refused = together(
        lambda: rounds.start(facility=home.facility, fiscal_year=2026, planned_on=DAY, by=by, at=NOW),
        lambda: scheduling.change(meeting=of, details=later, by=by, at=NOW),
        refusal=OperationalError,
    )
    chosen = Round.objects.get().participation
    assert (refused, chosen and chosen.meeting_id) == (["", ""], of.pk)
    assert Meeting.objects.get(pk=of.pk).starts_at == time(15)
