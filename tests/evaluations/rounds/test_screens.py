"""The pages of an evaluation's course in the browser: axe, HTML, a phone's width."""

from datetime import date

import pytest
from playwright.sync_api import Page

from evaluations.services.rounds_meeting import choose_meeting
from tests.evaluation_makers import round_of, staff_sheet_of
from tests.evaluations.rounds.conftest import NOW
from tests.makers import meeting, part_of


@pytest.fixture
def pages(home) -> dict[str, tuple[str, str]]:
    """A round with its meeting, its staff asked and a first step late; a joint meeting that cannot be chosen."""
    which = round_of(home.facility, staff_closes_on=date(2026, 9, 3))
    staff_sheet_of(which)
    part = part_of(meeting(date(2026, 10, 5), home.facility, status="planned"), home.facility)
    choose_meeting(round=which, participation=part, by=home.operator, at=NOW)
    place, office = (
        f"/office/evaluations/{which.pk}/",
        f"/office/evaluations/offices/{home.facility.number}/32/",
    )
    return {
        "list": ("operator", "/office/evaluations/"),
        "hub": ("operator", place),
        "day": ("operator", f"{place}day/"),
        "start": ("operator", f"{office}start/"),
        "ward": ("ward", "/ward/evaluations/"),
        "ward, nothing found": ("ward", "/ward/evaluations/?q=ありません"),
    }


def test_no_barriers_on_any_width(live_server, page: Page, console, sign_in, barriers, sideways, home, pages):
    for role, address in pages.values():
        sign_in(page.context, getattr(home, role))
        page.goto(live_server.url + address)
        assert (address, barriers(page), sideways(page), console) == (address, [], [], [])


def test_the_pages_are_valid_html(client, home, pages, html_errors):
    answers = {}
    for name, (role, address) in pages.items():
        client.force_login(getattr(home, role))
        answers[name] = client.get(address).content.decode()
    assert html_errors(answers) == []
