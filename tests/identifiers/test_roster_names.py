"""Nobody on the roster is overlooked, however the name is written; and by what people are replaced."""

from string import Formatter

import pytest

from publication.identifiers import Kind, Person, find_identifiers
from publication.identifiers.lists import listed

FAMILIES = listed(
    "佐藤 高橋 中村 小林 林 森 原 東 南 泉 星 大泉 千葉 福島 長野 櫻井 長谷川 佐々木 勅使河原 一ノ瀬 上 下田 羽生 麻生 "
    "柳生 館 士 長 平 安 日本 見本 例示 架空"
)
GIVEN = listed("花子 一 誠 恵 明 正義 桜 幸 みどり さくら ハル トメ 弥生 健士 光 未来 進 陽菜")
SENTENCES = (
    "{f}さんが話した。",
    "{f}様より意見。",
    "司会の{f}が説明。",
    "{f}：はい。",
    "{f}　{g}",
    "昨日{f}{g}さんは",
    "{f}\n{g}様",
    "{f}氏と話す",
    "{f}管理者より",
    "管理者　{f}が",
    "（{f}）と記録",
    "母の{g}さん",
    "{g}ちゃん",
    "{f}が報告した",
    "{f}に連絡した",
    "担当：{f}",
    "{f}の長女から電話",
    "{f}の居室で",
    "{f}家より要望",
)


def names(text: str, *people: Person) -> list[str]:
    return [hit.text for hit in find_identifiers(text, people) if hit.kind is Kind.NAME]


def covered(text: str, *people: Person) -> set[int]:
    """The characters of the text that lie in a name."""
    hits = [hit for hit in find_identifiers(text, people) if hit.kind is Kind.NAME]
    return {at for hit in hits for at in range(hit.start, hit.end)}


def filled(sentence: str, family: str, given: str) -> tuple[str, set[int]]:
    """The sentence with a name in it, and where its characters stand."""
    text, wanted = "", set()
    for words, part, _, _ in Formatter().parse(sentence):
        text += words
        name = {"f": family, "g": given, None: ""}[part]
        wanted |= set(range(len(text), len(text) + len(name)))
        text += name
    return text, wanted


def test_no_family_and_no_given_name_is_overlooked_in_any_sentence():
    overlooked = []
    for number, family in enumerate(FAMILIES):
        given = GIVEN[number % len(GIVEN)]
        for sentence in SENTENCES:
            text, wanted = filled(sentence, family, given)
            if not wanted <= covered(text, Person(f"{family} {given}")):
                overlooked.append(text)
    assert overlooked == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("見本さんの話", ["見本さん"], id="family name with honorific"),
        pytest.param("見本がころんだ", ["見本"], id="family name alone"),
        pytest.param("花子の部屋", ["花子"], id="given name alone"),
        pytest.param("見 本　花 子 様", ["見 本　花 子 様"], id="spaced out"),
        pytest.param("きのう見本\n花子様が", ["見本\n花子様"], id="broken by a line's end"),
        pytest.param("見本・花子", ["見本・花子"], id="divided by a dot"),
        pytest.param("ﾐﾎﾝ ﾊﾅｺ様", ["ﾐﾎﾝ ﾊﾅｺ様"], id="half-width kana"),
        pytest.param("みほんはなこ", ["みほんはなこ"], id="hiragana"),
        pytest.param("ミホンさん、ハナコさん", ["ミホンさん", "ハナコさん"], id="katakana, each alone"),
        pytest.param("見本はなこさん", ["見本はなこさん"], id="characters and kana mixed"),
        pytest.param("見本\u200b花子", ["見本\u200b花子"], id="something invisible between"),
        pytest.param("見本小学校と見本駅", [], id="a school and a station of that name"),
        pytest.param("会社の見本市", [], id="another word"),
    ],
)
def test_one_name_in_many_spellings(text, found):
    assert names(text, Person("見本 花子")) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("さくらが転倒した", ["さくら"], id="a blossom that falls down"),
        pytest.param("さくらが満開", [], id="a blossom in bloom"),
        pytest.param(
            "さくらが散らかし、さくらが満開の庭で写真", ["さくら", "さくら"], id="nature's words of a person"
        ),
        pytest.param("林が降り、森が紅葉狩りに", ["林", "森"], id="getting off a bus, going to see leaves"),
        pytest.param("桜がもう散った。森が広がる。林は茂る。桜が咲き始めた", [], id="what nature does"),
        pytest.param("林の長女より", ["林"], id="a wood has no daughter"),
        pytest.param("林家より", ["林家"], id="the family's house"),
        pytest.param("林の中、東の空、西の窓、森の公園、桜が咲いた", [], id="nature and directions"),
        pytest.param("東の家族会", [], id="an association of families"),
        pytest.param("ゆきが来た。ゆきが降った。ゆきが降り続く", ["ゆき"], id="two kana as on the roster"),
        pytest.param("北斗が歌った。北斗七星", ["北斗"], id="a name that is a star"),
    ],
)
def test_a_name_that_is_another_word_acts_or_has_what_people_have(text, found):
    people = [Person(name) for name in ("林 さくら", "東 一", "西 正子", "森 ゆき", "中村 桜", "堤 北斗")]
    assert names(text, *people) == found


