"""The history and the list of requests in the browser: axe, HTML, small screens, keyboard."""

from datetime import date

import pytest
from playwright.sync_api import Page, expect

from meetings.models import Figures, Participation
from tests.history.conftest import HISTORY, WARDS, Past
from tests.makers import NOON, follow_up_of, meeting, part_of

LIST = "/office/offices/1392000011/32/follow-ups/"


@pytest.fixture
def lively(past: Past) -> Past:
    """Figures of every kind, one open request with a long text, one that was closed."""
    early = part_of(meeting(date(2025, 4, 1), past.world.facility), past.world.facility)
    counts = {"day_visits": 240, "overnight_stays": 60, "home_visits": 120, "near_misses": 3}
    for part in (early, past.june, past.august):
        Figures.objects.update_or_create(participation=part, defaults=counts)
    Figures.objects.filter(participation=early).update(users=10, accidents=1)
    follow_up_of(past.june, words="広報紙を町会にも配ってほしい。" * 20)
    done = follow_up_of(past.june, title="避難訓練", state="done", closed_at=NOON)
    done.steps.create(participation=past.august, words="夜間に行いました。", at=NOON)
    return past


def pages(past: Past) -> dict[str, tuple[str, str]]:
    one, done = (past.june.follow_ups_raised.get(state=state).pk for state in ("open", "done"))
    return {
        "history for the office": ("operator", HISTORY),
        "history for the ward": ("ward", WARDS),
        "found": ("operator", f"{HISTORY}?q=避難訓練"),
        "not found": ("ward", f"{WARDS}?q=ありません"),
        "requests": ("operator", LIST),
        "closed requests": ("operator", f"{LIST}?state=closed"),
        "a new request": ("operator", f"{LIST}new/"),
        "closing one": ("operator", f"/office/follow-ups/{one}/close/"),
        "opening one again": ("operator", f"/office/follow-ups/{done}/reopen/"),
    }


def test_no_barriers_on_any_width(live_server, page: Page, console, sign_in, barriers, sideways, lively):
    for name, (role, address) in pages(lively).items():
        page.context.clear_cookies()
        sign_in(page.context, getattr(lively.world, role))
        page.goto(live_server.url + address)
        assert (name, barriers(page), sideways(page), console) == (name, [], [], [])


def test_the_pages_are_valid_html(client, lively, html_errors):
    answers = {}
    for name, (role, address) in pages(lively).items():
        client.force_login(getattr(lively.world, role))
        answers[name] = client.get(address).content.decode()
    assert html_errors(answers) == []


def test_without_anything_the_page_says_what_comes(client, lively, html_errors):
    Participation.objects.filter(facility=lively.partner).update(standing="declined")
    client.force_login(lively.world.ward)
    answer = client.get("/ward/offices/1392000029/78/history/").content.decode()
    assert "会議の記録はまだありません" in answer
    assert html_errors({"nothing": answer}) == []


def test_searching_by_the_keyboard(live_server, phone: Page, sign_in, lively):
    sign_in(phone.context, lively.world.operator)
    phone.goto(live_server.url + HISTORY)
    phone.get_by_label("議事録から探す").fill("夜間　避難")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", level=2)).to_have_text("1件の会議が見つかりました")
    expect(phone.locator("mark")).to_have_text(["避難", "夜間", "避難"])


def test_a_chart_is_read_aloud_in_words(live_server, page: Page, sign_in, lively):
    sign_in(page.context, lively.world.operator)
    page.goto(live_server.url + HISTORY)
    chart = page.get_by_role("img", name="利用者数 R7.4からR8.10まで。利用者数は直近7人、最小7人、最大10人。")
    expect(chart).to_be_visible()
