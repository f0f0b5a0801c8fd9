"""The minutes in Word: real headings and tables, Japanese type and language, nobody's name in the properties."""

import io
import zipfile
from datetime import datetime

import pytest
from docx.oxml.ns import qn
from docx.shared import Mm

from meetings.exports.minutes_docx import minutes_docx
from meetings.exports.word_styles import TYPE
from meetings.minutes_content import Content, Item
from tests.record import samples
from tests.record.reading import headings, tables, word


@pytest.fixture(scope="module")
def single() -> bytes:
    return minutes_docx(samples.record())


def test_headings_are_headings(single):
    assert headings(word(single)) == [
        ("Title", "運営推進会議 議事録"),
        ("Heading 1", "出席者"),
        ("Heading 1", "欠席者"),
        ("Heading 1", "議題"),
        ("Heading 1", "議事の経過および結果"),
        ("Heading 2", "利用者状況の報告"),
        ("Heading 2", "事故、ヒヤリハットの報告"),
        ("Heading 2", "その他"),
        ("Heading 1", "前回までの要望とその後"),
        ("Heading 1", "活動状況"),
        ("Heading 1", "配布資料"),
    ]


def test_the_tables_say_what_the_record_says(single):
    form, came, missed, first, second, _, progress, figures = tables(word(single))
    assert form == [
        ["事業所名", "グループホームひなた"],
        ["サービス種別", "認知症対応型共同生活介護"],
        ["事業所番号", "1392000011"],
        ["法人名", "社会福祉法人ひなた会"],
        ["開催日時", "令和8年(2026年)6月20日(土) 午後2時から午後3時30分まで"],
        ["開催場所", "ひなたの間"],
        ["開催方法", "対面とWebの併用（Zoom）"],
    ]
    assert came[0] == ["区分", "氏名・所属", "出席者数"]
    assert came[3] == ["地域住民の代表者", "⽯川 勝（ひなた町会 会長）　代理出席：石川 恵", "1名"]
    assert came[6:] == [
        ["事業所の管理者・従業者", "山本 直子（管理者）\n井上 健（計画作成担当者）", "2名"],
        ["合計", "合計", "7名"],
    ]
    assert missed[1:] == [
        ["利用者の家族", "髙﨑 𠮷子　欠席（連絡あり）", "1名"],
        ["区職員", "介護保険課 職員", "1名"],
        ["合計", "合計", "2名"],
    ]
    assert first[0] == [
        "報告",
        "9名が入居しています。平均要介護度は3.1です。\n新しく入居した方は1名、退居した方はいません。",
    ]
    assert [label for label, _ in second] == ["報告", "要望", "助言", "回答・対応"]
    assert progress[1:] == [
        ["地域交流", "広報紙を町会にも配ってほしい。", "5月号から町会の掲示板に貼っています。", "完了"],
        ["防災・防犯体制の構築", "夜間の避難訓練に町会も参加したい。", "記載なし", "対応中"],
    ]
    assert [row[1] for row in figures] == ["数", "9人", "3人", "4人", "2人", "1件", "4件"]


def test_what_is_no_table_stands_between_in_order(single):
    texts = [paragraph.text for paragraph in word(single).paragraphs if paragraph.style.name in PLAIN]
    assert texts == [
        "利用者状況の報告",
        "事故、ヒヤリハットの報告",
        "行事、レクリエーションの報告",
        "管理者のあいさつの後、出席者が自己紹介をした。",
        "次回は令和8年8月22日に開催する。",
        "議事録のファイル：議事録_20260620.pdf",
        "事業報告.pdf",
        "作成者　山本 直子",
        "確定日　令和8年(2026年)7月3日(金)",
    ]


PLAIN = ("Normal", "List Number", "List Bullet")


def test_type_and_language_are_japanese(single):
    document = word(single)
    faces = {
        style.element.rPr.rFonts.get(qn("w:eastAsia"))
        for style in (document.styles[name] for name in ("Normal", "Title", "Heading 1", "Heading 2"))
    }
    defaults = document.styles.element.find(f".//{qn('w:rPrDefault')}")
    language = defaults.find(f".//{qn('w:lang')}")
    assert faces == {TYPE}
    assert defaults.find(f".//{qn('w:rFonts')}").get(qn("w:eastAsia")) == TYPE
    assert (language.get(qn("w:eastAsia")), language.get(qn("w:val"))) == ("ja-JP", "ja-JP")


