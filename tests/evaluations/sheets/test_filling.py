"""What comes by itself, what is missing, and what stands beside a row. Pure."""

from dataclasses import replace
from typing import Any

from evaluations.document import Values
from evaluations.form import Phase
from evaluations.self_evaluation.beside import beside
from evaluations.self_evaluation.filling import differing, filled, repeats
from evaluations.self_evaluation.progress import gaps, progress
from evaluations.staff_sheets.rollup import RollUp, roll_up
from tests.evaluations.sheets.small import FORM

SELF = (Phase.SELF,)
THREE = [
    ("carer", {"i1": {"mark": mark, "note": note}}) for mark, note in (("a", "声"), ("a", ""), ("b", ""))
]
ROLL = roll_up(FORM, THREE)
LAST = {("own", "s1"): {"plan": "毎月話し合う", "last_plan": "古い計画"}, ("own", "i1"): {"rating": "b"}}


def test_counts_always_come_and_last_years_plan_only_where_nobody_wrote():
    typed: Values = {("own", "i1"): {"many": {"a": 9}, "words": "残る"}, ("own", "s2"): {"last_plan": ""}}
    last = {**LAST, ("own", "s2"): {"plan": "消した計画"}}
    whole = filled(FORM, typed, roll=ROLL, last=last, phases=SELF)
    assert whole == {
        ("own", "i1"): {"many": {"a": 2, "b": 1}, "words": "残る"},
        ("own", "s1"): {"last_plan": "毎月話し合う"},
        ("own", "s2"): {"last_plan": ""},
    }
    assert differing(whole, typed).keys() == {("own", "i1"), ("own", "s1")}
    assert filled(FORM, typed, roll=RollUp(2, {}, {}), last={}, phases=SELF) == typed


def test_what_is_filled_and_what_is_missing():
    values: Values = {
        ("own", "i1"): {"rating": "a", "many": {"a": 0}},
        ("own", "i3"): {"rating": "", "words": "よい"},
    }
    [sheet] = progress(FORM, values, SELF)
    assert [(each.section.key, each.done, each.all) for each in sheet.sections] == [
        ("s1", 1, 7),
        ("s2", 1, 4),
    ]
    assert (sheet.done, sheet.all) == (2, 11)
    assert [(gap.place, gap.label) for gap in gaps(FORM, values, SELF)] == [
        ("2 地域とつきあっているか", "評価"),
        ("思いを知っているか", "評価"),
    ]


def test_beside_a_row_stands_what_the_staff_said_and_the_last_round():
    sheet = FORM.sheet("own")
    found = beside(FORM, sheet, sheet.row("i1", *SELF), roll=ROLL, last_form=FORM, last=LAST)
    assert [(bar.label, bar.pieces, bar.all) for bar in found.bars] == [
        ("自分の評価", (("できている", 2), ("まだ", 1)), 3)
    ]
    assert [(said.label, said.words) for said in found.said] == [("気づいたこと", ("声",))]
    assert (found.rated, found.last) == ("まだ", ())
    counted = {("own", "i1"): {"rating": "b", "many": {"a": 4, "b": 2}, "words": "前の言葉"}}
    again = [("carer", {"i1": {"mark": "a", "note": note}}) for note in ("声", "別の声", "声")]
    found = beside(
        FORM, sheet, sheet.row("i1", *SELF), roll=roll_up(FORM, again), last_form=FORM, last=counted
    )
    assert (found.rated, found.last) == ("まだ（4・2名）", (("状況", "前の言葉"),))
    assert [(sorted(said.grouped), len(said.words)) for said in found.said] == [
        ([("別の声", 1), ("声", 2)], 3)
    ]
    section = beside(FORM, sheet, sheet.row("s1", *SELF), roll=ROLL, last_form=FORM, last=LAST)
    assert (section.bars, section.last) == ((), (("改善計画", "毎月話し合う"),))
    assert not beside(FORM, sheet, sheet.row("i2", *SELF), roll=RollUp(), last_form=None, last={})


def test_what_two_sheets_ask_in_the_same_words_is_written_once():
    first = FORM.sheet("own")
    other = replace(first.sections[0].items[1], heading="別の問い")
    second = replace(
        first,
        key="council",
        sections=(replace(first.sections[0], items=(first.sections[0].items[0], other)),),
    )
    form = replace(FORM, sheets=(*FORM.sheets, second))
    typed: dict[tuple[str, str], dict[str, Any]] = {
        ("own", "i1"): {"rating": "a", "words": "朝の会で"},
        ("own", "i2"): {"rating": "b"},
        ("council", "i1"): {"words": ""},
    }
    whole = filled(form, typed, roll=RollUp(), last={}, phases=SELF)
    assert (repeats(form, first, SELF), repeats(form, second, SELF)) == (False, True)
    assert whole == typed | {("council", "i1"): {"words": "", "rating": "a"}}
