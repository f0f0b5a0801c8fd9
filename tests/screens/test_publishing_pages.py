"""The pages about publishing: axe, HTML and small screens, before the record is out, while it is, and after it."""

from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page

from meetings.enums import PublicationWay
from meetings.models import Meeting, Participation
from meetings.services import public_texts, publishing
from publication.enums import WithdrawnWhy
from tests.fixtures.people import World
from tests.makers import NOON, minutes_of


@pytest.fixture
def part(nerima: World, itabashi: World) -> Participation:
    """Minutes final, the public text confirmed; it hangs on the board."""
    Meeting.objects.filter(pk=nerima.meeting.pk).update(place="")
    part = nerima.participation
    minutes_of(part, final=nerima.operator)
    by: dict[str, Any] = {"by": nerima.operator, "at": NOON}
    text = public_texts.open_text(participation=part, **by)
    public_texts.confirm(public_text=text, base_revision=text.revision, **by)
    url = "https://www.example.jp/unei/" + "nagai-" * 20
    day = date(2026, 6, 22)
    publishing.record_way(of=part, way=PublicationWay.SITE, done_on=day, url=url, **by)
    return part


def addresses(part: Participation) -> dict[str, str]:
    one = [part.meeting_id]
    return {
        "hub": reverse("publication", args=one),
        "confirm": reverse("publish", args=one),
        "way": reverse("publication_way", args=[*one, "national"]),
        "way removed": reverse("publication_way_remove", args=[*one, "site"]),
        "front": reverse("office_front", args=[part.facility.number, part.facility.kind.code]),
    }


def published(part: Participation) -> dict[str, str]:
    """Out: the hub with its record, and the page that takes it back."""
    text = part.public_text
    publishing.publish(public_text=text, by=text.made_by, at=NOON)
    one = [part.meeting_id]
    return {
        "published": reverse("publication", args=one),
        "withdraw": reverse("publication_withdraw", args=one),
    }


def withdrawn(part: Participation) -> dict[str, str]:
    """Taken back again."""
    text = part.public_text
    publishing.withdraw(public_text=text, why=WithdrawnWhy.ERROR, by=text.made_by, at=NOON)
    return {"withdrawn": reverse("publication", args=[part.meeting_id])}


def test_no_barriers_on_any_width(live_server, page: Page, sign_in, barriers, sideways, part, nerima):
    sign_in(page.context, nerima.operator)
    found = {}
    for stage in (addresses, published, withdrawn):
        for name, address in stage(part).items():
            page.goto(live_server.url + address)
            found[name] = (barriers(page), sideways(page))
    assert found == {name: ([], []) for name in found}


def test_the_pages_are_valid_html(client, html_errors, part, nerima):
    client.force_login(nerima.operator)
    answers: dict[str, str] = {}
    for stage in (addresses, published, withdrawn):
        answers |= {name: client.get(address).content.decode() for name, address in stage(part).items()}
    wrong = client.post(reverse("publication_withdraw", args=[part.meeting_id]), {})
    assert wrong.status_code == 302  # nothing to take back any more
    errors = client.post(addresses(part)["way"], {"done_on": "きのう", "url": "x"})
    assert errors.status_code == 422
    assert html_errors(answers | {"errors": errors.content.decode()}) == []
