"""The sheet on a phone and the office's pages: no barriers on any width, valid HTML, saved by one tap."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from evaluations.services.staff_sending import send_links
from evaluations.staff_sheets.tokens import token_for
from tests.makers import NOON


@pytest.fixture
def addresses(asking) -> dict[str, tuple[bool, str]]:
    """Pages by name: whether somebody signs in for them, and where they are."""
    asking.filled(label="見本 花子")
    begun = asking.sheet(label="見本 次郎", email="jiro@example.jp")
    asking.save(begun, asking.rows[0].key, {"rating": "b"})
    asking.sheet(label="12番")
    send_links(round=asking.round, by=asking.by, at=NOON)
    token = token_for(begun)
    return {
        "front": (False, reverse("staff_sheet", args=[token])),
        "screen": (False, reverse("staff_sheet_step", args=[token, 1])),
        "check": (False, reverse("staff_sheet_check", args=[token])),
        "list": (True, asking.address("evaluation_staff")),
        "add": (True, asking.address("evaluation_staff_add")),
        "person": (True, asking.address("evaluation_staff_person", begun.pk)),
        "close": (True, asking.address("evaluation_staff_close")),
    }


def test_no_barriers_and_one_tap_saves(
    live_server, page: Page, console, sign_in, barriers, sideways, asking, addresses
):
    found = {}
    for name, (signed_in, address) in addresses.items():
        if signed_in:
            sign_in(page.context, asking.by)
        page.goto(live_server.url + address)
        found[name] = (barriers(page), sideways(page))
    assert found == dict.fromkeys(addresses, ([], []))
    page.goto(live_server.url + addresses["screen"][1])
    page.locator("fieldset").nth(1).get_by_text("ほぼできている").click()
    expect(page.locator("#sheet-said")).to_contain_text("2項目に回答")
    page.context.set_offline(True)
    page.locator("fieldset").nth(2).get_by_text("ほぼできている").click()
    expect(page.locator("fieldset").nth(2)).to_contain_text("まだ保存していません")
    page.context.set_offline(False)
    console.clear()
    page.reload()
    expect(page.locator("fieldset").nth(2).get_by_label("ほぼできている")).not_to_be_checked()
    expect(page.locator("fieldset").nth(1).get_by_label("ほぼできている")).to_be_checked()
    assert console == []


def test_the_pages_are_valid_html(client, html_errors, asking, addresses):
    client.force_login(asking.by)
    pages = {name: client.get(address).content.decode() for name, (_, address) in addresses.items()}
    assert html_errors(pages) == []
