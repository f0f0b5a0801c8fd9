"""What is not published (any more), and what a filter leaves out, is in no list, count, search, choice or map."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from operators.models import Facility
from tests.makers import office, ward
from tests.public.records.made import disposed, links, main, withdrawn, words
from tests.public.search.made import area_of, found, heading, options, said

pytestmark = pytest.mark.django_db

LISTS = ("/", "/minutes/", "/evaluations/", "/?q=祭り", "/?year=2026", "/?kind=minutes&sort=published")


@pytest.fixture
def gone():
    """An office all of whose records are gone, alone in its area and in another ward, two years before the others."""
    made = office(
        "regular_visiting", "1391900012", name="消えた巡回", municipality=ward("131199", "131199", "板橋区")
    )
    area = area_of(made, "消えた圏域")
    withdrawn(made, date(2023, 6, 20), title="祭りの秘密", care_area=area)
    disposed(made, date(2023, 7, 20), title="祭りの秘密", kind="evaluation", care_area=area)
    return made


@pytest.fixture
def home():
    """An office with one record of each kind that stands, and two that are gone."""
    made = office(name="見本の家")
    area = area_of(made, "光が丘圏域")
    said(made, date(2026, 6, 20), "祭り", care_area=area)
    said(made, date(2026, 5, 20), "祭り", kind="evaluation", care_area=area)
    withdrawn(made, date(2026, 9, 20), title="祭りの秘密", care_area=area)
    disposed(made, date(2026, 8, 20), title="祭りの秘密", care_area=area)
    return made


def test_what_is_gone_is_nowhere(client, gone, home):
    standing = {
        f"/minutes/{record.key}/" for record in home.public_records.published().filter(kind="minutes")
    }
    standing |= {f"/evaluations/{r.key}/" for r in home.public_records.published().filter(kind="evaluation")}
    for page in (*LISTS, f"/areas/{area_of(home, '光が丘圏域').pk}/"):
        answer = client.get(page)
        assert (page, set(found(main(answer))) <= standing, "秘密" in answer.content.decode()) == (
            page,
            True,
            False,
        )
        assert "消えた" not in words(main(answer))
    assert set(found(main(client.get("/?q=祭り")))) == standing


def test_what_is_gone_is_not_counted(client, gone, home):
    assert heading(main(client.get("/?q=祭り"))) == "2件見つかりました"
    assert heading(main(client.get("/minutes/"))) == "1件"
    assert heading(main(client.get("/?office=1391900012/76"))) == "見つかりませんでした"
    cells = {
        words(row.find("th")): [words(cell) for cell in row.iterfind("td")]
        for row in rows(client, "/facilities/")
    }
    assert cells == {
        "見本の家": ["認知症対応型共同生活介護", "練馬区 —", "2件", "令和8年6月20日"],
        "消えた巡回": ["定期巡回・随時対応型訪問介護看護", "板橋区 —", "公表された記録はありません"],
    }


def test_what_is_gone_is_no_choice_and_no_area(client, gone, home):
    page = main(client.get("/"))
    assert {name: options(page, name) for name in ("municipality", "area", "office", "year")} == {
        "municipality": [],
        "area": ["光が丘圏域"],
        "office": ["見本の家"],
        "year": ["令和8年度"],
    }
    assert "消えた圏域" not in words(main(client.get("/areas/")))
    assert found(main(client.get(f"/areas/{area_of(gone, '消えた圏域').pk}/"))) == []


def test_a_kind_that_is_filtered_out_is_not_there(client, home):
    assert [path.split("/")[1] for path in found(main(client.get("/?kind=minutes")))] == ["minutes"]
    assert heading(main(client.get("/?kind=evaluation"))) == "1件見つかりました"


def test_a_closed_office_lives_on_in_its_records_only(client, home):
    Facility.objects.filter(pk=home.pk).update(closed_on=date(2026, 7, 1), latitude=35.73, longitude=139.65)
    assert len(found(main(client.get("/")))) == 2
    for page in ("/facilities/", "/map/"):
        assert "見本の家" not in words(main(client.get(page)))


def test_an_office_whose_kind_has_no_council_is_not_listed(client, home):
    office("night_visiting", "1392000035", name="夜間の訪問", latitude=35.73, longitude=139.65)
    office(name="これから開く家", number="1392000043", designated_on=date(2199, 4, 1))
    for page in ("/facilities/", "/map/"):
        names = [
            name for name, href in links(main(client.get(page))).items() if href.startswith("/facilities/1")
        ]
        assert (page, names) == (page, ["見本の家"])


def rows(client: Client, page: str) -> Any:
    """The rows of the table on a page."""
    return main(client.get(page)).xpath(".//tbody/tr")
