"""What differs between two texts, and what two people's texts become together."""

import pytest

from meetings.minutes_content import Content, Item, Progress
from meetings.minutes_diff import differences, pieces
from meetings.minutes_merge import clashes, merged


def marked(old: str, new: str) -> str:
    marks = {"same": "{}", "gone": "[-{}]", "new": "[+{}]"}
    return "".join(marks[piece.change].format(piece.text) for piece in pieces(old, new))


@pytest.mark.parametrize(
    ("old", "new", "shown"),
    [
        pytest.param("同じ文。", "同じ文。", "同じ文。", id="the same"),
        pytest.param("", "新しい。", "[+新しい。]", id="from nothing"),
        pytest.param("なくなる。", "", "[-なくなる。]", id="to nothing"),
        pytest.param("一。二。三。", "一。三。", "一。[-二。]三。", id="a sentence gone"),
        pytest.param(
            "利用者は12名です。",
            "利用者は13名です。",
            "利用者は[-12][+13]名です。",
            id="a number is one piece",
        ),
        pytest.param("平均2.8です。", "平均2.9です。", "平均[-2.8][+2.9]です。", id="so is one with a point"),
        pytest.param(
            "事故はありませんでした。",
            "祭りに行きたい。",
            "[-事故はありませんでした。][+祭りに行きたい。]",
            id="another sentence is not picked to pieces",
        ),
        pytest.param("一行目\n二行目", "一行目\n\n二行目", "一行目\n[+\n]二行目", id="lines"),
    ],
)
def test_pieces_of_japanese(old, new, shown):
    assert marked(old, new) == shown


@pytest.mark.parametrize("change", [("あ" * 9000, "あ" * 8999), ("あ。" * 4000, "い。" * 4000)])
def test_pieces_of_long_texts_give_both_texts_back(change):
    old, new = change
    found = pieces(old, new)
    assert "".join(piece.text for piece in found if piece.change != "new") == old
    assert "".join(piece.text for piece in found if piece.change != "gone") == new


BASE = Content(
    opening="開会",
    items=(Item("a1", "利用者", report="9名"), Item("x1", "話題", advice="水分を")),
    progress=(Progress(7, "交流", "祭りへ"),),
    counts={"users": 9},
)


def changed(**fields) -> Content:
    return Content(**{name: getattr(BASE, name) for name in Content.__dataclass_fields__} | fields)


def test_fields_that_differ_are_named_in_reading_order():
    new = changed(
        items=(Item("a1", "利用者", report="10名", request="広報紙を"),),
        progress=(Progress(7, "交流", "祭りへ", "行きました", closed=True),),
        counts={"users": 10, "accidents": 0},
        nothing_said=True,
    )
    assert [(each.key, each.where, each.label, each.old, each.new) for each in differences(BASE, new)] == [
        ("a1-report", "利用者", "報告", "9名", "10名"),
        ("a1-request", "利用者", "要望", "", "広報紙を"),
        ("a1-follow", "利用者", "次回への引継ぎ", "", "引き継ぐ"),
        ("p7-words", "交流", "その後", "", "行きました"),
        ("p7-closed", "交流", "完了", "", "完了"),
        ("n-users", "利用者と活動の数", "利用者数", "9人", "10人"),
        ("n-accidents", "利用者と活動の数", "事故", "", "0件"),
        ("nothing_said", "", "評価・要望・助言", "", "評価・要望・助言は特にありませんでした"),
        ("x1-title", "話題", "議題", "話題", ""),
        ("x1-advice", "話題", "助言", "水分を", ""),
        ("x1-follow", "話題", "次回への引継ぎ", "引き継ぐ", ""),
    ]


def test_equal_texts_differ_in_nothing():
    assert differences(BASE, Content.from_json(BASE.as_json())) == []


MINE = changed(
    opening="開会のあいさつ",
    items=(Item("a1", "利用者", report="10名"), *BASE.items[1:]),
    counts={"users": 10},
)
THEIRS = changed(
    items=(
        Item("a1", "利用者", report="8名", request="広報紙を"),
        *BASE.items[1:],
        Item("x2", "新", report="新"),
    ),
    counts={"users": 9, "accidents": 1},
)


def test_what_only_one_changed_is_taken_from_them_and_where_both_did_mine_stands():
    both = merged(BASE, MINE, THEIRS)
    assert both == changed(
        opening="開会のあいさつ",
        items=(
            Item("a1", "利用者", report="10名", request="広報紙を"),
            *BASE.items[1:],
            Item("x2", "新", report="新"),
        ),
        counts={"users": 10, "accidents": 1},
    )


def test_every_clash_says_whose_words_are_in_the_field():
    found = {each.difference.key: (each.both, each.taken) for each in clashes(BASE, MINE, THEIRS)}
    assert found == {
        "opening": (False, False),
        "a1-report": (True, False),
        "a1-request": (False, True),
        "a1-follow": (False, True),
        "x2-title": (False, True),
        "x2-report": (False, True),
        "n-users": (False, False),
        "n-accidents": (False, True),
    }


def test_without_the_common_ground_nothing_of_either_is_left_out():
    both = merged(Content(), MINE, THEIRS)
    assert {item.key: (item.report, item.request) for item in both.items} == {
        "a1": ("10名", "広報紙を"),
        "x1": ("", ""),
        "x2": ("新", ""),
    }


def test_very_many_sentences_stand_whole_beside_each_other():
    old, new = "あ。\n" * 500, "い。\n" * 500
    assert [(str(piece.change), piece.text) for piece in pieces(old, new)] == [("gone", old), ("new", new)]
