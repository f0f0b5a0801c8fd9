"""The ward's desk in the browser: axe, HTML, small screens; the keys, and a return with marks."""

from datetime import date

import pytest
import time_machine
from playwright.sync_api import Page, expect

from meetings.models import Submission
from tests.desk.conftest import another_version, filled, record_of
from tests.fixtures.people import World
from tests.makers import meeting, office, submission_of


@pytest.fixture(autouse=True)
def autumn():
    """A day in the middle of a fiscal year, on the server's clock."""
    with time_machine.travel("2026-11-22T10:00+09:00", tick=True):
        yield


@pytest.fixture
def desk(nerima: World, itabashi: World) -> World:
    """One that was returned and came again with marks, one unread, one missing; a stranger's too."""
    filled(itabashi)
    first = filled(nerima)
    first.events.create(
        version=first.versions.get(), verb="return", reason="数が違います", marks={"agenda": "議題を"},
        at=first.state_at, by=nerima.ward,
    )  # fmt: skip
    another_version(first, record=record_of(nerima), words="直しました")
    for number, name, day, sent in (
        ("1372000011", "あさひ", date(2026, 8, 20), True),
        ("1372000029", "だまり", date(2026, 8, 1), False),
    ):
        part = meeting(
            day, office(number=number, name=name, municipality=nerima.municipality)
        ).participations.get()
        if sent:
            submission_of(part).versions.update(record=record_of(nerima))
    return nerima


def address(name: str) -> str:
    """The page of the second submission: the one that came once."""
    one = f"/ward/inbox/{Submission.objects.get(facility__name='グループホームひなた').pk}/"
    return {
        "list": "/ward/inbox/?tab=all",
        "filtered to nothing": "/ward/inbox/?q=ありません",
        "one": one,
        "earlier version": f"{one}versions/1/",
        "return": f"{one}return/",
        "missing": "/ward/inbox/missing/",
        "find the office": "/ward/inbox/register/?q=ひなた",
        "register": "/ward/inbox/register/1392000011/32/",
        "settings": "/ward/settings/",
    }[name]


NAMES = [
    "list", "filtered to nothing", "one", "earlier version", "return", "missing", "find the office", "register",
    "settings",
]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_barriers_on_any_width(live_server, page: Page, console, sign_in, barriers, sideways, desk, name):
    sign_in(page.context, desk.ward)
    page.goto(live_server.url + address(name))
    assert (barriers(page), sideways(page), console) == ([], [], [])


def test_the_pages_are_valid_html(client, desk, html_errors):
    client.force_login(desk.ward)
    answers = {name: client.get(address(name)).content.decode() for name in NAMES}
    chosen = {"chosen": [f"{each.pk}:1" for each in Submission.objects.filter(facility__name="あさひ")]}
    answers["bulk"] = client.post("/ward/inbox/accept/", chosen).content.decode()
    answers["wrong"] = client.post(address("return"), {"reason": ""}).content.decode()
    client.logout()
    kept = {name: address(name) for name in ("return", "register")} | {"note": f"{address('one')}notes/"}
    for path in kept.values():
        client.post(path, {"words": "メモ", "reason": "数が違います"})
    client.force_login(desk.ward)
    answers |= {f"kept {name}": client.get(path).content.decode() for name, path in kept.items()}
    assert ["お預かりした内容" in answers[f"kept {name}"] for name in kept] == [True] * 3
    assert html_errors(answers) == []


def test_the_desk_by_keys_alone(live_server, page: Page, sign_in, console, desk):
    sign_in(page.context, desk.ward)
    page.goto(f"{live_server.url}/ward/inbox/")
    for key in "jjk":
        page.keyboard.press(key)
    expect(page.get_by_role("link", name="グループホームひなた")).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/ward/inbox/*/*")
    page.wait_for_load_state()
    page.keyboard.press("a")
    expect(page.get_by_role("button", name="受理する")).to_be_focused()
    expect(page.locator("[data-ask]")).to_contain_text("もう一度 Enter")
    page.keyboard.press("Escape")
    expect(page.locator("[data-ask]")).to_be_hidden()
    expect(page.locator("[data-keys-said]")).to_have_text("受理していません。")
    page.keyboard.press("n")
    page.keyboard.type("j a r を打っても動かない")
    expect(page.get_by_role("textbox", name="内部メモ")).to_have_value("j a r を打っても動かない")
    page.get_by_role("textbox", name="内部メモ").blur()
    page.keyboard.press("a")
    page.keyboard.press("Enter")
    expect(page.locator(".messages")).to_contain_text("を受理しました")
    assert list(Submission.objects.filter(state="accepted").values_list("facility__name", flat=True)) == [
        "グループホームひなた"
    ]
    page.wait_for_load_state()  # until then the script does not listen
    page.keyboard.press("j")
    expect(page.get_by_role("heading", level=1)).to_have_text("あさひ")
    assert console == []


def test_the_keys_can_be_switched_off_for_good(live_server, page: Page, sign_in, desk):
    sign_in(page.context, desk.ward)
    page.goto(f"{live_server.url}/ward/inbox/")
    page.keyboard.press("?")
    expect(page.locator("[data-keys-list]")).to_have_attribute("open", "")
    page.get_by_label("1文字のキーで操作する").uncheck()
    page.reload()
    page.keyboard.press("/")
    page.keyboard.press("j")
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_text("キーボードで操作する（?）").click()
    page.get_by_label("1文字のキーで操作する").check()
    page.keyboard.press("/")
    expect(page.get_by_label("事業所・言葉")).to_be_focused()


def test_a_return_with_marks(live_server, page: Page, sign_in, desk):
    sign_in(page.context, desk.ward)
    page.goto(f"{live_server.url}/ward/inbox/")
    page.get_by_role("link", name="あさひ").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("あさひ")
    page.wait_for_load_state()  # until then the script does not listen
    page.keyboard.press("r")
    page.get_by_role("button", name="差し戻して、メールを送る").click()
    expect(page.locator("#error-summary")).to_contain_text("差戻しの理由を入力してください。")
    page.get_by_label("差戻しの理由").fill("利用者数が合いません")
    page.locator("summary", has_text="利用者状況の報告").click()
    page.get_by_label("「利用者状況の報告」への指摘").fill("9名ですか")
    page.get_by_role("button", name="差し戻して、メールを送る").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("あさひ")
    expect(page.locator(".record__mark")).to_contain_text("9名ですか")
    event = Submission.objects.get(facility__name="あさひ").events.get()
    assert (event.reason, event.marks) == ("利用者数が合いません", {"item-a1": "9名ですか"})


def test_several_are_accepted_without_a_script(browser, live_server, sign_in, desk):
    context = browser.new_context(locale="ja-JP", java_script_enabled=False)
    sign_in(context, desk.ward)
    plain = context.new_page()
    plain.goto(f"{live_server.url}/ward/inbox/")
    for box in plain.get_by_role("checkbox").all():
        box.check()
    plain.get_by_role("button", name="選んだものを受理").click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("2件を受理しますか")
    plain.get_by_role("button", name="2件を受理する").click()
    expect(plain.locator(".messages")).to_contain_text("2件を受理しました")
    assert Submission.objects.filter(municipality=desk.municipality, state="accepted").count() == 2
    context.close()
