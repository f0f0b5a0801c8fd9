"""Whatever the text, the places are right, and nothing that was asked for is lost between two hits."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from publication.identifiers import Hit, Kind, Person, find_identifiers, names_available
from publication.identifiers.lists import listed
from publication.identifiers.plain import Plain
from publication.identifiers.squeezed import Squeezed

PEOPLE = (
    Person("見本 花子", role="利用者"),
    Person("林 一"),
    Person("髙﨑 みどり"),
    Person("グエン・ティ・ホア"),
)
PIECES = st.sampled_from(
    (
        *listed(
            "見本 花子 林 高崎 みどり ﾐﾎﾝ ホア さん 様 先生 管理者 の 、 。 ： （ ） 87歳 ８７ 203号室 03-1234-5678 ー － 〇 丁目 "
            "12番1号 豊玉北6-12-1 a@b.jp ＠ 昭和10年4月1日 生まれ 4月3日に転倒 病院に入院 唯一の 要介護4 ㈱ ㍻ ① ﷺ ｶﾞ か゛ か\u3099 "
            "が\u0301 𠮷 🙂 \0 \ud83d \udc00 \u200b \ufe0f İ"
        ),
        *("\n", "\r\n", "\t", "\u3000"),
    )
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))


@given(TEXTS)
@settings(max_examples=150)
def test_places_are_right_in_order_and_do_not_overlap(text):
    hits = find_identifiers(text, PEOPLE)
    assert [text[hit.start : hit.end] for hit in hits] == [hit.text for hit in hits]
    assert all(hit.start < hit.end for hit in hits)
    assert all(before.end <= after.start for before, after in pairwise(hits))
    assert find_identifiers(text, list(PEOPLE)) == hits


@given(st.lists(PIECES, max_size=12).map("".join), st.lists(PIECES, max_size=12).map("".join))
@settings(max_examples=100)
def test_a_full_name_is_found_between_any_words(before, behind):
    text = f"{before}、見本花子、{behind}"
    start = len(before) + 1
    covered = {at for hit in find_identifiers(text, PEOPLE) for at in range(hit.start, hit.end)}
    assert set(range(start, start + 4)) <= covered


@given(TEXTS)
@settings(max_examples=150)
def test_every_character_of_the_plain_text_knows_where_it_comes_from(text):
    plain = Plain.of(text)
    assert len(plain.text) == len(plain.starts) == len(plain.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(plain.starts, plain.ends, strict=True))
    assert list(plain.starts) == sorted(plain.starts)
    squeezed = Squeezed.of(plain.text)
    assert len(squeezed.text) == len(squeezed.places)


@pytest.mark.parametrize(
    "unit",
    [
        "1",
        "0-",
        "03-1234-",
        "-",
        "林",
        "林さん",
        "さん",
        "ー",
        "ハル・",
        "a.",
        "a@",
        "(",
        "一",
        "か\u3099",
        "昭和",
        "1月",
        "管理者の",
        "マンション",
        "\n",
        " ",
    ],
)
def test_long_runs_of_the_same_come_to_an_end(unit):
    text = unit * (6_000 // len(unit))
    assert all(text[hit.start : hit.end] == hit.text for hit in find_identifiers(text, PEOPLE))


def test_a_text_longer_than_the_analyser_takes_at_once_is_read_to_its_end():
    text = "あいう" * 6_000 + "田中さん"
    assert [hit.text for hit in find_identifiers(text)] == ["田中さん"]


def test_a_name_of_nobody_known_is_found_over_a_line_that_the_page_ended():
    text = "この日は朝から天気がよく、午後は利用者の長谷\n川さんと庭を歩いた。"
    assert [hit.text for hit in find_identifiers(text)] == ["利用者の長谷\n川さん"]


def test_nothing_is_found_in_nothing():
    assert [find_identifiers(""), find_identifiers("\n \0"), find_identifiers("特になし。", PEOPLE)] == [
        [],
        [],
        [],
    ]


def test_threads_find_the_same():
    texts = [f"{number}歳の田中さんと見本さん" for number in range(70, 90)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda text: find_identifiers(text, PEOPLE), texts))
    assert found == [find_identifiers(text, PEOPLE) for text in texts]


def test_without_the_analyser_known_people_and_shapes_are_still_found():
    code = """
import sys
sys.modules["sudachipy"] = None
from publication.identifiers import Person, find_identifiers, names_available
hits = find_identifiers("見本さんと林さん、田中さん、87歳。林が話した", [Person("見本 花子"), Person("林 一")])
print(names_available(), [hit.text for hit in hits])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False ['見本さん', '林さん', '87歳', '林']\n"
    assert names_available()


def test_a_hit_tells_what_it_is():
    assert find_identifiers("見本さん", PEOPLE) == [
        Hit(0, 4, Kind.NAME, "見本さん", "利用者", "名簿にある方の姓です。", known=True)
    ]
    assert [kind.label for kind in Kind][:3] == ["氏名", "電話番号", "メールアドレス"]
