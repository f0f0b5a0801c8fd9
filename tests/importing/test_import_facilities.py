"""`import_facilities`: from the open data, the municipal data set and the template."""

import json
from datetime import date
from pathlib import Path

import pytest

from operators.models import (
    Corporation,
    Facility,
    HistoryEntry,
    Municipality,
    Placement,
)
from tests.importing.files import run, write_csv, write_xlsx
from tests.importing.office_rows import OPEN_DATA, TEMPLATE, facility
from tests.makers import office, place, ward

pytestmark = pytest.mark.django_db
NATIONAL = Path(__file__).parent.parent / "data" / "mhlw_770_2025-12.csv"


def test_the_national_file_twice():
    first = run("import_facilities", NATIONAL)
    second = run("import_facilities", NATIONAL)
    assert (first.status, first.counts, first.report["rejected"]) == (0, (1106, 0, 0), [])
    assert (second.status, second.counts, second.report["rejected"]) == (0, (0, 0, 1106), [])
    # The history told the first time: the second adds nothing.
    assert HistoryEntry.objects.filter(subject__startswith="facility").count() == 1106
    assert (
        Corporation.objects.exclude(number="").values("number").distinct().count()
        == Corporation.objects.exclude(number="").count()
    )


def test_queries_do_not_grow_with_the_file(tmp_path, django_assert_num_queries):
    rows = [TEMPLATE | {"事業所番号": number} for number in ("1392000012", "1392000020", "1392000038")]
    for count in (1, 3):
        file = write_csv(tmp_path / "offices.csv", rows[:count])
        run("import_facilities", file)
        with django_assert_num_queries(11):
            assert run("import_facilities", file).counts == (0, 0, count)


def test_one_municipality_of_a_national_file():
    outcome = run("import_facilities", NATIONAL, "--municipality", "13120")
    assert (outcome.counts, outcome.report["ignored"]) == ((8, 0, 0), 1098)
    assert set(Municipality.objects.values_list("code", flat=True)) == {"131202"}


@pytest.mark.parametrize(
    "dropped",
    [{"都道府県コード又は市町村コード"}, {"都道府県コード又は市町村コード", "市区町村名", "都道府県名"}],
)
def test_a_file_without_codes_is_taken_for_the_chosen_municipality(offices, dropped):
    row = {heading: cell for heading, cell in OPEN_DATA.items() if heading not in dropped}
    outcome = offices(row, arguments=("--municipality", "131202"))
    assert (outcome.counts, outcome.report["ignored"]) == ((1, 0, 0), 0)
    assert facility().municipality.code == "131202"


def test_a_neighbour_is_known_by_its_name(offices):
    row = {heading: cell for heading, cell in OPEN_DATA.items() if "コード" not in heading}
    outcome = offices(row | {"市区町村名": "板橋区"}, arguments=("--municipality", "131202"))
    assert (outcome.counts, outcome.report["ignored"]) == ((0, 0, 0), 1)


def test_a_wrong_municipality_argument_is_one_sentence(offices):
    outcome = offices(TEMPLATE, arguments=("--municipality", "131203"))
    assert (outcome.status, outcome.report) == (2, {})
    assert (
        outcome.stderr
        == "--municipality：市町村コード「131203」の検査数字が合いません。コードを確かめてください。\n"
    )


def test_open_data_is_repaired_and_kept_raw(offices):
    outcome = offices(OPEN_DATA)
    made = facility()
    assert outcome.report == {
        "created": 1,
        "updated": 0,
        "unchanged": 0,
        "missing": 0,
        "rejected": [],
        "warnings": [
            {
                "row": 2,
                "column": "都道府県コード又は市町村コード",
                "message": "未登録の市町村 131202 を、基準 131202で登録します。",
            }
        ],
    }
    assert (made.name, made.kana, made.address, made.building) == (
        "ひなた",
        "ヒナタ",
        "東京都練馬区石神井町５丁目",
        "ひなたビル",
    )
    assert (made.phone, made.capacity, made.url) == ("03-6913-1593", None, "http://example.jp/")
    assert made.raw == {heading: cell for heading, cell in OPEN_DATA.items() if cell}
    assert (made.municipality.name, made.municipality.prefecture, made.municipality.ruleset_id) == (
        "練馬区",
        "東京都",
        "131202",
    )