@pytest.mark.parametrize(
    ("entry", "text", "found"),
    [
        pytest.param("髙﨑 聡子", "高崎さん", ["高崎さん"], id="a variant on the list"),
        pytest.param("高崎 聡子", "髙﨑さん", ["髙﨑さん"], id="a variant in the text"),
        pytest.param("吉田 誠", "𠮷田さん", ["𠮷田さん"], id="outside the basic plane"),
        pytest.param("斉藤 実", "齋藤さんと斎藤さん", ["齋藤さん", "斎藤さん"], id="all of 斉"),
        pytest.param("佐々木 ハル", "佐佐木さん", ["佐佐木さん"], id="repeated sign written out"),
        pytest.param("例示太郎", "例示さん、太郎さん", ["例示さん", "太郎さん"], id="no space on the list"),
        pytest.param("グエン・ティ・ホア", "ホアさん", ["ホアさん"], id="the last of three names"),
        pytest.param(
            "グエン・ティ・ホア", "NGUYEN THI HOAが", ["NGUYEN THI HOA"], id="as on the residence card"
        ),
        pytest.param(
            "グエン　ティ　ホア", "Thi Hoa Nguyenさん", ["Thi Hoa Nguyenさん"], id="family name last"
        ),
        pytest.param("リン・アン", "linhanhtrang.jp", [], id="letters within a longer word"),
        pytest.param("見本 花子（長女）様", "見本さん", ["見本さん"], id="more than a name on the list"),
        pytest.param("民生委員 見本 花子", "見本さん", ["見本さん"], id="a post on the list"),
        pytest.param("渡邉 キョウコ", "ﾜﾀﾅﾍﾞ ｷﾖｳｺ", ["ﾜﾀﾅﾍﾞ ｷﾖｳｺ"], id="large kana for small ones"),
        pytest.param("利用者A", "利用者Aさんの話", [], id="an entry without a name"),
        pytest.param("練馬区 介護保険課", "練馬区の介護保険課から", [], id="an account of a desk"),
        pytest.param("介護保険課　例示 太郎", "例示さん", ["例示さん"], id="a desk and a person"),
        pytest.param("  ", "空白", [], id="an empty entry"),
        pytest.param("林 一", "林の中を一人で。小林さん", ["小林さん"], id="a wood, a number, somebody else"),
        pytest.param("森 さくら", "さくらの咲く森を歩く", [], id="blossoms in a wood"),
        pytest.param("中村 桜", "中村橋駅、中村南三丁目", [], id="a station and a quarter"),
    ],
)
def test_names_of_the_list_and_of_the_text_meet(entry, text, found):
    assert names(text, Person(entry)) == found


def test_kana_of_the_list_is_the_reading():
    assert names("コハルさんとシュンさん", Person("架空 小春", "カクウ コハル")) == [
        "コハルさん",
        "シュンさん",
    ]
    assert names("こはるが歌った", Person("架空 小春", "カクウ コハル")) == ["こはる"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("山田さん", "利用者", id="as the office knows the person"),
        pytest.param("山田管理者", "管理者", id="the post behind the name"),
        pytest.param("管理者の山田", "管理者", id="the post before the name"),
        pytest.param("山田民生委員さん", "民生委員", id="post and honorific"),
        pytest.param("山田様（ご家族）", "ご家族", id="kinship in brackets"),
        pytest.param("長女の山田さん", "ご家族", id="kinship before the name"),
        pytest.param("鈴木課長", "課長", id="somebody unknown with a post"),
        pytest.param("鈴木介護保険課長", "介護保険課長", id="a section before the post"),
        pytest.param("鈴木さん", "ある方", id="somebody unknown"),
        pytest.param("鈴木：質問です", "参加者", id="somebody unknown who speaks"),
    ],
)
def test_by_what_a_person_is_replaced(text, words):
    (hit,) = find_identifiers(text, [Person("山田 花子", role="利用者")])
    assert (hit.replacement, hit.kind) == (words, Kind.NAME)


def test_somebody_else_of_the_same_family_or_given_name_is_not_replaced_by_the_role():
    hits = find_identifiers(
        "山田次郎さんと鈴木 花子さん、施設長（山田）", [Person("山田 花子", role="利用者")]
    )
    assert [(hit.text, hit.replacement) for hit in hits] == [
        ("山田次郎さん", "ある方"),
        ("鈴木 花子さん", "ある方"),
        ("施設長（山田）", "施設長"),
    ]


def test_two_people_in_a_row_stay_two():
    people = [Person("グエン・ホア", role="職員"), Person("チャン・ミン", role="利用者")]
    assert [hit.replacement for hit in find_identifiers("ホア・ミンの二人、ホアさんミンさん", people)] == [
        "職員",
        "利用者",
        "職員",
        "利用者",
    ]


def test_two_people_of_one_name_are_replaced_by_neither_role():
    people = [Person("見本 花子", role="利用者"), Person("見本 太郎", role="ご家族")]
    assert [hit.replacement for hit in find_identifiers("見本さん、花子さん", people)] == ["ある方", "利用者"]


def test_another_given_name_in_kana_goes_with_the_known_family_name():
    ward = Person("見本 太郎", role="区職員")
    text = "ご家族の見本 まさ様に伝え、見本まささんと（見本 まさ）が来た。見本からみなさんへ。"
    assert names(text, ward) == ["ご家族の見本 まさ様", "見本まささん", "見本 まさ", "見本"]
