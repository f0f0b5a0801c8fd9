"""The attendance in the browser: a thumb on a phone, with htmx and without JavaScript; axe; valid HTML."""

from collections.abc import Callable, Iterator

import pytest
import time_machine
from django.urls import reverse
from playwright.sync_api import Browser, Page, expect

from meetings.models import Attendance, Meeting
from operators.models import Facility
from tests.attendance.conftest import AT, DAY, Council
from tests.fixtures.browser import JAPAN


@pytest.fixture(autouse=True)
def afternoon() -> Iterator[None]:
    """The server's clock on the day of the meeting."""
    with time_machine.travel(AT, tick=True):
        yield


@pytest.fixture
def lively(council: Council) -> Council:
    """A day service's joint hybrid meeting: answers, a proxy, somebody by video without consent, a guest."""
    Facility.objects.filter(pk=council.world.facility.pk).update(service="community_day")
    council.part.facility.refresh_from_db()
    council.answered("community", "come")
    council.answered("expert", "absent", "よい取組みです")
    council.mark(family="video", staff="present")
    Attendance.objects.create(
        participation=council.part, category="municipality", name="介護保険課職員", manner="present"
    )
    return council


@pytest.fixture
def without_javascript(browser: Browser) -> Iterator[Page]:
    """A phone that runs no script."""
    context = browser.new_context(
        **JAPAN, viewport={"width": 375, "height": 812}, has_touch=True, java_script_enabled=False
    )
    yield context.new_page()
    context.close()


def row(page: Page, name: str):
    return page.get_by_role("group", name=name)


def test_a_thumb_ticks_and_every_row_saves_itself(live_server, phone: Page, sign_in, council):
    sign_in(phone.context, council.user)
    phone.goto(live_server.url + council.address)
    row(phone, "ひなた 町子").get_by_role("radio", name="出席", exact=True).check()
    expect(row(phone, "ひなた 町子")).to_contain_text("記入済み：出席")
    expect(phone.locator("#attend-summary")).to_contain_text("出席1名")
    expect(phone.locator("#attend-bar")).to_have_text("出席計1名・未記入7名・足りない区分4")
    expect(phone.locator("#attend-said")).to_have_text("ひなた 町子さん：出席。")
    expert = row(phone, "知見を有する者 花子")
    expert.get_by_role("radio", name="代理出席").check()
    expect(expert).to_contain_text("代理の方の氏名を入力してください。")
    expert.get_by_label("代理の方の氏名").fill("髙﨑 𠮷子")
    expert.get_by_label("代理の方の氏名").blur()
    expect(expert).to_contain_text("記入済み：代理出席（髙﨑 𠮷子）")
    assert council.noted == {"community": "present", "expert": "proxy"}
    phone.get_by_role("button", name="保存して確定へ進む").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("出欠を確定しますか")


def test_a_slip_of_the_thumb_is_put_right_twice_in_a_row(live_server, phone: Page, sign_in, council):
    sign_in(phone.context, council.user)
    phone.goto(live_server.url + council.address)
    mine = row(phone, "ひなた 町子")
    for way in ("出席", "Webで出席", "欠席"):
        mine.get_by_role("radio", name=way, exact=True).check()
    expect(mine).to_contain_text("記入済み：欠席")
    assert council.noted == {"community": "absent"}


def test_the_plain_form_does_without_javascript(live_server, without_javascript: Page, sign_in, council):
    council.answered("staff", "come")
    page = without_javascript
    sign_in(page.context, council.user)
    page.goto(live_server.url + council.address)
    row(page, "ひなた 町子").get_by_role("radio", name="欠席", exact=True).check()
    row(page, "知見を有する者 花子").get_by_role("radio", name="代理出席").check()
    row(page, "知見を有する者 花子").get_by_label("代理の方の氏名").fill("髙﨑 𠮷子")
    page.get_by_label("氏名", exact=True).fill("介護保険課職員")
    page.get_by_role("button", name="回答どおりに記入する").click()
    expect(row(page, "介護保険課職員")).to_contain_text("記入済み：出席")
    assert council.noted == {
        "community": "absent", "expert": "proxy", "municipality": "present", "staff": "present",
    }  # fmt: skip


def test_enter_in_a_field_saves_and_does_nothing_else(live_server, phone: Page, sign_in, council):
    council.answered("staff", "come")
    sign_in(phone.context, council.user)
    phone.goto(live_server.url + council.address)
    phone.get_by_label("氏名", exact=True).fill("介護保険課職員")
    phone.keyboard.press("Enter")
    expect(row(phone, "介護保険課職員")).to_contain_text("記入済み：出席")
    assert council.noted == {"municipality": "present"}


def pages_of(council: Council) -> dict[str, tuple[str, Callable[[], object]]]:
    """Every page with what makes it so; in this order."""
    meeting = Meeting.objects.filter(pk=council.part.meeting_id)
    part = type(council.part).objects.filter(pk=council.part.pk)
    close, reopen = (
        reverse(name, args=[council.part.meeting_id]) for name in ("attendance_close", "attendance_reopen")
    )
    return {
        "open": (council.address, lambda: None),
        "closing is blocked": (close, lambda: None),
        "closing": (close, lambda: council.consent("family", DAY)),
        "closed": (council.address, lambda: part.update(attendance_closed_at=AT)),
        "reopening": (reopen, lambda: None),
        "before": (
            council.address,
            lambda: (part.update(attendance_closed_at=None), meeting.update(held_on="2026-11-30")),
        ),
    }


@pytest.mark.django_db(transaction=True)
def test_no_barriers_on_any_width(live_server, page: Page, phone: Page, console, sign_in, barriers, lively):
    for screen in (page, phone):
        sign_in(screen.context, lively.user)
    for name, (address, prepare) in pages_of(lively).items():
        prepare()
        for screen in (page, phone):
            screen.goto(live_server.url + address)
            wide = screen.evaluate("document.documentElement.scrollWidth <= innerWidth")
            assert (name, barriers(screen), wide, console) == (name, [], True, [])


def test_the_pages_are_valid_html(client, lively, html_errors):
    client.force_login(lively.user)
    wrong = client.post(lively.address, lively.typed("community", "proxy") | {"save": "1", "add": "1"})
    htmx = {"headers": {"HX-Request": "true"}}
    typed = lively.typed("community", "present") | {"row": lively.row("community").key}
    piece = client.post(lively.address, typed, **htmx).content.decode()
    answers = {"wrong": wrong.content.decode()}
    answers["piece"] = (
        f'<!doctype html><html lang="ja"><head><title>行</title></head><body>{piece}</body></html>'
    )
    for name, (address, prepare) in pages_of(lively).items():
        prepare()
        answers[name.replace(" ", "-")] = client.get(address).content.decode()
    assert html_errors(answers) == []