def test_the_municipal_standard_data_set(offices):
    row = {
        "都道府県コード又は市区町村コード": "131202",
        "NO": "1",
        "介護サービス事業所名称": "ひなた",
        "介護サービス事業所名称_カナ": "ヒナタ",
        "実施サービス": "小規模多機能型居宅介護",
        "住所": "練馬区旭町1",
        "方書": "",
        "内線番号": "12",
        "事業所番号": "1392000012",
        "法人の名称": "会社",
        "利用可能曜日": "月火",
    }
    outcome = offices(row)
    assert (outcome.counts, outcome.warned) == ((1, 0, 0), [(2, "都道府県コード又は市区町村コード")])
    assert facility(service="small_multifunctional").kana == "ヒナタ"


def test_a_workbook_that_lost_its_zeros(tmp_path):
    row = TEMPLATE | {
        "事業所番号": 190000018,
        "サービス種類コード": 77,
        "市町村コード": 11011.0,
        "指定日": date(2024, 4, 1),
        "法人番号": 8011601011609.0,
    }
    outcome = run("import_facilities", write_xlsx(tmp_path / "offices.xlsx", [row]))
    made = facility("0190000018")
    assert outcome.counts == (1, 0, 0)
    assert outcome.warned == [(2, "事業所番号"), (2, "市町村コード"), (2, "市町村コード")]
    assert (made.municipality.code, made.municipality.ruleset_id) == ("011011", "national")
    assert (made.designated_on, made.corporation and made.corporation.number) == (
        date(2024, 4, 1),
        "8011601011609",
    )


def test_the_template_registers_what_an_office_refers_to(offices):
    outcome = offices(TEMPLATE)
    made = facility()
    placed = made.placements.get()
    assert outcome.counts == (1, 0, 0)
    assert (placed.since, str(placed.care_area), str(placed.support_center)) == (
        None,
        "石神井",
        "石神井地域包括支援センター",
    )
    assert list(made.suspensions.values_list("first_on", "last_on")) == [
        (date(2025, 6, 1), date(2025, 8, 31)),
        (date(2026, 1, 1), date(2026, 1, 31)),
    ]
    assert offices(TEMPLATE).counts == (0, 0, 1)


def test_neither_file_wipes_out_what_the_other_told(offices):
    template = TEMPLATE | {"住所": OPEN_DATA["住所"], "電話番号": OPEN_DATA["電話番号"]}
    open_data = OPEN_DATA | {"事業所名": "ひなた", "URL": ""}
    offices(template)
    assert offices(open_data).counts == (0, 1, 0)
    made = facility()
    assert (made.designated_on, made.email, made.kana) == (date(2012, 4, 1), "hinata@example.jp", "ヒナタ")
    assert (made.placements.count(), made.suspensions.count()) == (1, 2)
    assert [offices(row).counts for row in (template, open_data)] == [(0, 0, 1), (0, 0, 1)]


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        pytest.param(
            {"住所": "練馬区旭町1", "方書": ""},
            ("東京都練馬区旭町1", ""),
            id="moved: the old building is left",
        ),
        pytest.param(
            {"住所": "練馬区石神井町５丁目", "方書": ""},
            ("東京都練馬区石神井町５丁目", "ひなたビル"),
            id="stayed",
        ),
        pytest.param(
            {"住所": "練馬区旭町1丘ビル 丘ビル", "方書": ""}, ("東京都練馬区旭町1", "丘ビル"), id="said twice"
        ),
    ],
)
def test_an_office_moves_with_its_building(offices, told, kept):
    offices(OPEN_DATA)
    offices({key: OPEN_DATA[key] for key in ("事業所番号", "サービスの種類", "事業所名")} | told)
    assert (facility().address, facility().building) == kept


def test_an_empty_cell_leaves_the_value(offices):
    offices(TEMPLATE)
    emptied = TEMPLATE | {
        "指定日": "",
        "日常生活圏域": "",
        "休止期間": "",
        "市町村コード": "",
        "法人番号": "",
    }
    offices(emptied)
    made = facility()
    assert (made.designated_on, made.municipality.code, made.corporation and made.corporation.number) == (
        date(2012, 4, 1),
        "131202",
        "8011601011609",
    )
    assert (str(made.placements.get().care_area), made.suspensions.count()) == ("石神井", 2)


def test_a_change_is_told_by_the_history(offices):
    offices(TEMPLATE)
    outcome = offices(TEMPLATE | {"事業所名": "ひかげ", "日常生活圏域": "大泉"})
    entry = HistoryEntry.objects.get(subject="facility 1392000012/77", verb="変更")
    assert outcome.counts == (0, 1, 0)
    assert (entry.via, entry.by, entry.facility) == ("import_facilities", None, facility())
    assert entry.changes == {
        "name": ["ひなた", "ひかげ"],
        "care_area": ["石神井", "大泉"],
        "raw": [
            {"事業所名": "ひなた", "日常生活圏域": "石神井"},
            {"事業所名": "ひかげ", "日常生活圏域": "大泉"},
        ],
    }


