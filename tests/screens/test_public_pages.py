"""The public side in the browser: axe, HTML, small screens, paper. Its slices add their pages to `PAGES`."""

from datetime import UTC, date, datetime, time

import pytest
import time_machine
from playwright.sync_api import Page, expect

from operators.models import CareArea, Facility, Placement
from publication.content import Entry, Figure, Section, Table, Turnout
from publication.models import OfficeFront, PublicRecord
from tests.access.rows.public_records import public_file_of
from tests.fixtures.people import World
from tests.makers import office, public_content, public_record_of
from tests.public.records.made import disposed, withdrawn

PAGES = {
    "minutes": "/minutes/shown23456/",
    "minutes with little": "/minutes/short23456/",
    "evaluation": "/evaluations/valued2345/",
    "withdrawn": "/minutes/back234567/",
    "disposed": "/minutes/gone234567/",
    "office": "/facilities/1392000011/32/",
    "office without records": "/facilities/1392000111/73/",
    "closed office": "/facilities/1392000129/76/",
    "front": "/",
    "found": "/?q=転倒&kind=minutes&area=7654&year=2026",
    "nothing found": "/?q=無い",
    "list of minutes": "/minutes/",
    "offices": "/facilities/",
    "areas": "/areas/",
    "area": "/areas/7654/",
    "map": "/map/?municipality=131202",
}
GONE = {"withdrawn", "disposed"}


@pytest.fixture(autouse=True)
def autumn():
    """Some months after the meetings, on the server's clock."""
    with time_machine.travel("2026-11-22T10:00+09:00", tick=True):
        yield


@pytest.fixture
def published(nerima: World, itabashi: World) -> Facility:
    """An office with a record that has everything, and records in every state."""
    home = nerima.facility
    Facility.objects.filter(pk=home.pk).update(phone="03-1234-5678", url="https://mihon.example.jp/")
    public_file_of(full(home), "pdf")
    public_record_of(home, date(2026, 3, 20), key="short23456")
    public_record_of(home, date(2026, 9, 20), key="valued2345", kind="evaluation")
    withdrawn(home, date(2026, 7, 20), key="back234567")
    disposed(home, date(2024, 3, 20), key="gone234567")
    OfficeFront.objects.create(
        facility=home,
        introduction="住み慣れたまちで、通い・泊まり・訪問を組み合わせて暮らしを支えます。",
        shows_next_meeting=True,
        next_on=date(2026, 12, 5),
        next_starts_at=time(14),
        changed_at=datetime(2026, 11, 1, tzinfo=UTC),
    )
    office("small_multifunctional", "1392000111", municipality=nerima.municipality)
    area = CareArea.objects.create(pk=7654, municipality=nerima.municipality, name="光が丘圏域")
    Placement.objects.create(facility=home, care_area=area, since=date(2020, 4, 1))
    Facility.objects.filter(pk=home.pk).update(latitude=35.74, longitude=139.62)
    PublicRecord.objects.update(care_area=area)
    closed = office("regular_visiting", "1392000129", municipality=nerima.municipality)
    Facility.objects.filter(pk=closed.pk).update(closed_on=date(2026, 4, 1))
    return home


def full(home: Facility) -> PublicRecord:
    """A corrected record of a joint meeting with every part filled, and no picture: the test has no image to show."""
    said = (
        Entry("", "はじめの言葉です。\n2行目です。"),
        Entry("報告", "転倒が2件ありました。"),
        Entry("要望", "見守り"),
    )
    tables = (
        Table("内訳", ("内容", "件数"), (("転倒", "2"), ("薬", "1"))),
        Table("", (), (("見出し", "なし"),)),
    )
    content = public_content(
        home,
        date(2026, 5, 20),
        starts_at=time(14),
        ends_at=time(15, 30),
        place="地域交流室",
        partners=("となりの家", "むかいの家"),
        agenda=("活動の報告", "事故の報告"),
        turnout=(Turnout("利用者の家族", 2, 1), Turnout("区職員", 1)),
        figures=(Figure("通いの提供回数", 310, "回"),),
        sections=(Section("a", "事故の報告", said, tables), Section("b", "長い" + "あ" * 80, said)),
    )
    return public_record_of(
        home, date(2026, 5, 20), content=content, key="shown23456", joint=True, corrected_on=date(2026, 7, 1)
    )


def test_no_barriers_on_any_width(
    live_server, page: Page, phone: Page, console, barriers, sideways, published
):
    for screen in (page, phone):
        for name, address in PAGES.items():
            screen.goto(live_server.url + address)
            assert (name, barriers(screen), sideways(screen)) == (name, [], [])
    assert [entry for entry in console if "410" not in entry] == []


def test_the_pages_are_valid_html(client, published, html_errors):
    answers = {name: client.get(address) for name, address in PAGES.items()}
    assert {name: answer.status_code for name, answer in answers.items()} == {
        name: 410 if name in GONE else 200 for name in PAGES
    }
    assert html_errors({name: answer.content.decode() for name, answer in answers.items()}) == []


def test_on_paper_the_record_stands_alone_with_its_address(live_server, page: Page, settings, published):
    settings.BASE_URL = "https://engawa.example.jp"
    page.goto(live_server.url + PAGES["minutes"])
    address = page.get_by_text("このページのアドレス：https://engawa.example.jp/minutes/shown23456/")
    expect(address).to_be_hidden()
    page.emulate_media(media="print")
    expect(address).to_be_visible()
    for name in ("現在位置", "公表された記録", "この事業所の前後の記録"):
        expect(page.get_by_role("navigation", name=name)).to_be_hidden()
    expect(page.get_by_role("link", name="PDFで読む")).to_be_hidden()
    expect(page.get_by_role("heading", name="事故の報告")).to_be_visible()


def test_a_visitor_goes_from_the_office_through_its_records(live_server, phone: Page, published):
    phone.goto(live_server.url + PAGES["office"])
    phone.get_by_role("link", name="令和8年(2026年)5月20日(水)").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(
        "令和8年(2026年)5月20日(水) 運営推進会議の記録"
    )
    phone.get_by_role("link", name="次の記録").click()
    expect(phone).to_have_url(live_server.url + PAGES["evaluation"])
    phone.get_by_role("link", name="この事業所の記録の一覧へ").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(published.name)


def test_a_visitor_searches_narrows_and_reads(live_server, phone: Page, published):
    phone.goto(live_server.url)
    phone.get_by_label("事業所の名前や、知りたいこと").fill("転倒 火星")
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("heading", name="見つかりませんでした")).to_be_visible()
    phone.get_by_role("link", name="条件をすべて外す").click()
    phone.get_by_label("事業所の名前や、知りたいこと").fill("見守り")
    phone.get_by_text("条件でしぼる・並べかえる").click()
    phone.get_by_label("年度").select_option("令和8年度")
    phone.get_by_role("button", name="さがす").click()
    expect(phone.locator("mark").first).to_have_text("見守り")
    phone.get_by_role("link", name="令和8年(2026年)5月20日(水) 運営推進会議の記録").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text(
        "令和8年(2026年)5月20日(水) 運営推進会議の記録"
    )


def test_the_map_is_walked_with_the_keyboard(live_server, page: Page, published):
    page.goto(live_server.url + PAGES["map"])
    name = page.locator(".map__name")
    expect(name).to_be_hidden()
    page.locator(".map__box").focus()
    page.keyboard.press("Tab")
    expect(name).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(published.name)
