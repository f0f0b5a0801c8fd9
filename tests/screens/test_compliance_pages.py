"""Board, an office's year and the operator's home in the browser: axe, HTML, small screens, keyboard."""

from datetime import date

import pytest
import time_machine
from playwright.sync_api import Page, expect

from operators.models import Municipality, OperatorAssignment
from tests.fixtures.people import World
from tests.makers import meeting, office, place


@pytest.fixture(autouse=True)
def autumn():
    """A day in the middle of a fiscal year, on the server's clock."""
    with time_machine.travel("2026-11-22T10:00+09:00", tick=True):
        yield


@pytest.fixture
def lively(nerima: World, itabashi: World) -> World:
    """A ward with a joint meeting across areas, a plan without notice, and an office that is fine."""
    Municipality.objects.filter(pk=nerima.municipality.pk).update(ruleset_id="131202")
    home = office("group_home", "1372000011", area="石神井", municipality=nerima.municipality, name="あさひ")
    partner = office("community_day", "1372000029", municipality=nerima.municipality, name="となり")
    place(partner, "大泉")
    office("night_visiting", "1392000043", municipality=nerima.municipality, name="よるのかい")
    OperatorAssignment.objects.create(user=nerima.operator, facility=home)
    meeting(
        date(2026, 4, 1), home, partner, notice_on=date(2026, 2, 1), topics=["hygiene", "abuse_prevention"]
    )
    meeting(date(2026, 12, 1), home, status="planned", carries_evaluation=True)
    return nerima


PAGES = {
    "board": ("ward", "/ward/"),
    "board filtered to nothing": ("ward", "/ward/?q=ありません"),
    "office for the ward": ("ward", "/ward/offices/1372000011/32/"),
    "office of last year": ("ward", "/ward/offices/1372000011/32/?year=2025"),
    "office for itself": ("operator", "/office/offices/1372000011/32/"),
    "home": ("operator", "/office/"),
}


@pytest.mark.parametrize("name", PAGES)
def test_no_barriers_on_any_width(
    live_server, page: Page, console, sign_in, barriers, sideways, lively, name
):
    role, address = PAGES[name]
    sign_in(page.context, getattr(lively, role))
    page.goto(live_server.url + address)
    assert (barriers(page), sideways(page), console) == ([], [], [])


def test_the_pages_are_valid_html(client, lively, html_errors):
    answers = {}
    for name, (role, address) in PAGES.items():
        client.force_login(getattr(lively, role))
        answers[name] = client.get(address).content.decode()
    assert html_errors(answers) == []


def test_the_ward_finds_an_office_and_reads_the_rule(live_server, page: Page, sign_in, lively):
    sign_in(page.context, lively.ward)
    page.goto(f"{live_server.url}/ward/")
    page.get_by_label("事業所名・法人名・番号").fill("あさひ")
    page.keyboard.press("Enter")
    expect(page.get_by_role("rowheader")).to_have_count(1)
    page.get_by_role("link", name="あさひ").click()
    mismatch = page.locator(".finding", has_text="同じ日常生活圏域にありません")
    mismatch.get_by_text("根拠：N 合同§1(2)").click()
    expect(mismatch.get_by_role("blockquote")).to_contain_text(
        "同一の日常生活圏域内に所在する事業所であること。"
    )


def test_the_operator_sees_what_is_next_first(live_server, phone: Page, sign_in, lively):
    sign_in(phone.context, lively.operator)
    phone.goto(f"{live_server.url}/office/")
    first = phone.locator(".act").first
    expect(first).to_contain_text("議事録と会議資料を提出する")
    expect(first).to_contain_text("期限を過ぎています")
    first.get_by_role("link", name="あさひ").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("あさひ")