def test_an_area_from_a_redrawn_map_is_corrected_in_the_latest_placement(offices):
    made = office("nursing_multifunctional", "1392000012")
    place(made, "旧圏域")
    place(made, "新圏域", since=date(2026, 4, 1))
    offices(TEMPLATE)
    assert [(each.since, str(each.care_area)) for each in Placement.objects.filter(facility=made)] == [
        (None, "旧圏域"),
        (date(2026, 4, 1), "石神井"),
    ]


def test_one_corporation_number_is_one_corporation(offices):
    spellings = ["ＳＯＭＰＯケア株式会社", "SOMPOケア株式会社", "SOMPOケア株式会社"]
    rows = [
        TEMPLATE | {"事業所番号": number, "法人名": name}
        for number, name in zip(("1392000012", "1392000020", "1392000038"), spellings, strict=True)
    ]
    assert offices(*rows).counts == (3, 0, 0)
    assert [each.name for each in Corporation.objects.all()] == ["SOMPOケア株式会社"]
    assert facility().raw["法人名"] == "ＳＯＭＰＯケア株式会社"
    assert offices(*rows).counts == (0, 0, 3)


def test_a_corporation_without_a_number_is_known_by_its_name(offices):
    rows = [TEMPLATE | {"法人番号": ""}, TEMPLATE | {"事業所番号": "1392000020", "法人番号": "12345"}]
    outcome = offices(*rows)
    assert (Corporation.objects.get().number, Corporation.objects.get().facilities.count()) == ("", 2)
    assert outcome.warned == [(2, "市町村コード"), (3, "法人番号")]
    assert facility("1392000020").raw["法人番号"] == "12345"


def test_the_same_number_under_two_services_is_two_offices(offices):
    assert offices(TEMPLATE, TEMPLATE | {"サービス種類コード": "730"}).counts == (2, 0, 0)


def test_twins_belong_to_their_office(offices):
    outcome = offices(TEMPLATE, TEMPLATE | {"サービス種類コード": "79"})
    assert (outcome.status, outcome.counts, outcome.report["ignored"]) == (0, (1, 0, 0), 1)
    assert outcome.warned[0] == (2, "市町村コード") or outcome.warned[0] == (3, "サービス種類コード")
    assert Facility.objects.count() == 1


def test_unknown_columns_are_told_once(offices):
    rows = [row | {"担当者": "山田"} for row in (TEMPLATE, TEMPLATE | {"事業所番号": "1392000020"})]
    ward()
    assert offices(*rows).warned == [(None, "担当者")]


def test_a_file_without_the_columns_is_unusable(offices):
    outcome = offices({"事業所番号": "1392000012"})
    assert (outcome.status, outcome.report) == (2, {})
    assert outcome.stderr == (
        "必要な列がありません：サービス種類コードまたはサービスの種類、事業所名。見出しの行を確かめてください。\n"
    )


def test_a_municipality_gets_its_name_from_a_later_file(offices):
    offices(TEMPLATE)
    assert Municipality.objects.get().name == "131202"
    offices(OPEN_DATA)
    assert Municipality.objects.get().name == "練馬区"
    assert HistoryEntry.objects.get(subject="municipality 131202", verb="変更").changes == {
        "name": ["131202", "練馬区"]
    }


def test_a_person_can_read_the_report(tmp_path, capsys):
    from django.core.management import call_command

    file = write_csv(tmp_path / "offices.csv", [TEMPLATE | {"指定日": "未定"}])
    with pytest.raises(SystemExit) as leaving:
        call_command("import_facilities", str(file))
    shown = capsys.readouterr().out
    assert leaving.value.code == 1
    assert shown.splitlines()[:3] == [
        "新規 0件、更新 0件、変更なし 0件",
        "取り込めない行：1件",
        "  2行目「指定日」：「未定」は日付として読めません。2025-04-01 や 令和7年4月1日 の形で入力してください。",
    ]


def test_json_is_one_object(offices):
    ward()
    assert json.loads(json.dumps(offices(TEMPLATE).report)).keys() == {
        "created", "updated", "unchanged", "missing", "rejected", "warnings",
    }  # fmt: skip
