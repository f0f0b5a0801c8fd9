"""The editor in the browser: no barriers, valid HTML, and every place decided on by keys alone."""

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Page, expect

from meetings.models import Minutes, PublicText
from meetings.services import public_texts as service
from meetings.services.public_texts.papers import Choice, How, choose_papers
from meetings.uploads.kinds import JPEG
from tests.makers import material_of


@pytest.fixture(autouse=True)
def evening():
    """After the meeting, on the server's clock."""
    with time_machine.travel("2026-07-01T21:00+09:00", tick=True):
        yield


@pytest.fixture
def addresses(office) -> dict[str, str]:
    """The editor half way, with something of everything on it; its papers and its preview."""
    photo = material_of(office.part, title="祭り.jpg", content_type=JPEG.content_type)
    office.open()
    office.does(choose_papers, choices={photo.pk: Choice(How.IMAGE, "屋台")})
    office.decide(1)
    office.does(service.replace_all, kind="phone")
    office.correct(advice="手すりを")
    return {
        name: reverse(name, args=[office.part.meeting_id])
        for name in ("public_text", "public_text_papers", "public_text_preview")
    }


def test_no_barriers_on_any_width(
    live_server, page: Page, console, sign_in, barriers, sideways, office, addresses
):
    sign_in(page.context, office.first)
    for name, address in addresses.items():
        page.goto(live_server.url + address)
        assert (name, barriers(page), sideways(page), console) == (name, [], [], [])


def test_the_pages_are_valid_html(client, office, addresses, html_errors):
    client.force_login(office.first)
    answers = {name: client.get(address).content.decode() for name, address in addresses.items()}
    answers |= states(client, office, addresses["public_text"])
    assert html_errors(answers) == []


def states(client, office, address: str) -> dict[str, str]:
    """The editor with a text that is too long, with a colleague's words, ready, and under correction."""
    refused = client.post(address, {"text-place": "あ" * 301, "act": "save"})
    office.save({"opening": "同僚の文"}, office.second)
    clash = client.post(address, {"text-opening": "自分の文", "base": 0, "act": "save"})
    for field in office.now().changed:
        office.does(service.stay, key=field.key)
    office.clean()
    client.post(address, {"base": office.now().public_text.revision, "act": "confirm"})
    ready = client.get(address)
    Minutes.objects.update(state="draft", finalised_at=None, finalised_by=None)
    pages = {"refused": refused, "clash": clash, "ready": ready, "before": client.get(address)}
    assert [page.status_code for page in pages.values()] == [422, 409, 200, 200]
    assert ready.context["ready"]
    return {name: page.content.decode() for name, page in pages.items()}


def test_every_place_is_decided_on_by_keys(live_server, page: Page, sign_in, office):
    sign_in(page.context, office.first)
    page.goto(live_server.url + reverse("public_text", args=[office.part.meeting_id]))
    left = page.locator("[data-left]")
    spots = page.locator("[data-spot]")
    expect(page.locator("[data-keys]")).to_be_visible()
    page.keyboard.press("j")
    expect(spots.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(spots.nth(1)).to_be_focused()
    page.keyboard.press("k")
    page.keyboard.press("a")
    expect(left).to_have_text("残り 3 か所")
    expect(spots.nth(0)).to_be_focused()
    page.keyboard.press("w")
    expect(left).to_have_text("残り 2 か所")
    page.keyboard.press("r")
    page.keyboard.type("jak")
    expect(left).to_have_text("残り 2 か所")
    page.keyboard.press("Enter")
    expect(left).to_have_text("残り 1 か所")
    page.keyboard.press("a")
    expect(page.locator("#next")).to_be_focused()
    expect(page.locator("[role=status][aria-live]")).to_have_text("確認する所はありません")
    stored = PublicText.objects.get(participation=office.part).fields
    assert stored["item-x1-report"]["text"] == "地域住民の代表（85歳）が入居しました。連絡先はjakです。"


def test_the_keys_are_letters_while_somebody_types_and_when_switched_off(
    live_server, page: Page, sign_in, office
):
    sign_in(page.context, office.first)
    page.goto(live_server.url + reverse("public_text", args=[office.part.meeting_id]))
    words = page.get_by_label("公表する文（利用者状況の報告　報告）")
    words.fill("")
    words.press_sequentially("ajkw")
    expect(words).to_have_value("ajkw")
    page.get_by_text("キーボードで決める").click()
    page.get_by_label("1文字のキーで操作する").uncheck()
    page.keyboard.press("j")
    expect(page.locator("[data-spot]:focus")).to_have_count(0)
