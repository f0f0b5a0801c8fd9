"""Open data, contact, accessibility and the counter in the browser: axe, small screens, HTML."""

import pytest
import time_machine
from playwright.sync_api import Page

from publication import counter_store
from publication.counter import bundle_of
from publication.counter_period import Half
from rules.kinds import ServiceKind
from tests.feeds.conftest import Shelf
from tests.fixtures.people import World

COUNTER = "/ward/counter/?service=group_home&half=2026-1"


@pytest.fixture(autouse=True)
def autumn():
    """A day on which the records' half-year is among those to choose."""
    with time_machine.travel("2026-11-22T10:00+09:00", tick=True):
        yield


@pytest.fixture
def making(nerima: World, shelf: Shelf) -> None:
    """A bundle that was asked for."""
    counter_store.ask(bundle_of(nerima.municipality, ServiceKind.GROUP_HOME, Half(2026, second=False)))


def test_no_barriers_on_any_width(
    live_server, page: Page, console, sign_in, barriers, sideways, nerima, making
):
    found = {}
    for path in ("/open-data/", "/contact/", "/accessibility/", COUNTER):
        if path == COUNTER:
            sign_in(page.context, nerima.ward)
        page.goto(live_server.url + path)
        for closed in page.locator("details > summary").all():
            closed.click()
        found[path] = (barriers(page), sideways(page))
    assert (found, console) == (dict.fromkeys(found, ([], [])), [])


def test_the_waiting_page_brings_the_button_by_itself(live_server, page: Page, sign_in, nerima, making):
    sign_in(page.context, nerima.ward)
    page.goto(live_server.url + COUNTER)
    page.get_by_text("PDFを作っています").wait_for()
    counter_store.make(
        nerima.municipality,
        ServiceKind.GROUP_HOME,
        Half(2026, second=False),
        on=Half(2026, second=True).first,
    )
    page.get_by_role("link", name="PDFを開く").wait_for()


def test_the_pages_are_valid_html(client, nerima, making, html_errors):
    paths = {"data": "/open-data/?year=2026", "contact": "/contact/", "accessibility": "/accessibility/"}
    pages = {name: client.get(path).content.decode() for name, path in paths.items()}
    client.force_login(nerima.ward)
    pages["counter"] = client.get(COUNTER).content.decode()
    pages["empty"] = client.get("/ward/counter/?service=regular_visiting&half=2026-2").content.decode()
    assert html_errors(pages) == []
