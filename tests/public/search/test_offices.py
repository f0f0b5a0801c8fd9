"""The list of offices and the care areas: who is there, where, and how much they published."""

from datetime import date

import pytest
from django.test import Client

from operators.models import CareArea
from tests.makers import office, place, ward
from tests.public.records.made import links, main, words
from tests.public.search.made import area_of, chosen, found, options, said

pytestmark = pytest.mark.django_db


@pytest.fixture
def offices():
    """Three offices of one ward: two records, one record, none."""
    park = office("group_home", "1392000011", "光が丘圏域", name="グループホーム見本", kana="ミホン")
    river = office("small_multifunctional", "1392000022", "大泉圏域", name="小多機 髙橋", kana="タカハシ")
    alone = office("regular_visiting", "1392000033", name="あさひ巡回")
    said(park, date(2026, 6, 20), "祭り", care_area=area_of(park, "光が丘圏域"))
    said(park, date(2026, 2, 20), "祭り", care_area=area_of(park, "光が丘圏域"))
    said(river, date(2026, 7, 20), "祭り", care_area=area_of(river, "大泉圏域"))
    return park, river, alone


def names(client: Client, query: str = "") -> list[str]:
    """The offices listed, in order."""
    return [words(head) for head in main(client.get(f"/facilities/{query}")).xpath(".//tbody/tr/th")]


def test_the_offices_in_every_order(client, offices):
    park, river, alone = (each.name for each in offices)
    orders = {
        sort: names(client, f"?sort={sort}") for sort in ("name", "-name", "area", "-records", "-newest", "x")
    }
    assert orders == {
        "name": [alone, river, park],
        "-name": [park, river, alone],
        "area": [park, river, alone],
        "-records": [park, river, alone],
        "-newest": [river, park, alone],
        "x": [alone, river, park],
    }


def test_the_offices_by_name_service_and_area(client, offices):
    park, river, _ = offices
    area = area_of(river, "大泉圏域").pk
    asked = {
        "?q=みほん": [park.name],
        "?q=高橋 小多機": [river.name],
        "?q=1392000022": [river.name],
        "?q=見本 高橋": [],
        "?service=group_home": [park.name],
        f"?area={area}": [river.name],
        f"?area={area}&service=group_home": [],
    }
    assert {query: names(client, query) for query in asked} == asked


def test_an_office_leads_to_its_page_and_says_what_it_published(client, offices):
    page = main(client.get("/facilities/?service=group_home"))
    assert page.xpath("string(.//tbody//a/@href)") == "/facilities/1392000011/32/"
    assert [words(cell) for cell in page.xpath(".//tbody//td")] == [
        "認知症対応型共同生活介護",
        "光が丘圏域",
        "2件",
        "令和8年6月20日",
    ]


def test_an_office_that_moved_is_listed_where_it_lies_today(client, offices):
    park, *_ = offices
    place(park, "大泉圏域", since=date(2026, 4, 1))
    place(park, "遠い圏域", since=date(2199, 4, 1))
    assert names(client, f"?area={area_of(park, '大泉圏域').pk}") == ["小多機 髙橋", "グループホーム見本"]
    then = main(client.get(f"/areas/{area_of(park, '光が丘圏域').pk}/"))
    assert (len(found(then)), words(then.xpath(".//section[h2[@id='offices']]")[0])) == (
        2,
        "事業所 いま、この圏域にある事業所はありません。",
    )


def test_the_areas_with_their_numbers(client, offices):
    park, *_ = offices
    CareArea.objects.create(municipality=park.municipality, name="だれもいない圏域")
    page = main(client.get("/areas/"))
    assert [words(item) for item in page.find_class("ways")[0]] == [
        "光が丘圏域1事業所・公表された記録 2件",
        "大泉圏域1事業所・公表された記録 1件",
    ]
    assert "圏域が登録されていない事業所が1か所あります。" in words(page)


def test_one_area_with_its_offices_and_records(client, offices):
    park, *_ = offices
    page = main(client.get(f"/areas/{area_of(park, '光が丘圏域').pk}/"))
    assert len(found(page)) == 2
    assert links(page.find_class("offices")[0]) == {"グループホーム見本": "/facilities/1392000011/32/"}


def test_an_area_with_many_records_leads_to_all_of_them(client, offices):
    park, *_ = offices
    area = area_of(park, "光が丘圏域")
    for day in range(1, 12):
        said(park, date(2025, 6, day), "祭り", care_area=area)
    page = main(client.get(f"/areas/{area.pk}/"))
    assert (len(found(page)), links(page)["この圏域の記録をすべて見る"]) == (10, f"/?area={area.pk}")


def test_wards_stand_apart(client, offices):
    far = office(
        "group_home",
        "1391900012",
        "志村圏域",
        name="となりの家",
        municipality=ward("131199", "131199", "板橋区"),
    )
    both = main(client.get("/facilities/"))
    assert (options(both, "municipality"), options(both, "area")) == (["板橋区", "練馬区"], [])
    assert names(client, "?municipality=131199") == ["となりの家"]
    one = main(client.get(f"/facilities/?area={area_of(far, '志村圏域').pk}"))
    assert chosen(one) == {"municipality": "板橋区", "area": "志村圏域"}


def test_nobody_yet(client, db):
    for page in ("/", "/minutes/", "/evaluations/", "/facilities/", "/areas/", "/map/"):
        assert client.get(page).status_code == 200
    assert "公表された記録はまだありません" in words(main(client.get("/")))
