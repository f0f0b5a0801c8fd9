"""`import_facilities`: rows that cannot be taken, and what stays unwritten then."""

from datetime import date

import pytest

from operators.models import (
    CareArea,
    Corporation,
    Facility,
    HistoryEntry,
    Municipality,
    Placement,
    Suspension,
)
from tests.importing.office_rows import TEMPLATE
from tests.makers import office, ward

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        pytest.param({"事業所番号": "12345"}, "事業所番号", id="no office number"),
        pytest.param({"サービス種類コード": "11"}, "サービス種類コード", id="unknown service"),
        pytest.param({"サービス種類コード": ""}, "サービス種類コード", id="no service"),
        pytest.param({"事業所名": ""}, "事業所名", id="no name"),
        pytest.param({"事業所名": "あ" * 201}, "事業所名", id="name too long"),
        pytest.param({"市町村コード": "131203"}, "市町村コード", id="wrong check digit of the municipality"),
        pytest.param({"市町村コード": ""}, "市町村コード", id="no municipality"),
        pytest.param({"指定日": "2025-02-30"}, "指定日", id="impossible date"),
        pytest.param(
            {"指定日": "2025-04-01", "廃止日": "2025-04-01"}, "廃止日", id="closed on the first day"
        ),
        pytest.param({"休止期間": "2025-06-01"}, "休止期間", id="half a period"),
        pytest.param({"評価方式": "評価機関"}, "評価方式", id="agency for another service"),
        pytest.param({"評価方式": "第三者"}, "評価方式", id="unknown route"),
        pytest.param({"日常生活圏域": "圏" * 61}, "日常生活圏域", id="area too long"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_written(offices, changed, column):
    outcome = offices(TEMPLATE | {"事業所番号": "1392000020"}, TEMPLATE | changed)
    assert (outcome.status, outcome.rejected, outcome.counts) == (1, [(3, column)], (1, 0, 0))
    assert (Facility.objects.count(), Municipality.objects.count(), HistoryEntry.objects.count()) == (0, 0, 0)
    assert "何も書き込んでいません" in outcome.stderr


def test_the_rest_can_be_taken(offices):
    wrong = TEMPLATE | {
        "事業所番号": "1392000020",
        "指定日": "未定",
        "法人番号": "",
        "法人名": "別の法人",
        "日常生活圏域": "大泉",
    }
    outcome = offices(wrong, TEMPLATE, arguments=("--skip-rejected",))
    assert (outcome.status, outcome.rejected, outcome.counts) == (1, [(2, "指定日")], (1, 0, 0))
    assert [each.number for each in Facility.objects.all()] == ["1392000012"]
    # What only the rejected row refers to is not registered.
    assert [each.name for each in CareArea.objects.all()] == ["石神井"]
    assert Corporation.objects.count() == 1


def test_rows_that_contradict_each_other(offices):
    outcome = offices(TEMPLATE, TEMPLATE | {"事業所名": "ひかげ"}, TEMPLATE | {"事業所番号": "1392000020"})
    assert (outcome.status, outcome.rejected) == (1, [(2, None), (3, None)])


def test_the_same_row_twice_is_one_office(offices):
    outcome = offices(TEMPLATE, TEMPLATE)
    assert (outcome.status, outcome.counts, Facility.objects.count()) == (0, (1, 0, 1), 1)
    assert (Placement.objects.count(), Suspension.objects.count()) == (1, 2)


def test_a_dry_run_prints_the_same_and_writes_nothing(offices):
    tried = offices(TEMPLATE, arguments=("--dry-run",))
    assert Facility.objects.count() == 0
    assert tried.report == offices(TEMPLATE).report


def test_missing_offices_are_listed_and_stay(offices):
    office("nursing_multifunctional", "1392000020", name="ひかげ")
    office("nursing_multifunctional", "1392000038", closed_on=date(2020, 4, 1))
    office("group_home", "1392000046")
    office("nursing_multifunctional", "1393000011", municipality=ward("131199", "national", "板橋区"))
    outcome = offices(TEMPLATE, arguments=("--report-missing", "--municipality", "131202"))
    assert (outcome.report["missing"], outcome.report["missing_facilities"]) == (1, ["1392000020/77 ひかげ"])
    assert Facility.objects.count() == 5
