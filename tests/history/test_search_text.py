"""Spellings that a person takes for the same word; and where the word stands in what was written."""

import pytest

from operators.search_text import Folding, Piece, folded, passage, terms


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("ｶﾞｲﾄﾞﾍﾙﾊﾟｰ", "ガイドヘルパー", id="half-width kana with their marks"),
        pytest.param("か\u3099いと\u3099", "がいど", id="marks standing by themselves"),
        pytest.param("ガイド", "がいど", id="katakana and hiragana"),
        pytest.param("ＡＥＤ", "aed", id="full width and capitals"),
        pytest.param("①避難訓練", "1避難訓練", id="a number in a circle"),
        pytest.param("㈱みほん", "(株)みほん", id="a company in one character"),
        pytest.param("㍻元年", "平成元年", id="an era in one character"),
        pytest.param("髙﨑 𠮷邊", "高崎 吉辺", id="variants of names"),
        pytest.param("濵田　惠澤", "浜田 恵沢", id="old characters"),
        pytest.param("辻\U000e0100さん", "辻さん", id="a variant chosen by a selector"),
        pytest.param("⽯橋", "石橋", id="a radical from a PDF"),
        pytest.param("⻑寿", "長寿", id="a radical that Unicode does not fold"),
        pytest.param("サ―ビス", "サービス", id="a dash for the long vowel"),
        pytest.param("03−1234‐5678", "03-1234-5678", id="every kind of dash"),
        pytest.param("1ヶ月", "１か月", id="ヶ that is read か"),
        pytest.param("3箇所", "3ヵ所", id="箇 that is read か"),
        pytest.param("光ヶ丘", "光が丘", id="ヶ that is read が"),
        pytest.param("避難\u200b訓練", "避難訓練", id="something that cannot be seen"),
        pytest.param(" 地域\n\n　交流\t", "地域 交流", id="spaces of any kind"),
    ],
)
def test_the_same_word(one, other):
    assert folded(one) == folded(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param("受け関係", "受が関係", id="け in hiragana is no ヶ"),
        pytest.param("はい", "ぱい", id="another sound"),
        pytest.param("びよういん", "びょういん", id="a small kana"),
    ],
)
def test_other_words(one, other):
    assert folded(one) != folded(other)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(" 　\n", [], id="only spaces"),
        pytest.param("避難　訓練 避難", ["避難", "訓練"], id="each word once"),
        pytest.param("あ" * 10_000, ["あ" * 60], id="ten thousand characters"),
        pytest.param(" ".join("abcdefghijk"), list("abcdefgh"), id="more words than eight"),
        pytest.param("100% _ \\", ["100%", "_", "\\"], id="wildcards are characters"),
        pytest.param("<script>", ["<script>"], id="markup is characters"),
        pytest.param("避難\x00訓練\x00", ["避難訓練"], id="a character no database takes"),
    ],
)
def test_the_words_of_a_search(query, found):
    assert terms(query) == found


@pytest.mark.parametrize(
    "text",
    ["", "㈱ｶﾞｲﾄﾞ　ﾍﾙﾊﾟｰ\n1ヶ月", "か\u3099", "\u3099か", "a\u0301\u200b ", "ﬁß㍻", "辻\U000e0100" * 3, "각"],
)
def test_every_folded_character_knows_where_it_comes_from(text):
    folding = Folding.of(text)
    assert len(folding.spans) == len(folding.text)
    assert all(0 <= start < end <= len(text) for start, end in folding.spans)
    assert [start for start, _ in folding.spans] == sorted(start for start, _ in folding.spans)


def test_a_passage_marks_what_was_written_not_what_was_folded():
    text = "町会の㈱ｶﾞｲﾄﾞ様が１ヶ月に①回"
    assert passage(text, terms("ガイド 1か月")) == [
        Piece("町会の㈱"),
        Piece("ｶﾞｲﾄﾞ", found=True),
        Piece("様が"),
        Piece("１ヶ月", found=True),
        Piece("に①回"),
    ]


def test_a_passage_is_cut_on_both_sides():
    pieces = passage("あ" * 100 + "避難訓練" + "い" * 100, terms("避難"), around=5)
    assert "".join(piece.text for piece in pieces) == "…ああああああ避難訓練いいい…".replace(
        "ああああああ", "あ" * 5
    )
    assert [piece.text for piece in pieces if piece.found] == ["避難"]


def test_places_that_overlap_are_one():
    assert Folding.of("避難訓練").places(["避難訓", "難訓練"]) == [(0, 4)]


def test_what_is_not_there_has_no_passage():
    assert passage("避難訓練", terms("防災")) == []
