"""The pages of keeping and deleting in a browser: axe, valid HTML, nothing wider than a phone."""

from datetime import date

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import Page

from meetings.services.disposal import dispose
from meetings.services.retention.planning import plan_clocks
from publication.models import Retention
from rules.fiscal_year import add_months
from tests.makers import meeting
from tests.retention.aged import Aged, age, moment


@pytest.fixture
def shelf(nerima) -> dict[str, Aged]:
    """A record soon over, one over and approved, one unpublished, and one that is gone."""
    today = timezone.localdate()
    days = {"soon": 20, "approved": 9, "gone": -9}
    told = {name: add_months(date.fromordinal(today.toordinal() + each), -24) for name, each in days.items()}
    made = {
        name: age(nerima, meeting(date(2024, 6, place + 1), nerima.facility), on)
        for place, (name, on) in enumerate((told | {"unpublished": None}).items())
    }
    plan_clocks(today=today, at=timezone.now())
    for name in ("approved", "gone"):
        row = Retention.objects.get(source=f"participation/{made[name].part.pk}", holder="office")
        row.approved_at, row.approved_by = moment(date(2026, 1, 1)), nerima.operator
        row.save()
        if name == "gone":
            assert dispose(pk=row.pk, at=timezone.now())
    return made


def clock(aged: Aged) -> int:
    return Retention.objects.get(source=f"participation/{aged.part.pk}", holder="office").pk


@pytest.fixture
def addresses(shelf) -> list[str]:
    soon, gone = shelf["soon"], shelf["gone"]
    return [
        reverse("office_retention"),
        f"{reverse('office_retention')}?show=gone",
        f"{reverse('office_retention')}?show=held",
        *(reverse("office_clock", args=[clock(shelf[name])]) for name in shelf),
        reverse("office_clock_hold", args=[clock(soon)]),
        f"{reverse('office_retention_approve')}?chosen={clock(soon)}",
        reverse("material_case", args=[soon.case_paper.pk]),
        reverse("meeting", args=[gone.part.meeting_id]),
        reverse("meeting_minutes", args=[gone.part.meeting_id]),
    ]


def test_no_barriers_on_any_width(live_server, page: Page, sign_in, barriers, sideways, nerima, addresses):
    sign_in(page.context, nerima.operator)
    for address in addresses:
        page.goto(live_server.url + address)
        assert (address, barriers(page), sideways(page)) == (address, [], [])


def test_the_pages_are_valid_html(client, nerima, addresses, html_errors):
    client.force_login(nerima.operator)
    answers = {str(place): client.get(address) for place, address in enumerate(addresses)}
    assert html_errors({place: answer.content.decode() for place, answer in answers.items()}) == []
