"""A filled form as it is read: values beside headings, only public ones where the public reads, other words in place."""

from dataclasses import replace
from datetime import date
from typing import Any

from evaluations.document import Head, document_of, place_of, worded
from evaluations.form import At, Choice, Field, FieldKind, Form, Item, Phase, Scale, Section, Sheet
from evaluations.report.grid_layout import grids_of
from evaluations.report.summary import summary_of

SCALE = Scale("two", (Choice("a", "できている"), Choice("b", "できていない")))
FIELDS = (
    Field("counts", "人数", FieldKind.COUNTS, Phase.SELF, scale="two", of="rating"),
    Field("rating", "自己評価", FieldKind.CHOICE, Phase.SELF, scale="two", public=True),
    Field("opinion", "意見", FieldKind.TEXT, Phase.COUNCIL, public=True),
    Field("plan", "改善計画", FieldKind.PLAN, Phase.AFTER, At.SECTION, public=True),
)
SECTIONS = (Section("s1", "運営", "Ⅰ", (Item("i1", "理念", "1"), Item("i2", "研修", "2"))),)
FORM = Form(
    "group_home",
    "様式",
    "",
    "",
    "",
    (SCALE,),
    (Sheet("table", "評価表", FIELDS, SECTIONS, public=True), Sheet("inside", "内部用", FIELDS, SECTIONS)),
)
HEAD = Head("見本の家", "1392000019", "サービス", "法人", "運営推進会議", 2026, date(2026, 11, 20))
VALUES: dict[tuple[str, str], dict[str, Any]] = {
    ("table", "i1"): {"counts": {"a": 3, "b": 1}, "rating": "a", "opinion": "見本 花子さんの意見"},
    ("table", "s1"): {"plan": "研修を増やす"},
    ("inside", "i1"): {"rating": "b"},
}


def told(words: dict[str, str] | None = None, **asked: Any) -> dict[str, str]:
    document = worded(document_of(FORM, HEAD, VALUES, **asked), words or {})
    return {cell.place: cell.words for paper in document.papers for _, cell in paper.cells() if cell.words}


def test_every_value_reads_as_words_at_its_place():
    assert told() == {
        "table/i1/counts": "できている 3名、できていない 1名",
        "table/i1/rating": "できている",
        "table/i1/opinion": "見本 花子さんの意見",
        "table/s1/plan": "研修を増やす",
        "inside/i1/rating": "できていない",
    }


def test_the_public_reads_public_fields_of_public_sheets_in_the_words_for_the_public():
    words = {place_of("table", "i1", "opinion"): "ご家族の意見"}
    assert told(words, public=True) == {
        "table/i1/rating": "できている",
        "table/i1/opinion": "ご家族の意見",
        "table/s1/plan": "研修を増やす",
    }


def test_words_for_the_public_may_be_empty():
    assert "table/i1/opinion" not in told({"table/i1/opinion": ""}, public=True)


def test_a_phase_shows_its_own_fields_and_no_sheet_without_any():
    assert told(phases=(Phase.AFTER,)) == {"table/s1/plan": "研修を増やす"}
    document = document_of(FORM, HEAD, {}, phases=(Phase.STAFF,))
    assert document.papers == ()


def test_rows_come_items_first_then_their_section():
    sheet = FORM.sheet("table")
    assert [row.key for row in sheet.rows()] == ["i1", "i2", "s1"]
    assert [row.key for row in sheet.rows(Phase.AFTER)] == ["s1"]


def test_what_the_public_reads_counts_three_persons_or_nobody():
    """The one rule behind the public page, the papers, the report and its summary; the office reads all."""
    counts = replace(FIELDS[0], public=True)
    form = replace(FORM, sheets=(replace(FORM.sheets[0], fields=(counts, *FIELDS[1:])),))
    values = VALUES | {
        ("table", "i1"): {"counts": {"a": 2, "b": 1}},
        ("table", "i2"): {"counts": {"a": 1, "b": 1}},
    }
    own, public = (document_of(form, HEAD, values, public=public) for public in (False, True))
    read = {False: own, True: public}
    words = {
        which: [cell.words for _, cell in document.papers[0].cells() if cell.field.key == "counts"]
        for which, document in read.items()
    }
    assert words == {
        False: ["できている 2名、できていない 1名", "できている 1名、できていない 1名"],
        True: ["できている 2名、できていない 1名", ""],
    }
    lines = grids_of(public.papers, form.scales)[0].bands[0].lines
    assert [line.texts[2:5] for line in lines] == [("2", "1", "3"), ("", "", "")]
    assert [each.words for each in summary_of(public)] == ["延べ人数：できている 2・できていない 1"]
