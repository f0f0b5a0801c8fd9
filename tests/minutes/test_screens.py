"""The minutes editor in the browser: it saves by itself, survives a lost connection, and never overwrites."""

import re

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.urls import reverse
from playwright.sync_api import Browser, Dialog, Page, Route, expect

from meetings.models import Minutes, MinutesVersion
from meetings.services import minutes as service
from tests.fixtures.people import PASSWORD
from tests.minutes.conftest import MORNING, Desk


@pytest.fixture(autouse=True)
def june():
    """Two days after the meeting, on the server's clock."""
    with time_machine.travel("2026-06-22T14:03+09:00", tick=True):
        yield


@pytest.fixture
def begun(desk: Desk) -> Minutes:
    """A part with a first sentence, saved by the first person."""
    return desk.write(desk.open(), MORNING, report="はじめの文。")


@pytest.fixture
def editor(live_server, page: Page, sign_in, desk, begun) -> Page:
    """The editor, opened by the first person."""
    sign_in(page.context, desk.first)
    page.goto(live_server.url + reverse("minutes_edit", args=[begun.pk]))
    return page


def report(page: Page):
    return page.get_by_role("textbox", name="報告", exact=True).first


def stored() -> str:
    return Minutes.objects.get().content["items"][0]["report"]


def state(page: Page):
    return page.locator("[data-state]")


def kept(page: Page) -> int:
    return page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('minutes/')).length")


def test_it_saves_by_itself_and_keeps_nothing_on_the_device(editor, console):
    report(editor).fill("9名が利用しています。")
    assert kept(editor) == 1
    expect(state(editor)).to_contain_text("保存しました 14:", timeout=10_000)
    assert (stored(), kept(editor), console) == ("9名が利用しています。", 0, [])
    editor.reload()
    expect(report(editor)).to_have_value("9名が利用しています。")


def test_a_lost_connection_loses_no_word(editor, begun):
    editor.context.set_offline(True)
    report(editor).fill("電波のないところで書いた文。")
    expect(state(editor)).to_have_text("つながりません。この端末に控えています", timeout=10_000)
    assert stored() == "はじめの文。"
    editor.context.set_offline(False)
    expect(state(editor)).to_contain_text("保存しました 14:", timeout=10_000)
    assert (stored(), kept(editor)) == ("電波のないところで書いた文。", 0)


def test_an_answer_lost_on_the_way_is_no_conflict_with_oneself(editor):
    """The server stored the words, nobody told the page, and the page goes on writing."""
    lost: list[str] = []

    def lose(route: Route) -> None:
        if lost:
            route.fallback()
            return
        route.fetch()
        lost.append(route.request.method)
        route.abort()

    editor.route(editor.url, lose)
    report(editor).fill("一度目の文。")
    expect(state(editor)).to_have_text("つながりません。この端末に控えています", timeout=10_000)
    assert stored() == "一度目の文。"
    report(editor).fill("一度目の文。二度目の文。")
    expect(state(editor)).to_contain_text("保存しました 14:", timeout=20_000)
    assert (lost, stored(), kept(editor)) == (["POST"], "一度目の文。二度目の文。", 0)


def test_what_stayed_on_the_device_is_offered_when_the_page_is_opened_anew(browser: Browser, editor):
    editor.context.set_offline(True)
    report(editor).fill("電源が切れる前に書いた文。")
    expect(state(editor)).to_contain_text("控えています", timeout=10_000)
    with browser.new_context(locale="ja-JP", storage_state=editor.context.storage_state()) as switched_on:
        again = switched_on.new_page()
        again.goto(editor.url)
        expect(report(again)).to_have_value("はじめの文。")
        again.get_by_role("button", name="欄に戻す").click()
        expect(report(again)).to_have_value("電源が切れる前に書いた文。")
        expect(state(again)).to_contain_text("保存しました 14:", timeout=10_000)
        assert (stored(), kept(again)) == ("電源が切れる前に書いた文。", 0)


def test_what_stayed_on_the_device_while_somebody_else_saved_is_compared(
    browser: Browser, editor, desk, begun
):
    editor.context.set_offline(True)
    report(editor).fill("電源が切れる前に書いた文。")
    expect(state(editor)).to_contain_text("控えています", timeout=10_000)
    desk.write(begun, report="ほかの人の文。", by=desk.second)
    with browser.new_context(locale="ja-JP", storage_state=editor.context.storage_state()) as switched_on:
        again = switched_on.new_page()
        again.goto(editor.url)
        again.get_by_role("button", name="欄に戻す").click()
        expect(state(again)).to_contain_text("futarimeさんが", timeout=10_000)
    assert stored() == "ほかの人の文。"


def test_a_button_pressed_without_a_connection_leaves_the_page_as_it_is(editor):
    editor.context.set_offline(True)
    report(editor).fill("電波のないところで書いた文。")
    editor.get_by_role("button", name="保存する", exact=True).click()
    expect(state(editor)).to_have_text("つながりません。この端末に控えています")
    expect(report(editor)).to_have_value("電波のないところで書いた文。")


