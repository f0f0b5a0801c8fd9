"""Two at the same moment: two people publish, one publishes while the other takes back."""

from functools import partial

import pytest

from meetings.models import PublishedWay
from meetings.services.publishing import PublishingError, publish, withdraw
from operators.models import HistoryEntry
from outbox import pdf as drawing
from publication.enums import WithdrawnWhy
from publication.models import PublicRecord
from tests.fixtures.together import together as at_the_same_moment
from tests.publishing.conftest import at

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture(autouse=True)
def undrawn(monkeypatch):
    """Drawing is another matter, and slow in threads."""

    def missing():
        raise drawing.PdfUnavailable("pango")

    monkeypatch.setattr(drawing, "_weasyprint", missing)


together = partial(at_the_same_moment, refusal=PublishingError)


def test_two_people_publish_one_record_in_one_edition(desk):
    text = desk.fresh()
    act = lambda: publish(public_text=text, by=desk.user, at=at("2026-07-01 09:30"))  # noqa: E731
    assert together(act, act, act) == ["", "", ""]
    record = PublicRecord.objects.get(facility=desk.world.facility)
    assert (record.edition, record.corrected_on, PublishedWay.objects.count()) == (1, None, 1)
    assert HistoryEntry.objects.filter(verb="公表").count() == 1


def test_taking_back_and_publishing_end_in_one_of_the_two(desk):
    desk.publish()
    text = desk.fresh()
    refused = together(
        lambda: publish(public_text=text, by=desk.user, at=at("2026-07-05 09:00")),
        lambda: withdraw(public_text=text, why=WithdrawnWhy.ERROR, by=desk.user, at=at("2026-07-05 09:00")),
    )
    record = PublicRecord.objects.get(facility=desk.world.facility)
    assert refused in (["", ""], ["NotReady", ""])
    assert (record.state, record.content, desk.completed) == ("withdrawn", {}, None)
