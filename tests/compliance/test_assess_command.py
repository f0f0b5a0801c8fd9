"""`assess_compliance` from the files a municipality fills to the JSON people script against. [CONTRACT]"""

import csv
import io
import json

import pytest
import time_machine
from django.core.management import CommandError, call_command

from operators.models import Facility
from tests.makers import office, ward

pytestmark = pytest.mark.django_db

OFFICES = """\
事業所番号,サービス種類コード,事業所名,市町村コード,日常生活圏域,指定日
1392000376,76,めぐみの会,131202,石神井,2012-04-01
1392000822,78,デイひなた,131202,石神井,2016-04-01
"""
MEMBERS = """\
事業所番号,サービス種類コード,区分,氏名,送付方法
1392000376,76,利用者,見本 太郎,郵送
1392000376,76,地域住民,見本 花子,郵送
1392000376,76,区職員,例示 一郎,郵送
1392000376,76,知見,例示 二郎,郵送
1392000376,76,医療,例示 三郎,郵送
1392000376,76,事業所,例示 四郎,郵送
"""
LEDGER = """\
事業所番号,サービス種類コード,区分,開催日,開催方法,合同事業所,通知日,送付完了,公表日
1392000376,76,開催,2025-10-20,対面,,2025-09-10,有,2025-11-01
1392000376,76,予定,2026-01-20,対面,1392000822/78,,,
"""
SENTENCE = (
    "議事録の提出期限（令和7年11月20日）を過ぎています。区と構成員全員（欠席者を含む）に、"
    "会議資料と合わせて送付してください。"
)


@pytest.fixture
def imported(tmp_path):
    for command, text in (
        ("import_facilities", OFFICES),
        ("import_members", MEMBERS),
        ("import_meetings", LEDGER),
    ):
        file = tmp_path / f"{command}.csv"
        file.write_text(text, encoding="utf-8")
        call_command(command, str(file), stdout=io.StringIO())


def assess(**options) -> str:
    out = io.StringIO()
    call_command("assess_compliance", stdout=out, **options)
    return out.getvalue()


def test_the_json_is_the_contracts(imported):
    report = json.loads(
        assess(fiscal_year="2025", as_of="2025-12-01", facility="1392000376/76", format="json")
    )
    findings = report["facilities"][0].pop("findings")
    assert report == {
        "fiscal_year": 2025,
        "as_of": "2025-12-01",
        "ruleset": {"id": "131202", "valid_from": "2025-04-01"},
        "facilities": [
            {
                "facility": "1392000376/76", "name": "めぐみの会", "service": "regular_visiting", "council": "B",
                "required": 2, "required_source": "rule", "held": 1, "excused": 0, "planned": 1,
                "joint_held": 0, "joint_planned": 1, "joint_limit": 1, "evaluation": "missing",
                "status": "noncompliant", "changes_on": "2025-12-21",
            }
        ],
    }  # fmt: skip
    assert findings[0] == {
        "code": "MINUTES_OVERDUE", "severity": "violation", "date": "2025-11-20", "meeting": "2025-10-20",
        "detail": None, "message": SENTENCE, "source": "N §8",
    }  # fmt: skip
    assert [(f["code"], f["severity"], f["date"]) for f in findings[1:]] == [
        ("JOINT_LIMIT_REACHED", "advice", "2026-01-20"),
        ("EVALUATION_DUE", "advice", "2026-03-31"),
    ]


def test_what_is_dated_later_has_not_happened_yet(imported):
    report = json.loads(assess(fiscal_year="2025", as_of="2025-09-10", format="json"))
    visiting = report["facilities"][0]
    assert (visiting["facility"], visiting["held"], visiting["planned"]) == ("1392000376/76", 0, 2)


def test_several_municipalities_make_a_list(imported):
    office(number="2772400013", municipality=ward("271004", "270008", "大阪市"))
    reports = json.loads(assess(fiscal_year="2025", as_of="2025-12-01", format="json"))
    assert [(r["ruleset"]["id"], len(r["facilities"])) for r in reports] == [("131202", 2), ("270008", 1)]


def test_one_municipality_is_asked_for_by_its_code(imported):
    office(number="2772400013", municipality=ward("271004", "270008", "大阪市"))
    report = json.loads(assess(fiscal_year="2025", as_of="2025-12-01", municipality="271004", format="json"))
    assert [f["facility"] for f in report["facilities"]] == ["2772400013/32"]


def test_a_municipality_without_offices_has_an_empty_answer(db):
    ward()
    report = json.loads(assess(fiscal_year="2025", as_of="2025-12-01", municipality="131202", format="json"))
    assert (report["ruleset"]["id"], report["facilities"]) == ("131202", [])


def test_without_options_it_is_this_year_today(imported):
    with time_machine.travel("2026-04-01T00:30+09:00"):
        report = json.loads(assess(municipality="131202", format="json"))
    assert (report["fiscal_year"], report["as_of"]) == (2026, "2026-04-01")


def test_csv_and_table_tell_the_same_offices(imported):
    rows = list(csv.DictReader(io.StringIO(assess(fiscal_year="2025", as_of="2025-12-01", format="csv"))))
    assert [(row["事業所"], row["状態"]) for row in rows] == [
        ("1392000376/76", "基準違反"),
        ("1392000822/78", "注意"),
    ]
    table = assess(fiscal_year="2025", as_of="2025-12-01").splitlines()
    assert table[0] == "令和7年度"
    assert [line.split()[0] for line in table[2:]] == ["1392000376/76", "1392000822/78"]


@pytest.mark.parametrize(
    ("options", "words"),
    [
        pytest.param({"fiscal_year": "R7"}, "年度「R7」は使えません", id="a year that is none"),
        pytest.param({"fiscal_year": "2005"}, "2006から2200まで", id="before community-based services"),
        pytest.param(
            {"as_of": "2025-02-30"}, "基準日「2025-02-30」は日付ではありません", id="a day that is none"
        ),
        pytest.param(
            {"municipality": "131199"}, "市町村コード「131199」は登録されていません", id="unknown ward"
        ),
        pytest.param(
            {"facility": "1392000376/32"}, "事業所「1392000376/32」は登録されていません", id="other service"
        ),
        pytest.param({"facility": "1392000376"}, "1392000376/76 の形で", id="without service"),
    ],
)
def test_a_question_without_an_answer_is_one_sentence_and_exit_2(imported, options, words):
    with pytest.raises(CommandError, match=words) as refusal:
        assess(**options)
    assert refusal.value.returncode == 2
    assert Facility.objects.count() == 2
