"""What the public reads of a filled form: texts from the words for the public, counts of three persons or more. Pure."""

from dataclasses import replace
from datetime import date

import pytest

from evaluations.agency_content import AgencyContent, Goal
from evaluations.document import Document, Head, Values, document_of
from evaluations.document_goals import goals_paper
from evaluations.form import Form
from evaluations.public.agency import agency_public_content
from evaluations.public.content import content_of, fields_of
from evaluations.report.printed import Printed
from publication.content import Entry, PublicContent, Table, Turnout

DAY = date(2026, 6, 20)
FORM = Form.from_json(
    {
        "service": "small_multifunctional",
        "title": "サービス評価",
        "scales": [{"key": "two", "choices": [{"key": "a", "label": "はい"}, {"key": "b", "label": "いいえ"}]}],
        "sheets": [
            {
                "key": "self",
                "title": "自己評価",
                "public": True,
                "fields": [
                    {"key": "n", "label": "人数", "kind": "counts", "phase": "self", "scale": "two", "public": True},
                    {"key": "c", "label": "評価", "kind": "choice", "phase": "self", "scale": "two", "public": True},
                    {"key": "t", "label": "メモ", "kind": "text", "phase": "self"},
                    {"key": "p", "label": "計画", "kind": "plan", "phase": "after", "at": "section", "public": True},
                ],
                "sections": [
                    {"key": "s", "heading": "運営", "number": "1", "items": [
                        {"key": "i", "heading": "話し合う", "number": "1"},
                        {"key": "j", "heading": "記録する", "number": "2"},
                    ]},
                    {"key": "e", "heading": "何もない", "items": []},
                ],
            },
            {
                "key": "in",
                "title": "内部",
                "fields": [{"key": "t", "label": "内", "kind": "text", "phase": "self", "public": True}],
                "sections": [{"key": "x", "heading": "内部", "items": [{"key": "y", "heading": "内"}]}],
            },
        ],
    }
)  # fmt: skip
SHEET = FORM.sheets[0]
HEAD = Head(
    "ひなた", "1392000011", "小規模多機能型居宅介護", "ひなた会", "運営推進会議", 2026,
    evaluators=(("区職員", "出席"),), turnout=(Turnout("家族", 2, 1),),
)  # fmt: skip
VALUES: Values = {
    ("self", "i"): {"n": {"a": 2, "b": 1}, "c": "a", "t": "ないしょ"},
    ("self", "j"): {"n": {"a": 1, "b": 1}, "c": "b"},
    ("self", "s"): {"p": "清掃に出る"},
    ("in", "y"): {"t": "ないしょ"},
}
DOCUMENT = document_of(FORM, HEAD, VALUES, public=True)


def test_only_words_of_public_fields_on_public_sheets_are_asked_about():
    whole = document_of(FORM, HEAD, VALUES)
    fields = [(field.key, field.name, field.text) for field in fields_of(DOCUMENT)]
    assert fields == [("self/s/p", "1 運営　計画", "清掃に出る")]
    assert [field.key for field in fields_of(whole) if field.group == "self"] == ["self/s/p"]


def test_counts_of_two_persons_are_left_out_and_words_come_from_the_public_ones():
    told = content_of(DOCUMENT, {"self/s/p": " 地域の清掃に出る "}, held_on=DAY)
    (section,) = told.sections
    assert (section.key, section.heading) == ("self-s", "1 運営")
    assert section.entries == (Entry("計画", "地域の清掃に出る"),)
    assert section.tables == (
        Table("", ("項目", "評価"), (("1 話し合う", "はい"), ("2 記録する", "いいえ"))),
        Table("人数", ("項目", "はい", "いいえ"), (("1 話し合う", "2名", "1名"),)),
    )
    assert [table.short for table in section.tables] == [True, True]  # a line for each item on a phone
    assert not Table("", ("項目", "意見"), (("1", "地域の清掃に毎月出てほしい"),)).short
    assert told.also == (Entry("評価に加わった方", "区職員（出席）"), Entry("様式", "サービス評価"))
    assert (told.title, told.facts[3]) == (
        "令和8年度 自己評価・外部評価の結果",
        ("評価を行った日", "令和8年(2026年)6月20日(土)"),
    )
    assert PublicContent.from_json(told.as_json()) == told


def test_a_second_round_of_a_year_says_so_wherever_the_year_is_named():
    again = replace(DOCUMENT, head=replace(HEAD, round_number=2))
    assert content_of(again, {}, held_on=DAY).title == "令和8年度（2回目） 自己評価・外部評価の結果"
    assert ("年度", "令和8年度（2回目）") in Printed(again, ()).facts
    assert agency_public_content(again, AgencyContent(), {}, held_on=DAY).title.startswith("令和8年度（2")


def test_words_on_single_items_stand_beside_each_other_below_the_ratings():
    form = replace(
        FORM, sheets=(replace(SHEET, fields=(*SHEET.fields[:2], replace(SHEET.fields[2], public=True))),)
    )
    told = content_of(document_of(form, HEAD, VALUES, public=True), {"self/i/t": "話した"}, held_on=DAY)
    assert [(section.heading, section.entries) for section in told.sections] == [("1 運営", ())]
    assert told.sections[0].tables == (
        Table("", ("項目", "評価"), (("1 話し合う", "はい"), ("2 記録する", "いいえ"))),
        Table("人数", ("項目", "はい", "いいえ"), (("1 話し合う", "2名", "1名"),)),
        Table("項目ごとの記述", ("項目", "メモ"), (("1 話し合う", "話した"),)),
    )


def test_words_without_a_public_version_are_not_published():
    told = content_of(DOCUMENT, {}, held_on=DAY)
    assert "清掃" not in "".join(told.texts())


@pytest.mark.parametrize(("url", "lines"), [("https://www.wam.go.jp/x", 2), ("", 1)])
def test_an_agencys_evaluation_tells_of_the_agency_and_the_goals(url, lines):
    paper = goals_paper((Goal("1", issue="交流", goal="月1回"), Goal("2", goal="研修")))
    document, agency = Document("様式", "", "", HEAD, (paper,)), AgencyContent("見本評価", DAY, url)
    keys = [field.key for field in fields_of(document)]
    assert keys == ["goals/1/issue", "goals/1/goal", "goals/2/goal"]
    told = agency_public_content(document, agency, {"goals/2/goal": "研修"}, held_on=DAY)
    assert [(section.key, section.heading) for section in told.sections] == [("goals-2", "目標2")]
    assert (told.council, len(told.also), told.turnout) == ("", lines, ())
    assert [label for label, _ in told.facts][:3] == ["事業所名", "サービス種別", "評価機関による評価の日"]
