"""What is told of the staff sheets, and what is not: never anything of fewer than three persons. Pure."""

from dataclasses import replace

import pytest

from evaluations.form import Choice, Field, FieldKind, Form, Item, Phase, Scale, Section, Sheet
from evaluations.staff_sheets.rollup import RollUp, roll_up, tellable

RATING = Field("rating", "自分の評価", FieldKind.CHOICE, Phase.STAFF, scale="two", required=True)
WORDS = Field("words", "気づいたこと", FieldKind.TEXT, Phase.STAFF)
STAFF = Sheet("staff", "個別評価", (RATING, WORDS), (Section("s1", "支援", items=(Item("i1", "聞く"),)),))
FORM = Form(
    "small_multifunctional",
    "評価",
    "",
    "",
    "",
    (Scale("two", (Choice("a", "○"), Choice("b", "×"))),),
    (STAFF,),
)


def said(role: str, rating: str | None = "a", words: str = ""):
    return role, {"i1": {"rating": rating, "words": words}}


def test_all_are_counted_and_what_they_wrote_stands_in_no_persons_order():
    sheets = [said("carer", "a", "声をかける"), said("carer", "b", "夜が不安"), said("nurse", "a")]
    result = roll_up(FORM, sheets)
    assert (result.respondents, result.count("i1", "rating")) == (3, {"a": 2, "b": 1})
    assert sorted(result.words("i1", "words")) == ["声をかける", "夜が不安"]
    assert roll_up(FORM, reversed(sheets)) == result
    assert RollUp.from_json(result.as_json()) == result


def test_two_persons_are_nobody():
    result = roll_up(FORM, [said("carer", "a", "夜が不安"), said("nurse")])
    assert result.as_json() == {"respondents": 2, "counts": {}, "comments": {}, "by_role": []}
    assert not result.told


def test_what_only_two_answered_and_what_is_no_answer_is_not_told():
    sheets = [said("carer", "a"), said("carer", None), said("carer", "z"), said("carer", "b")]
    assert roll_up(FORM, sheets).counts == {}


def test_an_item_that_two_of_a_role_answered_is_told_of_all_only():
    sheets = [said("carer", "a"), said("carer", "b"), said("carer", None), *(said("nurse") for _ in range(4))]
    (nurses, carers) = sorted(roll_up(FORM, sheets).by_role, key=lambda each: -each.respondents)
    assert (nurses.role, nurses.counts) == ("nurse", {})  # else the two carers are what remains
    assert (carers.role, carers.counts) == ("carer", {})


@pytest.mark.parametrize(
    ("people", "told"),
    [
        ({"carer": 2}, set()),
        ({"carer": 3}, {"carer"}),
        ({"carer": 3, "nurse": 2}, set()),
        ({"carer": 3, "nurse": 2, "manager": 1}, {"carer"}),
        ({"carer": 5, "nurse": 3}, {"carer", "nurse"}),
        ({"carer": 5, "nurse": 3, "manager": 1, "planner": 1}, {"carer"}),
        ({"carer": 5, "nurse": 3, "manager": 1, "planner": 1, "other": 1}, {"carer", "nurse"}),
        ({"carer": 0, "nurse": 3}, {"nurse"}),
        ({}, set()),
    ],
)
def test_roles_are_told_only_where_nobody_can_be_worked_out(people, told):
    assert tellable(people) == told


def test_a_form_without_a_staff_sheet_and_a_round_that_never_closed_have_a_roll_up_too():
    nothing = roll_up(replace(FORM, sheets=()), [said("carer")] * 4)
    assert (nothing.respondents, nothing.counts) == (4, {})
    assert RollUp.from_json({}).respondents == 0
