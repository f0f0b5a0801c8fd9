"""Signing in, setting a password anew and going wrong, in the browser: keyboard, axe, small screens."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.people import PASSWORD

NEW = "engawa-no-hidamari-8"
PUBLIC = {
    "login": "/account/login/",
    "reset": "/account/password/reset/",
    "reset sent": "/account/password/reset/done/",
    "reset used up": "/account/password/reset/key/1-used-up/",
    "reset done": "/account/password/reset/key/done/",
    "switched off": "/account/inactive/",
    "accessibility": "/accessibility/",
    "not found": "/nowhere/",
}


def type_login(page: Page, email: str, password: str) -> None:
    page.get_by_label("メールアドレス").fill(email)
    page.get_by_label("パスワード", exact=False).fill(password)
    page.keyboard.press("Enter")


def test_wrong_then_right_then_ones_own_page(live_server, page, console, nerima):
    page.goto(f"{live_server.url}/center/")
    type_login(page, nerima.center.email, "wrong")
    expect(page).to_have_title("エラー：ログイン｜Engawa 縁側")
    expect(page.get_by_role("alert")).to_contain_text("正しくありません")
    expect(page.get_by_label("メールアドレス")).to_have_value(nerima.center.email)
    type_login(page, nerima.center.email, PASSWORD)
    expect(page).to_have_url(f"{live_server.url}/center/")
    expect(page.get_by_role("rowheader")).to_have_text([nerima.facility.name])
    page.get_by_role("button", name="ログアウト").click()
    expect(page).to_have_url(f"{live_server.url}/account/login/")
    assert console == []


def test_a_new_password_by_mail(live_server, page, console, nerima, mailoutbox, settings):
    settings.BASE_URL = live_server.url
    page.goto(f"{live_server.url}/account/login/")
    page.get_by_role("link", name="パスワードを忘れたとき").click()
    page.get_by_label("メールアドレス").fill(nerima.ward.email)
    page.get_by_role("button", name="再設定のメールを送る").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("メールをご確認ください")
    (link,) = re.findall(r"^http\S+/key/\S+$", mailoutbox[0].body, re.MULTILINE)
    page.goto(link)
    page.locator("[name=password1]").fill(NEW)
    page.locator("[name=password2]").fill(NEW)
    page.get_by_role("button", name="パスワードを設定").click()
    page.get_by_role("link", name="ログイン画面へ").click()
    type_login(page, nerima.ward.email, NEW)
    expect(page).to_have_url(f"{live_server.url}/ward/")
    assert console == []


@pytest.mark.parametrize("path", PUBLIC.values(), ids=PUBLIC)
def test_no_barrier_and_no_sideways_scroll(live_server, page, barriers, sideways, path):
    page.goto(f"{live_server.url}{path}")
    assert barriers(page) == []
    assert sideways(page) == []


@pytest.mark.parametrize("path", ["/center/", "/account/password/change/", "/account/logout/"])
def test_nor_for_somebody_signed_in(live_server, page, sign_in, barriers, sideways, nerima, path):
    sign_in(page.context, nerima.center)
    page.goto(f"{live_server.url}{path}")
    assert barriers(page) == []
    assert sideways(page) == []


def test_the_first_tab_leads_past_the_head(live_server, page, sign_in, nerima):
    sign_in(page.context, nerima.center)
    page.goto(f"{live_server.url}/center/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "本文へ移動"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_focus_is_drawn_as_the_design_says(live_server, page):
    page.goto(f"{live_server.url}/account/login/")
    page.get_by_role("button", name="ログイン").focus()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Tab")
    drawn = page.evaluate(
        "(({outline, outlineOffset, boxShadow}) => [outline, outlineOffset, boxShadow])"
        "(getComputedStyle(document.activeElement))"
    )
    assert drawn == ["rgb(0, 0, 0) solid 4px", "2px", "rgb(255, 212, 61) 0px 0px 0px 2px"]


def test_every_target_is_large_enough_for_a_finger(live_server, phone, sign_in, nerima):
    sign_in(phone.context, nerima.center)
    phone.goto(f"{live_server.url}/center/")
    small = phone.evaluate(
        "[...document.querySelectorAll('a:not(.skip-link), button, select, input:not([type=hidden])')]"
        ".filter(e => e.getBoundingClientRect().height < 44).map(e => e.textContent)"
    )
    assert small == []


def test_the_pages_are_valid_html(client, nerima, html_errors):
    pages = {name: client.get(path).content.decode() for name, path in PUBLIC.items()}
    client.force_login(nerima.center)
    pages["center"] = client.get("/center/").content.decode()
    pages["change"] = client.post("/account/password/change/", {}).content.decode()
    assert html_errors({name.replace(" ", "-"): text for name, text in pages.items()}) == []
