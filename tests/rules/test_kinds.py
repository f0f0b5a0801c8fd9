"""The ten kinds of service, as the table of RULEBOOK §1 has them."""

from typing import Any

import pytest

from rules.fiscal_year import FiscalYear
from rules.kinds import Council, ServiceKind
from rules.ruleset import JointCap, KindRules
from rules.ruleset_files import rulebook
from tests.rules.offices import NATIONAL, NERIMA

A, B, HALF = Council.A, Council.B, JointCap.HALF
BIMONTHLY: dict[str, Any] = {"council": A, "interval_months": 2, "meetings_per_year": 6, "joint_cap": HALF}
EVALUATED: dict[str, Any] = {"evaluation_standalone": True, "evaluation_duty": True}

TABLE = {
    ("regular_visiting", "76", "定期巡回・随時対応型訪問介護看護"): KindRules(B, 6, 2, HALF, True, True),
    ("night_visiting", "71", "夜間対応型訪問介護"): KindRules(),
    ("community_day", "78", "地域密着型通所介護"): KindRules(A, 6, 2),
    ("medical_day", "155", "療養通所介護"): KindRules(A, 12, 1),
    ("dementia_day", "72", "認知症対応型通所介護"): KindRules(A, 6, 2),
    ("small_multifunctional", "73", "小規模多機能型居宅介護"): KindRules(
        **BIMONTHLY, **EVALUATED, activity_counts=True
    ),
    ("group_home", "32", "認知症対応型共同生活介護"): KindRules(**BIMONTHLY, **EVALUATED, agency_route=True),
    ("community_specified", "36", "地域密着型特定施設入居者生活介護"): KindRules(**BIMONTHLY),
    ("community_nursing_home", "54", "地域密着型介護老人福祉施設入所者生活介護"): KindRules(**BIMONTHLY),
    ("nursing_multifunctional", "77", "看護小規模多機能型居宅介護"): KindRules(
        **BIMONTHLY, **EVALUATED, activity_counts=True
    ),
}


def test_the_table_has_every_kind():
    assert [name for name, _, _ in TABLE] == [kind.value for kind in ServiceKind]


@pytest.mark.parametrize("ruleset", [NATIONAL, NERIMA, "270008"])
@pytest.mark.parametrize(("words", "rules"), [pytest.param(*row, id=row[0][0]) for row in TABLE.items()])
def test_a_kind_in_every_ruleset(words, rules, ruleset):
    name, code, label = words
    kind = ServiceKind(name)
    assert (kind.code, kind.label) == (code, label)
    assert rulebook(ruleset).on(FiscalYear(2025).first).kind(kind) == rules


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        pytest.param("32", "group_home", id="two digits"),
        pytest.param("320", "group_home", id="a third digit nought"),
        pytest.param("361", "community_specified", id="361"),
        pytest.param("362", "community_specified", id="362"),
        pytest.param("364", "community_specified", id="364"),
        pytest.param("710", "night_visiting", id="710"),
        pytest.param("155", "medical_day", id="155 stays"),
        pytest.param("781", "community_day", id="781"),
    ],
)
def test_codes_of_open_data(code, kind):
    assert ServiceKind.from_code(code) is ServiceKind(kind)


@pytest.mark.parametrize("code", ["37", "38", "39", "68", "69", "74", "75", "79"])
def test_twins_are_no_separate_records(code):
    assert ServiceKind.from_code(code) is None


@pytest.mark.parametrize(
    "code",
    [pytest.param(code, id=code or "empty") for code in ("", "15", "150", "11", "3", "3200", "3x0", "abc")],
)
def test_other_services_are_not_ours(code):
    assert ServiceKind.from_code(code) is None
