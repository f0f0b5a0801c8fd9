"""The minutes on paper: everything the record says, hard names, long texts, heads on every page."""

import io
from typing import Any

import pytest
from pypdf import PdfReader

from meetings.minutes_content import Content, Item
from meetings.pdf.minutes import minutes_pdf
from tests.record import samples
from tests.record.reading import body, pages_of, structure

LABELS = ("出席者", "欠席者", "議題", "前回までの要望とその後", "活動状況", "配布資料", "作成者", "確定日")


@pytest.fixture(scope="module")
def single() -> bytes:
    return minutes_pdf(samples.record())


def test_the_form_stands_in_its_order(single, tmp_path):
    text = "".join(pages_of(single, tmp_path))
    expected = [
        "運営推進会議議事録",
        "事業所名グループホームひなた",
        "サービス種別認知症対応型共同生活介護",
        "事業所番号1392000011",
        "法人名社会福祉法人ひなた会",
        "開催日時令和8年(2026年)6月20日(土)午後2時から午後3時30分まで",
        "開催場所ひなたの間",
        "開催方法対面とWebの併用（Zoom）",
        "出席者区分氏名・所属出席者数",
        "利用者の家族佐藤一郎Webで出席1名",
        "代理出席：石川恵",
        "合計7名",
        "欠席者区分氏名・所属欠席者数",
        "合計2名",
        "議題利用者状況の報告事故、ヒヤリハットの報告",
        "議事の経過および結果",
        "新しく入居した方は1名、退居した方はいません。",
        "要望転倒の原因と対策を、次回もう少し詳しく教えてほしい。",
        "回答・対応センサーの位置を見直し",
        "次回は令和8年8月22日に開催する。",
        "前回までの要望とその後",
        "完了",
        "活動状況",
        "ヒヤリハット4件",
        "配布資料",
        "議事録のファイル：議事録_20260620.pdf",
        "作成者山本直子",
        "確定日令和8年(2026年)7月3日(金)",
    ]
    places = [text.find(words) for words in expected]
    assert [words for words, place in zip(expected, places, strict=True) if place < 0] == []
    assert places == sorted(places)


def test_pages_have_numbers_and_later_ones_say_what_they_belong_to(single, tmp_path):
    first, second = pages_of(single, tmp_path)
    running = "運営推進会議議事録グループホームひなた令和8年6月20日"
    assert (first.endswith("1/2"), second.endswith(f"{running}2/2")) == (True, True)
    assert running not in first


def test_names_come_out_as_they_were_written(single):
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(single)).pages)
    assert [name for name in samples.HARD.split() if name not in text] == []


def test_a_screen_reader_is_told_headings_tables_and_lists(single):
    kinds = structure(single)
    assert [kinds.count(kind) for kind in ("/H1", "/H2", "/H3", "/Table")] == [1, 7, 3, 8]
    assert {"/TH", "/TD", "/TR", "/L", "/LI"} - set(kinds) == set()


def test_the_file_is_named_by_meeting_and_office_and_holds_no_name_of_a_person(single):
    told: Any = PdfReader(io.BytesIO(single)).trailer["/Info"]
    assert told["/Title"] == "運営推進会議 議事録（グループホームひなた、令和8年6月20日）"
    assert told.get("/Author") is None


def test_a_draft_says_so_on_every_page(tmp_path):
    first, *rest = pages_of(minutes_pdf(samples.joint(finalised_on=None)), tmp_path)
    assert first.startswith("案運営推進会議議事録")
    assert ["運営推進会議議事録（案）" in page for page in rest] == [True] * len(rest)
    assert rest


def test_a_correction_says_why(tmp_path):
    text = "".join(pages_of(minutes_pdf(samples.record(correction="欠席者の誤り")), tmp_path))
    assert ("議事録（訂正版）" in text, "訂正の理由欠席者の誤り" in text) == (True, True)


def test_a_joint_meeting_names_the_offices_and_both_parts(tmp_path):
    text = "".join(pages_of(minutes_pdf(samples.joint()), tmp_path))
    assert "合同開催の事業所デイサービスこかげ（地域密着型通所介護）小規模多機能ひだまり" in text
    assert text.index("議事の経過および結果（合同の全事業所に共通）") < text.index(
        "議事の経過および結果（グループホームひなた）"
    )
    assert "利用者利用者3名3名" in text


def test_empty_minutes_are_one_page_that_says_so(tmp_path):
    [page] = pages_of(minutes_pdf(samples.empty()), tmp_path)
    assert page.count("記載なし") == 4
    assert [label for label in LABELS if label in page] == ["出席者", "議題"]


def test_ten_thousand_characters_lose_none(tmp_path):
    record = samples.record(own=Content(items=(Item("a1", "長い報告", report=samples.LONG),)))
    pages = pages_of(minutes_pdf(record), tmp_path)
    assert len(samples.LONG) > 10_000
    assert samples.LONG in "".join(map(body, pages))


@pytest.mark.parametrize(("number", "heads"), [(40, [1, 0]), (160, [1, 1])], ids=["forty", "beyond a page"])
def test_many_members_keep_the_head_of_their_table(number, heads, tmp_path):
    pages = [
        body(each) for each in pages_of(minutes_pdf(samples.record(groups=samples.crowd(number))), tmp_path)
    ]
    assert [page.count("区分氏名・所属出席者数") for page in pages[:2]] == heads
    assert "".join(pages).count("町会役員") == number // 2
    assert [page for page in pages if len(page) < 30] == []


def test_no_heading_stands_alone_at_the_foot_of_a_page(tmp_path):
    """Whatever length the text before it has."""
    headings = ("議題", "議事の経過および結果", "利用者状況の報告", "その他", "活動状況", "配布資料")
    lonely = []
    for lines in range(0, 40, 3):
        own = Content(opening="\n".join(["行"] * lines), items=samples.ITEMS, counts={"users": 9})
        for page in pages_of(minutes_pdf(samples.record(own=own)), tmp_path):
            lonely += [heading for heading in headings if body(page).endswith(heading)]
    assert lonely == []


@pytest.mark.parametrize("text", ["<script>alert(1)</script>&amp;", "a\x0bb\x00c\x1f", "\ufffe"])
def test_whatever_was_pasted_is_drawn_as_text(text, tmp_path):
    record = samples.record(own=Content(opening=f"前{text}後"))
    words = "".join(pages_of(minutes_pdf(record), tmp_path))
    assert ("前" in words, "後" in words, "<script>alert(1)</script>&amp;" in words) == (
        True,
        True,
        text.startswith("<"),
    )
