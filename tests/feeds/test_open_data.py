"""CSV and JSON: the rows of the pages, whole and calm, whatever stands in them."""

import csv
import json
from datetime import UTC, date, datetime
from io import StringIO

import pytest

from operators.models import Facility
from publication.content import Entry, Figure, Section, Table
from publication.open_data.dictionary import DATA, TABLES
from tests.feeds.conftest import SEALED, Shelf, take_back
from tests.fixtures.people import World
from tests.makers import office, public_content, public_record_of

BASE = "https://engawa.example.jp"


@pytest.fixture(autouse=True)
def own_address(settings):
    settings.BASE_URL = BASE


def rows(client, slug: str, query: str = "") -> list[dict[str, str]]:
    answer = client.get(f"/open-data/{slug}.csv{query}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "text/csv; charset=utf-8")
    text = answer.getvalue().decode()
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text[1:], newline="")))


def objects(client, slug: str, query: str = "") -> dict:
    answer = client.get(f"/open-data/{slug}.json{query}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/json; charset=utf-8")
    return json.loads(answer.getvalue())


def test_a_record_as_a_row_and_as_an_object(client, nerima, shelf: Shelf):
    row = rows(client, "records")[-1]
    assert row == {
        "公表記録ID": shelf.minutes.key,
        "記録の種類": "議事録",
        "全国地方公共団体コード": "131202",
        "地方公共団体名": "練馬区",
        "日常生活圏域": "ひなた圏域",
        "事業所番号": "1392000011",
        "サービス種類コード": "32",
        "サービスの種類": "認知症対応型共同生活介護",
        "事業所名": "グループホームひなた",
        "会議の種類": "運営推進会議",
        "年度": "2026",
        "開催日": "2026-06-20",
        "開始時刻": "",
        "終了時刻": "",
        "合同開催": "無",
        "合同開催の事業所": "",
        "題名": "令和8年(2026年)6月20日(土) 運営推進会議の記録",
        "開催場所": "",
        "開催方法": "",
        "議題": "活動状況の報告\n防災訓練",
        "出席者数": "3",
        "欠席者数": "1",
        "本文": "【活動状況】\n報告：夏祭りを開きました。",
        "公表日": "2026-07-10",
        "訂正日": "",
        "版": "1",
        "保存期限": "2028-07-10",
        "URL": f"{BASE}/minutes/{shelf.minutes.key}/",
    }
    told = objects(client, "records")["records"][-1]
    assert {
        name: told[name]
        for name in ("id", "held_on", "joint", "agenda", "present", "corrected_on", "sections")
    } == {
        "id": shelf.minutes.key,
        "held_on": "2026-06-20",
        "joint": False,
        "agenda": ["活動状況の報告", "防災訓練"],
        "present": 3,
        "corrected_on": None,
        "sections": [
            {
                "key": "item-a1",
                "heading": "活動状況",
                "entries": [{"label": "報告", "text": "夏祭りを開きました。"}],
                "tables": [],
            }
        ],
    }


def test_offices_with_how_much_they_published(client, nerima, itabashi, shelf: Shelf):
    Facility.objects.filter(pk=nerima.facility.pk).update(
        phone="03-0000-0001", email="himitsu@example.jp", fax="03-9"
    )
    office("night_visiting", "1392000043", name="会議のない事業所", municipality=nerima.municipality)
    office(
        "group_home",
        "1392000050",
        name="閉じた事業所",
        municipality=nerima.municipality,
        closed_on=date(2026, 1, 1),
    )
    office("group_home", "1392000068", name="公表のない事業所", municipality=nerima.municipality)
    told = [
        (
            row["事業所名"],
            row["公表している記録の数"],
            row["最新の開催日"],
            row["日常生活圏域"],
            row["電話番号"],
        )
        for row in rows(client, "offices")
    ]
    assert told == [
        ("グループホームこかげ", "1", "2026-05-01", "こかげ圏域", ""),
        ("グループホームひなた", "2", "2026-06-20", "ひなた圏域", "03-0000-0001"),
        ("公表のない事業所", "0", "", "", ""),
    ]
    body = client.get("/open-data/offices.json").getvalue().decode()
    assert [word for word in ("himitsu", "03-9") if word in body] == []


def test_figures_are_numbers_of_a_record(client, shelf: Shelf):
    told = [
        (row["区分"], row["項目"], row["数"], row["単位"]) for row in rows(client, "figures", "?year=2026")
    ]
    came = [("出席", "利用者の家族", "2", "人"), ("欠席", "利用者の家族", "0", "人")]
    came += [("出席", "地域住民の代表者", "1", "人"), ("欠席", "地域住民の代表者", "1", "人")]
    assert told == [*came, *came, ("活動状況", "通いの提供回数", "310", "回")]


def test_the_file_says_what_it_is(client, shelf: Shelf):
    assert objects(client, "records", "?municipality=131202&year=2026")["metadata"] == {
        "title": "公表された記録",
        "description": "議事録と評価の結果の全文。1行が1つの記録です。",
        "license": {
            "name": "クリエイティブ・コモンズ 表示 4.0 国際 ライセンス",
            "short": "CC BY 4.0",
            "url": "https://creativecommons.org/licenses/by/4.0/deed.ja",
        },
        "attribution": "出典：Engawa 縁側（運営推進会議ポータル）、各事業所が公表した記録",
        "documentation": f"{BASE}/open-data/",
        "municipality": "131202",
        "fiscal_year": 2026,
        "records_changed_at": "2026-09-02T00:00:00+00:00",
    }


