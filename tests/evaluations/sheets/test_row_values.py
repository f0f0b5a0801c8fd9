"""What may stand in a row of a sheet. Pure."""

import pytest

from evaluations.form import At, Choice, Field, FieldKind, Form, Item, Phase, Scale, Section, Sheet
from evaluations.row_values import LONGEST, BadRow, clean

FORM = Form(
    service="group_home",
    title="様式",
    edition="1",
    source="",
    note="",
    scales=(Scale("two", (Choice("a", "できている"), Choice("b", "できていない"))),),
    sheets=(
        Sheet(
            "one",
            "用紙",
            fields=(
                Field("mark", "評価", FieldKind.CHOICE, Phase.SELF, scale="two"),
                Field("many", "人数", FieldKind.COUNTS, Phase.SELF, scale="two"),
                Field("said", "記述", FieldKind.TEXT, Phase.SELF),
                Field("later", "意見", FieldKind.TEXT, Phase.COUNCIL),
                Field("plan", "計画", FieldKind.PLAN, Phase.SELF, at=At.SECTION),
            ),
            sections=(Section("s", "区分", items=(Item("i", "項目"),)),),
        ),
    ),
)


@pytest.mark.parametrize(
    ("raw", "stands"),
    [
        pytest.param({"mark": "a"}, {"mark": "a"}, id="an answer of the scale"),
        pytest.param({"mark": None}, {"mark": ""}, id="no answer"),
        pytest.param({"many": {"a": "３", "b": " 0 "}}, {"many": {"a": 3, "b": 0}}, id="full-width digits"),
        pytest.param({"many": {"a": 999, "b": ""}}, {"many": {"a": 999}}, id="as many as can be, one empty"),
        pytest.param({"many": "5"}, {"many": {}}, id="counts that are none"),
        pytest.param({"said": " よい\x00\r\n点 "}, {"said": "よい\n点"}, id="no NUL, one kind of line end"),
        pytest.param({"said": "あ" * LONGEST}, {"said": "あ" * LONGEST}, id="the longest text"),
        pytest.param({"later": "会議で", "plan": "x", "other": "y"}, {}, id="of another phase, row or form"),
    ],
)
def test_what_stands(raw, stands):
    assert clean(FORM, "one", "i", raw, [Phase.SELF]) == stands


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        pytest.param({"mark": "c"}, {"mark": "どれか1つを選んでください。"}, id="not of the scale"),
        pytest.param(
            {"many": {"a": "-1"}}, {"many": "人数は0から999までの数字で入力してください。"}, id="negative"
        ),
        pytest.param(
            {"many": {"b": "1000"}}, {"many": "人数は0から999までの数字で入力してください。"}, id="too many"
        ),
        pytest.param(
            {"many": {"b": "1.5"}},
            {"many": "人数は0から999までの数字で入力してください。"},
            id="half a person",
        ),
        pytest.param(
            {"said": "あ" * (LONGEST + 1), "mark": "a"},
            {"said": "4,000文字までで入力してください（いま4,001文字）。"},
            id="too long",
        ),
    ],
)
def test_what_does_not(raw, words):
    with pytest.raises(BadRow) as refused:
        clean(FORM, "one", "i", raw, [Phase.SELF])
    assert refused.value.errors == words


def test_a_section_has_its_own_fields_and_a_strange_row_none():
    assert clean(FORM, "one", "s", {"plan": "続ける", "mark": "a"}, [Phase.SELF]) == {"plan": "続ける"}
    for sheet, row in (("one", "z"), ("two", "i")):
        with pytest.raises(KeyError):
            clean(FORM, sheet, row, {}, [Phase.SELF])