def test_the_page_is_a4_with_numbers(single):
    section = word(single).sections[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    for footer in (section.footer, section.first_page_footer):
        fields = [each.get(qn("w:instr")) for each in footer._element.iter(qn("w:fldSimple"))]
        assert fields == ["PAGE", "NUMPAGES"]
    assert section.header.paragraphs[0].text == "運営推進会議 議事録　グループホームひなた　令和8年6月20日"
    assert section.first_page_header.paragraphs[0].text == ""


def test_heads_of_tables_stand_on_every_page(single):
    repeated = [
        [cell.text for cell in table.rows[0].cells]
        for table in word(single).tables
        if table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
    ]
    assert [row[0] for row in repeated] == ["区分", "区分", "議題", "項目"]


def test_the_properties_name_the_office_and_nobody(single):
    core = word(single).core_properties
    assert (core.author, core.last_modified_by) == ("グループホームひなた", "グループホームひなた")
    assert (core.title, core.language, core.comments) == ("運営推進会議 議事録", "ja-JP", "")
    assert core.created == core.modified == datetime.fromisoformat("2026-07-03T00:00:00+00:00")
    with zipfile.ZipFile(io.BytesIO(single)) as file:
        properties = b"".join(file.read(name) for name in file.namelist() if name.startswith("docProps/"))
        names = [name for name in file.namelist() if "thumbnail" in name]
    assert [name for name in ("山本", "佐藤", "python-docx") if name.encode() in properties] == []
    assert names == []


def test_a_draft_says_so_and_a_final_one_does_not(single):
    draft = word(minutes_docx(samples.record(finalised_on=None)))
    assert draft.paragraphs[0].text == "【案】"
    assert draft.sections[0].header.paragraphs[0].text.startswith("運営推進会議 議事録（案）")
    assert "案" not in "".join(paragraph.text for paragraph in word(single).paragraphs)


def test_a_correction_says_why():
    document = word(minutes_docx(samples.record(correction="欠席者の誤り")))
    assert headings(document)[0] == ("Title", "運営推進会議 議事録（訂正版）")
    assert tables(document)[0][-1] == ["訂正の理由", "欠席者の誤り"]


def test_a_joint_meeting_names_the_offices_and_both_parts():
    document = word(minutes_docx(samples.joint()))
    assert tables(document)[0][-1] == [
        "合同開催の事業所",
        "デイサービスこかげ（地域密着型通所介護）\n小規模多機能ひだまり（小規模多機能型居宅介護）",
    ]
    assert tables(document)[1][1] == ["利用者", "利用者 3名", "3名"]
    assert [text for _, text in headings(document)][4:7] == [
        "議事の経過および結果（合同の全事業所に共通）",
        "防災・防犯体制の構築",
        "議事の経過および結果（グループホームひなた）",
    ]


def test_empty_minutes_say_so():
    document = word(minutes_docx(samples.empty()))
    assert [text for _, text in headings(document)] == [
        "運営推進会議 議事録",
        "出席者",
        "議題",
        "議事の経過および結果",
    ]
    assert [paragraph.text for paragraph in document.paragraphs].count("記載なし") == 3


def test_ten_thousand_characters_and_forty_members_lose_none():
    own = Content(items=(Item("a1", "長い報告", report=samples.LONG),))
    document = word(minutes_docx(samples.record(own=own, groups=samples.crowd(40))))
    _, came, missed, said = tables(document)
    assert said == [["報告", samples.LONG]]
    assert (len(came[1][1].splitlines()), came[2][2], missed[2][2]) == (20, "20名", "20名")


def test_hard_names_stay_and_what_word_cannot_hold_goes():
    record = samples.record(own=Content(opening=f"{samples.HARD}\r\n\x0b二\x00行\ufffe目\ud800"))
    texts = [paragraph.text for paragraph in word(minutes_docx(record)).paragraphs]
    assert texts[texts.index("議事の経過および結果") + 1 :][:2] == [samples.HARD, "二行目"]
