"""The public page of one office: what it is, its next meeting, its records by 年度."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
import time_machine
from django.test import Client

from operators.models import Corporation, Facility, Municipality, SupportCenter
from publication.models import OfficeFront
from tests.makers import office, place, public_record_of
from tests.public.records.made import disposed, facts, links, main, withdrawn, words

pytestmark = pytest.mark.django_db

ADDRESS = "/facilities/1392000019/73/"


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel("2026-11-22T10:00+09:00", tick=False):
        yield


@pytest.fixture
def home():
    return office(
        "small_multifunctional",
        name="見本の里",
        kana="ミホンノサト",
        address="練馬区見本町1-2-3",
        building="見本ビル1階",
        phone="０３-1234-5678",
        url="https://mihon.example.jp/",
        corporation=Corporation.objects.create(name="社会福祉法人見本会"),
        designated_on=date(2020, 4, 1),
    )


def front(home: Facility, **fields: Any) -> OfficeFront:
    known = {
        "shows_next_meeting": True,
        "next_on": date(2026, 11, 22),
        "changed_at": datetime(2026, 11, 1, tzinfo=UTC),
    }
    return OfficeFront.objects.create(facility=home, **known | fields)


def page(client: Client, address: str = ADDRESS) -> Any:
    response = client.get(address)
    assert response.status_code == 200
    return main(response)


def test_it_says_what_the_office_is_and_how_to_reach_it(client, home):
    center = SupportCenter.objects.create(municipality=home.municipality, name="見本地域包括支援センター")
    place(home, "むかしの圏域")
    placed = place(home, "いまの圏域", date(2025, 4, 1))
    placed.support_center = center
    placed.save()
    place(home, "来年の圏域", date(2027, 4, 1))
    shown = page(client)
    assert words(shown.find(".//h1")) == "見本の里"
    assert facts(shown.find_class("office-part")[1]) == {
        "サービスの種類": "小規模多機能型居宅介護",
        "事業所番号": "1392000019",
        "住所": "練馬区見本町1-2-3 見本ビル1階",
        "電話": "０３-1234-5678",
        "ホームページ": "https://mihon.example.jp/",
        "運営する法人": "社会福祉法人見本会",
        "区市町村": "練馬区",
        "日常生活圏域": "いまの圏域",
        "地域包括支援センター": "見本地域包括支援センター",
        "サービスを始めた日": "令和2年4月1日",
    }
    assert links(shown)["０３-1234-5678"] == "tel:0312345678"
    assert (
        links(shown)["新しい記録の知らせを受け取る（Atomフィード）"] == "/feeds/facilities/1392000019/73.atom"
    )
    assert 'href="/feeds/facilities/1392000019/73.atom">\n' in client.get(ADDRESS).content.decode()
    assert shown.find(".//a[@rel='nofollow noopener external']").get("href") == "https://mihon.example.jp/"


def test_the_council_is_told_in_two_sentences(client, home):
    visiting = office("regular_visiting", "1392000027")
    told = [
        words(page(client, each).find_class("office-part")[2])
        for each in (ADDRESS, "/facilities/1392000027/76/")
    ]
    assert [text.split("とは")[0] for text in told] == ["運営推進会議", "介護・医療連携推進会議"]
    assert told[0].endswith("この種類の事業所では、おおむね2か月に1回以上開きます。")
    assert told[1].endswith("この種類の事業所では、おおむね半年に1回以上開きます。")
    assert visiting.kind.code == "76"


def test_records_stand_by_year_the_newest_first(client, home):
    joint = public_record_of(home, date(2026, 5, 20), joint=True, corrected_on=date(2026, 7, 1))
    march = public_record_of(home, date(2026, 3, 20))
    evaluation = public_record_of(home, date(2026, 9, 1), kind="evaluation")
    stranger = public_record_of(office(number="1392000027"), date(2026, 6, 20))
    gone = [withdrawn(home, date(2026, 7, 20)), disposed(home, date(2023, 5, 20))]
    shown = page(client).find_class("office-part")[0]
    assert [words(caption) for caption in shown.iter("caption")] == ["令和8年度", "令和7年度"]
    assert [[words(cell) for cell in row] for row in shown.iterfind(".//tbody/tr")] == [
        ["令和8年(2026年)9月1日(火)", "自己評価・外部評価", "評価の結果", "令和8年9月21日"],
        [
            "令和8年(2026年)5月20日(水)",
            "運営推進会議（合同開催）",
            "議事録",
            "令和8年6月9日（訂正 令和8年7月1日）",
        ],
        ["令和8年(2026年)3月20日(金)", "運営推進会議", "議事録", "令和8年4月9日"],
    ]
    whole = client.get(ADDRESS).content.decode()
    assert [record.key in whole for record in (joint, march, evaluation, stranger, *gone)] == [
        *(True, True, True),
        *(False, False, False),
    ]


def test_an_office_without_records_says_what_the_law_asks(client, home):
    told = words(page(client).find_class("empty")[0])
    assert told.startswith("まだ公表された記録がありません。 法令により、事業所は")


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        pytest.param(
            {"next_starts_at": time(14, 30), "next_place": "地域交流室"},
            {"日時": "令和8年(2026年)11月22日(日) 午後2時30分から", "場所": "地域交流室"},
            id="today, all known",
        ),
        pytest.param({"next_on": date(2026, 12, 1)}, {"日時": "令和8年(2026年)12月1日(火)"}, id="day only"),
        pytest.param({"next_on": date(2026, 11, 21)}, None, id="it was yesterday"),
        pytest.param({"shows_next_meeting": False}, None, id="the office does not want it shown"),
        pytest.param({"next_on": None}, None, id="no day yet"),
    ],
)
def test_the_next_meeting_is_told_where_the_office_wants_it(client, home, fields, told):
    front(home, **fields)
    shown = page(client).find_class("next-meeting")
    assert (facts(shown[0]) if shown else None) == told


def test_a_meeting_that_is_over_is_a_change_of_the_page(client, home):
    front(home, next_on=date(2040, 5, 20))  # after the newest template
    with time_machine.travel("2040-05-20T23:59+09:00", tick=False):
        before = client.get(ADDRESS)
    with time_machine.travel("2040-05-21T00:01+09:00", tick=False):
        after = client.get(ADDRESS, headers={"If-Modified-Since": before["Last-Modified"]})
    assert (after.status_code, after["Last-Modified"]) == (200, "Sun, 20 May 2040 15:00:00 GMT")


def test_its_own_words_are_text(client, home):
    front(home, introduction="見学は<b>いつでも</b>どうぞ。\n\nお待ちしています。", shows_next_meeting=False)
    paragraphs = page(client).find_class("office-words")[0].findall("p")
    assert [words(each) for each in paragraphs] == ["見学は<b>いつでも</b>どうぞ。", "お待ちしています。"]


def test_a_closed_office_says_so_and_keeps_its_records(client, home):
    front(home)
    record = public_record_of(home, date(2026, 5, 20))
    Facility.objects.filter(pk=home.pk).update(closed_on=date(2026, 11, 23))
    assert page(client).find_class("banner") == []
    Facility.objects.filter(pk=home.pk).update(closed_on=date(2026, 11, 22))
    shown = page(client)
    assert "この事業所は、サービスを終えています。" in words(shown.find_class("banner")[0])
    assert facts(shown.find_class("office-part")[1])["サービスを終えた日"] == "令和8年11月21日"
    assert shown.find_class("next-meeting") == []
    assert links(shown)["令和8年(2026年)5月20日(水)"] == f"/minutes/{record.key}/"


def test_offices_without_a_council_and_wrong_addresses_are_not_there(client, home):
    office("night_visiting", "1392000043")
    office("medical_day", "1392000051")
    for path, status in {
        "/facilities/1392000043/71/": 404,
        "/facilities/1392000051/155/": 200,
        "/facilities/1392000019/731/": 404,
        "/facilities/1392000019/32/": 404,
        "/facilities/1392000019/99/": 404,
        "/facilities/9999999999/73/": 404,
        "/facilities/13920000%00/73/": 404,
    }.items():
        assert client.get(path).status_code == status, path


def test_another_wards_office_is_read_by_its_own_rules(client, home):
    elsewhere = Municipality.objects.create(code="131199", name="板橋区", ruleset_id="unknown")
    office("group_home", "1391900012", municipality=elsewhere, name="こかげ")
    shown = page(client, "/facilities/1391900012/32/")
    assert facts(shown.find_class("office-part")[1])["区市町村"] == "板橋区"
    assert "見本の里" not in words(shown)


def test_the_page_asks_no_more_with_thirty_records(client, home, django_assert_num_queries):
    front(home)
    place(home, "いまの圏域")
    public_record_of(home, date(2026, 5, 20))
    with django_assert_num_queries(4):
        page(client)
    for month in range(30):
        public_record_of(home, date(2022 + month // 12, month % 12 + 1, 5))
    with django_assert_num_queries(4):
        assert len(list(page(client).iterfind(".//tbody/tr"))) == 31