def test_leaving_with_words_that_are_not_sent_asks_first(editor):
    editor.context.set_offline(True)
    report(editor).fill("まだ送っていない文。")
    asked: list[str] = []

    def stay(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    editor.on("dialog", stay)
    editor.close(run_before_unload=True)
    editor.wait_for_event("close")
    assert asked == ["beforeunload"]


def test_two_editors_and_both_texts_stay(browser: Browser, live_server, editor, sign_in, desk, barriers):
    with browser.new_context(locale="ja-JP") as elsewhere:
        sign_in(elsewhere, desk.second)
        other = elsewhere.new_page()
        other.goto(editor.url)
        expect(other.get_by_text("さんが編集しています")).to_be_visible()
        other.get_by_label("助言").first.fill("水分を多めに。")
        other.get_by_role("button", name="保存する", exact=True).click()
        expect(other.get_by_text("議事録を保存しました。")).to_be_visible()
    report(editor).fill("はじめの文を直しました。")
    expect(state(editor)).to_contain_text("futarimeさんが14:", timeout=10_000)
    editor.get_by_role("button", name="違いを確かめる").click()
    expect(editor.get_by_role("heading", name=re.compile("違いのあるところ"))).to_be_visible()
    assert barriers(editor) == []
    expect(report(editor)).to_have_value("はじめの文を直しました。")
    expect(editor.get_by_role("textbox", name="助言", exact=True).first).to_have_value("水分を多めに。")
    assert stored() == "はじめの文。"
    editor.get_by_role("button", name="保存する", exact=True).click()
    expect(editor.get_by_text("議事録を保存しました。")).to_be_visible()
    item = Minutes.objects.get().content["items"][0]
    assert (item["report"], item["advice"], kept(editor)) == ("はじめの文を直しました。", "水分を多めに。", 0)
    assert list(MinutesVersion.objects.order_by("revision").values_list("saved_by__name", flat=True)) == [
        desk.first.name, desk.second.name, desk.first.name,
    ]  # fmt: skip


def test_a_session_that_ends_while_typing_goes_on_after_signing_in_elsewhere(editor, desk, live_server):
    Session.objects.all().delete()
    report(editor).fill("時間切れの間に書いた文。")
    link = editor.get_by_role("link", name="別の画面でログインする")
    expect(link).to_be_visible(timeout=10_000)
    assert stored() == "はじめの文。"
    with editor.context.expect_page() as opened:
        link.click()
    login = opened.value
    login.get_by_label("メールアドレス").fill(desk.first.email)
    login.get_by_label("パスワード", exact=False).fill(PASSWORD)
    login.keyboard.press("Enter")
    expect(login).to_have_url(editor.url)
    login.close()
    editor.get_by_role("button", name="保存する", exact=True).click()
    expect(editor.get_by_text("議事録を保存しました。")).to_be_visible()
    assert stored() == "時間切れの間に書いた文。"


def test_without_script_the_button_saves(browser: Browser, live_server, sign_in, desk, begun):
    with browser.new_context(locale="ja-JP", java_script_enabled=False) as plain:
        sign_in(plain, desk.first)
        page = plain.new_page()
        page.goto(live_server.url + reverse("minutes_edit", args=[begun.pk]))
        report(page).fill("ボタンで保存した文。")
        page.get_by_text("話題を加える").click()
        page.get_by_label("話題", exact=True).fill("防災訓練")
        page.get_by_role("button", name="保存して、もう1件加える").click()
        expect(page.get_by_label("話題", exact=True).first).to_have_value("防災訓練")
    assert stored() == "ボタンで保存した文。"


def test_no_barrier_on_any_width(editor, live_server, begun, closed, barriers, sideways, console):
    pages = {
        "overview": reverse("meeting_minutes", args=[begun.meeting_id]),
        "editor": reverse("minutes_edit", args=[begun.pk]),
        "finalise": reverse("minutes_finalise", args=[begun.pk]),
        "versions": f"{reverse('minutes_versions', args=[begun.pk])}?old=1&new=2",
        "version": reverse("minutes_version", args=[begun.pk, 1]),
        "restore": reverse("minutes_restore", args=[begun.pk, 1]),
    }
    closed.write(begun, report="はじめの文を、直しました。", counts={"users": 9}, nothing_said=True)
    found = {}
    for name, address in pages.items():
        editor.goto(live_server.url + address)
        found[name] = (barriers(editor), sideways(editor))
    assert found == dict.fromkeys(pages, ([], []))
    assert console == []


def test_the_pages_are_valid_html(client, closed, begun, html_errors):
    client.force_login(closed.second)
    minutes = closed.write(begun, report="はじめの文を、直しました。", counts={"users": 9}, nothing_said=True)
    pages = {
        "overview": client.get(reverse("meeting_minutes", args=[begun.meeting_id])),
        "editor": client.get(reverse("minutes_edit", args=[begun.pk])),
        "clash": client.post(reverse("minutes_edit", args=[begun.pk]), {"base": 1, "opening": "別"}),
        "wrong": client.post(reverse("minutes_edit", args=[begun.pk]), {"base": 2, "n-users": "九"}),
        "versions": client.get(f"{reverse('minutes_versions', args=[begun.pk])}?old=1&new=2"),
        "restore": client.get(reverse("minutes_restore", args=[begun.pk, 1])),
        "finalise": client.get(reverse("minutes_finalise", args=[begun.pk])),
    }
    service.finalise(minutes=minutes, base_revision=2, by=closed.first, at=MORNING)
    pages["correct"] = client.post(reverse("minutes_correct", args=[begun.pk]), {"reason": ""})
    pages["read"] = client.get(reverse("minutes_edit", args=[begun.pk]))
    assert {name: answer.status_code for name, answer in pages.items()} == dict.fromkeys(pages, 200) | {
        "clash": 409,
        "wrong": 422,
        "correct": 422,
    }
    assert html_errors({name: answer.content.decode() for name, answer in pages.items()}) == []
