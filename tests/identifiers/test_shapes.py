"""What is found by its shape: numbers, addresses, dates, ages, rare facts; and what only looks like it."""

import pytest

from publication.identifiers import Kind, find_identifiers


def found(text: str, kind: Kind) -> list[str]:
    return [hit.text for hit in find_identifiers(text) if hit.kind is kind]


@pytest.mark.parametrize(
    ("kind", "text", "hits"),
    [
        (Kind.PHONE, "０３ー１２３４ー５６７８（内線１２）", ["０３ー１２３４ー５６７８（内線１２）"]),
        (
            Kind.PHONE,
            "(03)1234-5678、03.1234.5678、0312345678",
            ["(03)1234-5678", "03.1234.5678", "0312345678"],
        ),
        (Kind.PHONE, "〇三－一二三四－五六七八", ["〇三－一二三四－五六七八"]),
        (Kind.PHONE, "1392000376、2025-04-01、6-3-1回、0-1-2、R8-0012", []),
        (
            Kind.PHONE,
            "TEL03-1234-5678 FAX:(03)-1234-5679 03)1234-5670",
            ["03-1234-5678", "(03)-1234-5679", "03)1234-5670"],
        ),
        (Kind.MAIL, "宛先はmihon＠example．jpです", ["mihon＠example．jp"]),
        (Kind.MAIL, "@マーク、A@、12@3", []),
        (Kind.MAIL, "山田@example.jpへ", ["@example.jp"]),
        (Kind.ADDRESS, "練馬区豊玉北6丁目12番1号", ["12番1号"]),
        (Kind.ADDRESS, "豊玉北６－１２－１", ["６－１２－１"]),
        (Kind.ADDRESS, "豊玉北六ー一二ー一、中村北4の8の15", ["六ー一二ー一", "4の8の15"]),
        (Kind.ADDRESS, "桜台二丁目、資料3-2、〒176-0012", ["〒176-0012"]),
        (Kind.ROOM, "203号室、居室12、3階の5号室、会議室2、居室は9室", ["203号室", "居室12", "3階の5号室"]),
        (Kind.ROOM, "第203号室、201、202号室、301～303号室", ["第203号室", "201、202号室", "301～303号室"]),
        (Kind.ROOM, "居室203号室", ["居室203号室"]),
        (Kind.BIRTHDATE, "昭和十年四月一日生、S10.4.1生まれ", ["昭和十年四月一日生", "S10.4.1生まれ"]),
        (
            Kind.BIRTHDATE,
            "昭10.4.1生、昭和9年4月生まれ、大正14年頃の生まれ",
            ["昭10.4.1生", "昭和9年4月生まれ", "大正14年頃の生まれ"],
        ),
        (Kind.BIRTHDATE, "令和7年6月20日開催、昭和48年4月1日設立", []),
        (Kind.AGE, "満８７歳、八十七才、84.3歳、65歳以上、平均86歳、3歳児", ["満８７歳", "八十七才"]),
        (Kind.AGE, "87、88歳の姉妹", ["87、88歳"]),
        (Kind.AGE, "100歳以上の方、100歳の方、102歳以上の方", ["100歳", "102歳"]),
        (Kind.NAME, "ある方（80代）と知見を有する方（80代）", []),
        (Kind.RARE, "練馬光が丘病院に入院", ["練馬光が丘病院"]),
        (
            Kind.RARE,
            "石神井公園で転倒。高野台のスーパーで転倒",
            ["石神井公園で転倒", "高野台のスーパーで転倒"],
        ),
        (Kind.NAME, "アルツハイマー型認知症、アルツハイマー病、メニエール病、パーキンソン症候群", []),
        (Kind.NAME, "電話（03）3993-1111、会議（15）回、講演（60）分", []),
        (Kind.AGE, "会議（15）回、講演（60）分", []),
        (Kind.RARE, "4月3日に転倒。4月3日に転倒予防の講習", ["4月3日"]),
        (Kind.RARE, "第4回会議（令和7年5月1日）で事故の報告。5月2日の事故", ["5月2日"]),
        (Kind.RARE, "被保険者番号 0001234567", ["0001234567"]),
        (Kind.RARE, "要介護4の田中さん。要介護4は3名", ["要介護4"]),
        (Kind.RARE, "結核の予防の研修。結核を発症した", ["結核"]),
    ],
)
def test_shapes(kind, text, hits):
    assert found(text, kind) == hits


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param("87歳", "80代", id="a decade"),
        pytest.param("103歳", "100歳以上", id="a hundred and more"),
        pytest.param("8歳", "10歳未満", id="a child"),
        pytest.param("米寿", "80代", id="a birthday with a name"),
        pytest.param("昭和10年4月1日生まれ", "昭和10年代生まれ", id="a decade of an era"),
        pytest.param("S9.4.1生", "昭和ひとけた生まれ", id="the first years of an era"),
        pytest.param("1935/4/1生", "1930年代生まれ", id="a western decade"),
        pytest.param("豊玉北6-12-1", "6丁目", id="the 丁目 may stay"),
        pytest.param("4月3日に骨折", "4月ごろ", id="the month of an accident"),
        pytest.param("見本病院に入院", "医療機関", id="a hospital"),
    ],
)
def test_by_what_it_is_replaced(text, words):
    assert find_identifiers(text)[0].replacement == words


def test_circled_numbers_are_no_digits():
    assert found("①87歳の方、②12歳", Kind.AGE) == ["87歳", "12歳"]


def test_single_letters_hide_somebody_and_two_letters_are_somebody():
    assert found("Aさん、B様、○○様、T.S.さん、PTさん", Kind.NAME) == ["T.S.さん"]
