"""Which records a search finds, in which order, and what it shows of them."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from publication.search import Asked, page_of
from tests.makers import office, ward
from tests.public.records.made import main, words
from tests.public.search.made import address, area_of, chosen, found, heading, marked, options, said

pytestmark = pytest.mark.django_db


FOUND = {
    "one word": "夏祭り",
    "all words, in any order, wide space": "町会　夏祭り",
    "half-width kana": "ｶﾌｪ",
    "hiragana for katakana": "かふぇ",
    "small letters for large ones in full width": "ngo",
    "usual characters for variants": "高橋",
    "a character beyond the basic plane": "吉野家",
    "and searched by it": "𠮷野家",
    "an emoji": "🎆",
    "a percent sign": "100%",
    "a percent sign alone": "%",
    "an underscore": "a_b",
    "a backslash": "c\\d",
    "HTML": "<b>強調</b>",
    "the office's name": "グループホーム",
    "the place": "地域交流室",
    "the day in the title": "令和8年",
}
MISSED = {
    "one word is missing": "夏祭り 冬",
    "a reading is not a spelling": "ナツマツリ",
    "another word": "カフエ",
    "a percent sign is no wildcard": "10%",
    "an underscore is no wildcard": "1_0",
    "two backslashes are not one": "c\\\\d",
    "SQL": "' OR 1=1 --",
}


@pytest.fixture
def home():
    return office(name="グループホーム見本")


@pytest.fixture
def away():
    """An office of the ward next door."""
    return office(
        "regular_visiting", "1391900012", name="となりの巡回", municipality=ward("131199", "131199", "板橋区")
    )


def asked(client: Client, **query: str | int) -> Any:
    return main(client.get("/", query))


def test_all_words_must_stand_in_the_record(client, home):
    text = "夏祭り🎆に町会とＮＧＯ、髙橋町会長ではなく𠮷野家の方。カフェは100%、a_bとc\\d。<b>強調</b>"
    record = said(home, date(2026, 6, 20), text, told={"place": "地域交流室"})
    said(home, date(2025, 2, 20), "別の記録です。")
    there = {case: found(asked(client, q=query, year="2026")) for case, query in (FOUND | MISSED).items()}
    assert there == {case: [address(record)] for case in FOUND} | {case: [] for case in MISSED}


def test_nothing_asked_is_the_front_with_the_newest_records(client, home):
    records = [said(home, date(2026, month, 20), "報告") for month in range(1, 8)]
    page = main(client.get("/"))
    assert found(page) == [address(record) for record in reversed(records[1:])]
    assert page.xpath(".//h2/@id") == ["offices", "newest"]


def test_the_newest_meeting_or_the_newest_publication_stands_first(client, home):
    late = said(home, date(2026, 2, 20), "夏", published_on=date(2026, 9, 1))
    early = said(home, date(2026, 6, 20), "夏", published_on=date(2026, 7, 1))
    assert found(asked(client, q="夏")) == [address(early), address(late)]
    assert found(asked(client, q="夏", sort="published")) == [address(late), address(early)]
    assert found(asked(client, q="夏", sort="'; DROP")) == [address(early), address(late)]


def test_every_filter_narrows_alone(client, home, away):
    area, other = area_of(home, "光が丘圏域"), area_of(away, "志村圏域")
    here = said(home, date(2026, 6, 20), "祭り", care_area=area)
    valued = said(home, date(2025, 6, 20), "祭り", care_area=area, kind="evaluation")
    there = said(away, date(2026, 7, 20), "祭り", care_area=other)
    everything = {
        "kind=minutes": [there, here],
        "kind=evaluation": [valued],
        "service=group_home": [here, valued],
        f"area={other.pk}": [there],
        "office=1391900012/76": [there],
        "year=2025": [valued],
        "municipality=131202": [here, valued],
    }
    pages = {query: found(main(client.get(f"/?q=祭り&{query}"))) for query in everything}
    assert pages == {query: [address(each) for each in records] for query, records in everything.items()}


def test_the_choices_are_what_the_records_of_the_ward_have(client, home, away):
    said(home, date(2024, 5, 20), "祭り", care_area=area_of(home, "光が丘圏域"))
    said(home, date(2026, 6, 20), "祭り", care_area=area_of(home, "大泉圏域"))
    area_of(home, "石神井圏域")
    office("small_multifunctional", "1392000022", name="まだ何も公表していない家")
    page = main(client.get("/"))
    assert options(page, "municipality") == []
    assert options(page, "area") == ["光が丘圏域", "大泉圏域"]
    assert options(page, "office") == ["グループホーム見本"]
    assert options(page, "year") == ["令和8年度", "令和7年度", "令和6年度"]


def test_of_several_wards_one_is_chosen_first(client, home, away):
    said(home, date(2026, 6, 20), "祭り", care_area=area_of(home, "光が丘圏域"))
    said(away, date(2026, 6, 20), "祭り", care_area=area_of(away, "志村圏域"))
    both, one = main(client.get("/")), main(client.get("/?municipality=131199"))
    assert (options(both, "municipality"), options(both, "area"), options(both, "office")) == (
        ["板橋区", "練馬区"],
        [],
        [],
    )
    assert (options(one, "area"), options(one, "office")) == (["志村圏域"], ["となりの巡回"])


def test_an_area_speaks_for_its_ward_unless_another_one_is_chosen(client, home, away):
    area = area_of(home, "光が丘圏域")
    said(home, date(2026, 6, 20), "祭り", care_area=area)
    said(away, date(2026, 6, 20), "祭り")
    assert chosen(asked(client, area=area.pk)) == {"municipality": "練馬区", "area": "光が丘圏域"}
    assert chosen(asked(client, area=area.pk, municipality="131199")) == {"municipality": "板橋区"}


def test_every_condition_has_a_way_out_that_keeps_the_others(client, home):
    said(home, date(2026, 6, 20), "祭り")
    page = asked(client, q="祭り & 花火", service="group_home", year="2026", sort="published", page="4")
    ways = {words(link): link.get("href") for link in page.xpath(".//ul[@class='conditions']//a")}
    assert ways == {
        "ことば「祭り & 花火」外す": "?service=group_home&year=2026&sort=published",
        "認知症対応型共同生活介護外す": "?q=%E7%A5%AD%E3%82%8A+%26+%E8%8A%B1%E7%81%AB&year=2026&sort=published",
        "令和8年度外す": "?q=%E7%A5%AD%E3%82%8A+%26+%E8%8A%B1%E7%81%AB&service=group_home&sort=published",
    }
    assert heading(page) == "見つかりませんでした"


def test_the_passage_marks_the_words_where_they_stand(client, home):
    said(
        home,
        date(2026, 6, 20),
        "はじめに。" * 40 + "消防署から備蓄の助言。" + "おわりに。" * 40,
        "備蓄を増やした。",
    )
    page = asked(client, q="しょうぼう 備蓄 消防署")
    assert heading(page) == "見つかりませんでした"
    page = asked(client, q="備蓄 消防署")
    assert marked(page) == ["消防署", "備蓄"]
    passage = words(page.find_class("result__passage")[0])
    assert (passage[:9], passage[-1], len(passage) < 120) == ("議題1（報告） …", "…", True)


def test_what_is_marked_is_the_spelling_of_the_record(client, home):
    said(home, date(2026, 6, 20), "はじめに。", "髙橋商店のﾊﾟｰﾃｨｰ。𠮷田町会の会。")
    spellings = {"高橋": ["髙橋"], "ぱーてぃー": ["ﾊﾟｰﾃｨｰ"], "吉田": ["𠮷田"], "見本 高橋": ["見本", "髙橋"]}
    assert {query: marked(asked(client, q=query)) for query in spellings} == spellings


def test_words_that_stand_apart_are_shown_from_two_places(client, home):
    said(home, date(2026, 6, 20), "消防署が来た。", "備蓄を増やした。", told={"agenda": ("消防署と備蓄",)})
    assert [words(each) for each in asked(client, q="備蓄 消防署").find_class("result__passage")] == [
        "議題1（報告） 消防署が来た。",
        "議題2（報告） 備蓄を増やした。",
    ]


def test_a_record_found_by_its_office_is_told_by_its_beginning(client, home):
    said(home, date(2026, 6, 20), "あ" * 200)
    page = asked(client, q="見本")
    assert marked(page) == ["見本"]
    assert words(page.find_class("result__passage")[0]) == f"議題1（報告） {'あ' * 90}…"


def test_markup_in_a_record_stays_text(client, home):
    said(home, date(2026, 6, 20), '<script>alert(1)</script><img src=x onerror="a()">の件')
    page = client.get("/", {"q": "<script>alert(1)</script>"})
    assert marked(main(page)) == ["<script>alert(1)</script>"]
    assert [page.content.count(tag) for tag in (b"<script>alert", b"<img")] == [0, 0]


def test_pages_of_twenty_and_the_last_one_for_everything_beyond(client, home):
    for day in range(1, 24):
        said(home, date(2026, 6, day), "祭り")
    pages = {
        page: len(found(asked(client, q="祭り", page=page))) for page in ("", "1", "2", "3", "9" * 21, "abc")
    }
    assert pages == {"": 20, "1": 20, "2": 3, "3": 3, "9" * 21: 3, "abc": 20}
    assert heading(asked(client, q="祭り")) == "23件見つかりました"


def test_the_lists_of_one_kind_hold_that_kind_whatever_is_asked(client, home):
    minutes = said(home, date(2026, 6, 20), "祭り")
    valued = said(home, date(2026, 7, 20), "祭り", kind="evaluation")
    for query in ("", "?kind=evaluation", "?kind=minutes&q=祭り"):
        assert found(main(client.get(f"/minutes/{query}"))) == [address(minutes)]
        assert found(main(client.get(f"/evaluations/{query}"))) == [address(valued)]


def test_an_area_that_is_no_longer_drawn_says_until_when(client, home):
    old = area_of(home, "光が丘圏域")
    old.valid_until = date(2025, 3, 31)
    old.save()
    said(home, date(2024, 6, 20), "祭り", care_area=old)
    assert options(main(client.get("/")), "area") == ["光が丘圏域（令和7年3月31日まで）"]


def test_more_than_eight_words_are_told(client, home):
    said(home, date(2026, 6, 20), "一二三四五六七八")
    page = asked(client, q="一 二 三 四 五 六 七 八 九")
    assert (len(found(page)), "はじめの8つでさがしました" in words(page)) == (1, True)


def test_a_list_ends_where_it_may_be_turned_over(home):
    records = [said(home, date(2026, 6, day), "祭り") for day in range(1, 8)]
    for asked_for in ((), ("祭り",)):
        last = page_of(Asked(words=asked_for, page=9), size=2, most=4)
        assert (last.number, [record.pk for record in last]) == (2, [records[4].pk, records[3].pk])