def test_one_ward_one_year_and_words_that_mean_nothing(client, shelf: Shelf):
    every = [shelf.foreign.key, shelf.evaluation.key, shelf.minutes.key]
    asked = {
        "?municipality=131202": [shelf.evaluation.key, shelf.minutes.key],
        "?year=2026": [shelf.foreign.key, shelf.minutes.key],
        "?municipality=131202&year=2026": [shelf.minutes.key],
        "?municipality=131202&year=2030": [],
        "?municipality=999999": every,
        "?municipality=１３１２０２": every,
        "?municipality[]=131202": every,
        "?year=令和8": every,
        "?year=0000": every,
        "?year=99999999999999999999": every,
        "?year=2026'--": every,
        "?page=7&x=%00": every,
    }
    found = {query: [row["公表記録ID"] for row in rows(client, "records", query)] for query in asked}
    assert found == asked


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠"])
def test_no_cell_is_a_formula(client, nerima: World, sign):
    text = f"{sign}HYPERLINK(1)"
    content = public_content(nerima.facility, date(2026, 6, 20), title=text, place=text, agenda=(text,))
    public_record_of(nerima.facility, date(2026, 6, 20), content=content)
    row = rows(client, "records")[0]
    assert {row[head] for head in ("題名", "開催場所", "議題")} == {f"'{text}"}
    assert objects(client, "records")["records"][0]["place"] == text


def test_strange_characters_do_not_break_the_files(client, nerima: World):
    strange = '𠮷田\x08の\ufffe😀\x1f",;\r\n次'
    table = Table(strange, (strange,), ((strange,),))
    content = public_content(
        nerima.facility,
        date(2026, 6, 20),
        title=strange,
        sections=(Section("a", strange, (Entry(strange, strange),), (table,)),),
        figures=(Figure(strange, -1, strange),),
    )
    public_record_of(nerima.facility, date(2026, 6, 20), content=content)
    clean = '𠮷田の😀",;\n次'
    row, told = rows(client, "records")[0], objects(client, "records")["records"][0]
    assert (row["題名"], row["本文"]) == (clean, f"【{clean}】\n{clean}：{clean}\n{clean}\n{clean}\n{clean}")
    assert told["sections"][0]["tables"] == [{"caption": clean, "head": [clean], "rows": [[clean]]}]
    assert [(row["項目"], row["数"]) for row in rows(client, "figures")][-1] == (clean, "-1")


def test_nothing_published_is_a_head_and_no_rows(client, nerima: World):
    assert rows(client, "records") == []
    assert objects(client, "records")["records"] == []
    assert [row["公表している記録の数"] for row in rows(client, "offices")] == ["0"]


def test_a_file_that_is_still_the_same_is_not_sent_again(client, shelf: Shelf):
    asked = {"If-None-Match": client.get("/open-data/records.csv")["ETag"]}
    found = [
        client.get(f"/open-data/{name}", headers=asked).status_code
        for name in ("records.csv", "records.json")
    ]
    assert found == [304, 200]
    take_back(shelf.minutes, datetime(2026, 11, 3, tzinfo=UTC))
    other = client.get("/open-data/records.csv", headers=asked)
    assert (other.status_code, shelf.minutes.key in other.getvalue().decode()) == (200, False)


def test_the_dictionary_explains_every_column_once(client, db):
    told = [(row["表"], row["項目名"], row["JSONの名前"]) for row in rows(client, "dictionary")]
    assert told == [(table.slug, column.head, column.name) for table in DATA for column in table.columns]
    assert len(set(told)) == len(told)
    assert all(column.meaning and column.example for table in TABLES.values() for column in table.columns)


def test_what_has_no_such_name_is_not_found(client, db):
    for path in ("members.csv", "records.xlsx", "..%2Fsecret.csv", "records.csv/"):
        assert client.get(f"/open-data/{path}").status_code == 404


def test_the_page_names_files_of_what_was_chosen(client, shelf: Shelf):
    page = client.get("/open-data/?municipality=131202&year=2025").content.decode()
    assert 'href="/open-data/records.csv?municipality=131202&amp;year=2025"' in page
    assert "練馬区、令和7年度の記録は、いま1件です。" in page
    plain = client.get("/open-data/?municipality=0&year=x&page=3").content.decode()
    assert plain == client.get("/open-data/").content.decode()
    assert "公表されている記録は、いま3件です。" in plain


def test_no_more_questions_with_more_records(client, nerima: World, django_assert_num_queries):
    allowed = {
        "": 3,
        "records.csv": 4,
        "records.json": 4,
        "offices.csv": 4,
        "figures.json": 4,
        "dictionary.csv": 3,
    }
    for months in ((5,), (6, 7)):
        for month in months:
            public_record_of(nerima.facility, date(2026, month, 1))
            office("group_home", f"13920007{month:02}", municipality=nerima.municipality)
        for name, number in allowed.items():
            with django_assert_num_queries(number):
                client.get(f"/open-data/{name}").getvalue()


def test_sealed_words_stand_in_no_file(client, shelf: Shelf):
    for table in TABLES:
        for ending in ("csv", "json"):
            body = client.get(f"/open-data/{table}.{ending}").getvalue().decode()
            assert [word for word in (SEALED, shelf.withdrawn.key, shelf.disposed.key) if word in body] == []
