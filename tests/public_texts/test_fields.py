"""What of a record could go public, and what is made of it: every text under its key, and nobody's name."""

import json
from dataclasses import replace
from datetime import date, time

from hypothesis import given
from hypothesis import strategies as st

from meetings.minutes_content import Content, Item, Progress
from meetings.public_fields import ExtractedPaper, ShownImage, content_of, fields_of
from meetings.record import Group, Paper, Person, Record
from publication.content import Entry, PublicContent, Turnout

PEOPLE = ("山田 太郎", "佐藤 花子", "鈴木 代理", "作成 した人")
OWN = Content(
    opening="開会しました。",
    items=(
        Item("a1", "利用者状況の報告", report="9名です。", request="広報紙を", answer="配ります。"),
        Item("a2", "誰も触れなかった議題"),
        Item("x1", "花火", report="見ました。"),
    ),
    progress=(Progress(7, "地域交流", "もっと交流を", "祭りに出ました。", closed=True),),
    counts={"users": 9},
    closing="次回は6月です。",
    nothing_said=False,
)
RECORD = Record(
    office="ひかりの家",
    number="1392000019",
    service="認知症対応型共同生活介護",
    council="運営推進会議",
    corporation="社会福祉法人ひかり",
    partners=(),
    held_on=date(2026, 4, 1),
    starts_at=time(14, 0),
    ends_at=None,
    place="区民館 第2会議室",
    mode="hybrid",
    web_tool="Zoom 123-456 パスコード999",
    evaluation=False,
    agenda=("利用者状況の報告", "誰も触れなかった議題"),
    groups=(
        Group("user", "利用者", (Person(PEOPLE[0], stand_in=PEOPLE[2]),), (Person(PEOPLE[1]),)),
        Group("expert", "知見を有する者"),
    ),
    own=OWN,
    papers=(Paper(3, "山田太郎様の資料.pdf", 10, "0" * 64), Paper(4, "写真.jpg", 10, "1" * 64)),
    written_by=PEOPLE[3],
    finalised_on=date(2026, 4, 5),
    correction="山田太郎さんの名前を誤ったため",
)
PAPERS = (ExtractedPaper(3, "山田太郎様の資料", "避難訓練の計画です。"),)
JOINT = replace(
    RECORD,
    partners=("隣の家（地域密着型通所介護）",),
    common=Content(
        opening="合同で開きました。", items=(Item("a1", "利用者状況の報告", report="共通です。"),)
    ),
)


def as_they_are(record: Record, papers=PAPERS) -> dict[str, str]:
    """Every text with its internal words."""
    return {field.key: field.text for field in fields_of(record, papers)}


def test_every_text_that_says_something_has_its_key_in_reading_order():
    assert [(field.key, field.group, field.label) for field in fields_of(RECORD, PAPERS)] == [
        ("place", "head", "開催場所"),
        ("agenda-1", "head", "議題1"),
        ("agenda-2", "head", "議題2"),
        ("opening", "own", "開会・あいさつ"),
        ("item-a1-report", "own", "報告"),
        ("item-a1-request", "own", "要望"),
        ("item-a1-answer", "own", "回答・対応"),
        ("item-x1-title", "own", "題名"),
        ("item-x1-report", "own", "報告"),
        ("closing", "own", "その他・次回の予定"),
        ("progress-7-title", "progress", "議題"),
        ("progress-7-asked", "progress", "要望・助言"),
        ("progress-7-words", "progress", "その後の対応"),
        ("paper-3-title", "papers", "資料の題名"),
        ("paper-3", "papers", "資料の文章"),
    ]


def test_a_joint_meeting_has_the_common_part_first_and_keys_of_its_own():
    assert [(field.key, field.group) for field in fields_of(JOINT) if "a1-report" in field.key] == [
        ("common-a1-report", "common"),
        ("item-a1-report", "own"),
    ]
    sections = content_of(JOINT, as_they_are(JOINT, ())).sections
    assert [(section.key, section.heading) for section in sections if "a1" in section.key] == [
        ("common-a1", "利用者状況の報告（合同の全事業所に共通）"),
        ("item-a1", "利用者状況の報告"),
    ]


def test_a_picture_has_its_description_as_a_text_and_no_section():
    fields = fields_of(RECORD, (), [ShownImage(4, "写真")])
    assert [(field.key, field.text) for field in fields[-1:]] == [("image-4", "")]
    assert content_of(RECORD, {"image-4": "花の写真"}).sections == ()


def test_the_public_version_says_what_the_words_say():
    content = content_of(RECORD, as_they_are(RECORD) | {"item-a1-report": "9名が利用中です。"})
    assert [section.heading for section in content.sections] == [
        "開会・あいさつ",
        "利用者状況の報告",
        "花火",
        "その他・次回の予定",
        "前回までの要望とその後",
        "会議資料：山田太郎様の資料",
    ]
    assert content.sections[1].entries == (
        Entry("報告", "9名が利用中です。"),
        Entry("要望", "広報紙を"),
        Entry("回答・対応", "配ります。"),
    )
    assert content.sections[4].tables[0].rows == (("地域交流", "もっと交流を", "祭りに出ました。", "完了"),)
    assert (content.agenda, content.place) == (RECORD.agenda, "区民館 第2会議室")
    assert [(figure.label, figure.value) for figure in content.figures] == [("利用者数", 9)]


def test_nothing_of_the_people_at_the_meeting_is_in_it():
    whole = json.dumps(content_of(JOINT, as_they_are(JOINT, ())).as_json(), ensure_ascii=False)
    inside = (*PEOPLE, "Zoom", "パスコード", "誤ったため", "山田太郎様の資料", "1392000019")
    assert [words for words in inside if words in whole] == []
    assert content_of(RECORD, {}).turnout == (Turnout("利用者", 1, 1),)


def test_what_has_no_public_words_is_left_out_with_its_heading():
    content = content_of(RECORD, {"item-x1-title": "花火", "item-a1-request": "  \n", "place": " "})
    assert (content.sections, content.place, content.agenda) == ((), "", ())
    assert [section.heading for section in content_of(RECORD, {"item-x1-report": "見た"}).sections] == [
        "その他"
    ]


def test_that_nothing_was_said_is_told():
    quiet = replace(RECORD, own=Content(nothing_said=True))
    assert [section.entries[0].text for section in content_of(quiet, {}).sections] == [
        "評価・要望・助言をたずねましたが、特にありませんでした。"
    ]


def test_words_of_texts_the_record_has_no_more_are_not_published():
    assert content_of(RECORD, {"item-a99-report": "消えた議題", "paper-77": "外した資料"}).sections == ()


@given(st.dictionaries(st.sampled_from(sorted(as_they_are(JOINT))), st.text(max_size=30)))
def test_it_is_the_same_after_it_was_stored(texts):
    content = content_of(JOINT, texts)
    assert PublicContent.from_json(json.loads(json.dumps(content.as_json()))) == content
