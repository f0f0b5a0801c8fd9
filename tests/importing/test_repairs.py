"""Addresses, web addresses, telephone numbers, services and periods as the open data spell them."""

from datetime import date

import pytest

from operators.importing.addresses import repair_address
from operators.importing.contact import capacity, coordinate, phone, url
from operators.importing.layout import heading_key
from operators.importing.periods import parse_periods
from operators.importing.services import TWIN, service_from_code, service_from_name
from operators.importing.text import fold, tidy
from rules.kinds import ServiceKind


@pytest.mark.parametrize(
    ("written", "building", "address", "kept", "told"),
    [
        pytest.param(
            "東京都練馬区石神井町５丁目３番１２号石神井公園ハイツ　１階", "石神井公園ハイツ　１階",
            "東京都練馬区石神井町５丁目３番１２号", "石神井公園ハイツ　１階", False, id="building repeated",
        ),
        pytest.param(
            "東京都練馬区旭町3-8-12内山ビル1階 内山ビル1階", "",
            "東京都練馬区旭町3-8-12", "内山ビル1階", False, id="building twice in one cell",
        ),
        pytest.param("練馬区旭町3-8", "", "東京都練馬区旭町3-8", "", False, id="prefecture left out"),
        pytest.param("東京都旭町3-8", "", "東京都練馬区旭町3-8", "", True, id="ward left out"),
        pytest.param("東京都練馬田柄3-6-18", "", "東京都練馬区田柄3-6-18", "", True, id="only 区 left out"),
        pytest.param("東京都練馬1-2", "", "東京都練馬区練馬1-2", "", True, id="the quarter of the ward's name"),
        pytest.param("東京都板橋区板橋1-2", "", "東京都板橋区板橋1-2", "", True, id="another ward is kept"),
        pytest.param("東京都練馬区⽯神井町5（改行）", "", "東京都練馬区石神井町5", "", False, id="Kangxi radical"),
    ],
)  # fmt: skip
def test_address(written, building, address, kept, told):
    repaired = repair_address(written, building, prefecture="東京都", city="練馬区")
    assert (repaired.address, repaired.building, bool(repaired.warning)) == (address, kept, told)


@pytest.mark.parametrize(
    ("written", "kept", "told"),
    [
        pytest.param("https://example.jp/a", "https://example.jp/a", False, id="right"),
        pytest.param("https：//example.jp", "https://example.jp", True, id="full-width colon"),
        pytest.param("htpp://example.jp", "http://example.jp", True, id="slip of the pen"),
        pytest.param("https:/example.jp", "https://example.jp", True, id="one slash"),
        pytest.param("hikari-care.jp", "http://hikari-care.jp", True, id="a host that begins like a scheme"),
        pytest.param("www.example.jp/a", "http://www.example.jp/a", True, id="no scheme"),
        pytest.param("info@example.jp", "", True, id="a mail address"),
        pytest.param("ホームページはありません", "", True, id="plain text"),
        pytest.param("なし", "", False, id="a word for none"),
    ],
)
def test_url(written, kept, told):
    repaired = url(written)
    assert (repaired.value, bool(repaired.warning)) == (kept, told)


@pytest.mark.parametrize(
    ("written", "kept"),
    [("０３－６７６７－７０３０", "03-6767-7030"), ("03‐5848ー2262", "03-5848-2262"), ("123", ""), ("", "")],
)
def test_phone(written, kept):
    assert phone(written).value == kept


@pytest.mark.parametrize(
    ("written", "kept"), [("29", "29"), ("０", ""), ("0", ""), ("29名", "29"), ("多数", "")]
)
def test_capacity(written, kept):
    assert capacity(written).value == kept


@pytest.mark.parametrize(
    ("written", "kept"), [("35.73", "35.73"), ("0.000000000000000", ""), ("-8.2", ""), ("x", "")]
)
def test_latitude(written, kept):
    assert coordinate("緯度", written).value == kept


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        pytest.param(
            "看護小規模多機能型居宅介護（複合型サービス）",
            ServiceKind.NURSING_MULTIFUNCTIONAL,
            id="open data",
        ),
        pytest.param("複合型サービス", ServiceKind.NURSING_MULTIFUNCTIONAL, id="old name"),
        pytest.param("定期巡回･随時対応型訪問介護看護", ServiceKind.REGULAR_VISITING, id="half-width dot"),
        pytest.param(
            "地域密着型特定施設入居者生活介護（サービス付き高齢者向け住宅）",
            ServiceKind.COMMUNITY_SPECIFIED,
            id="with a kind of home",
        ),
        pytest.param("介護予防小規模多機能型居宅介護", TWIN, id="preventive twin"),
        pytest.param("認知症対応型共同生活介護（短期利用）", TWIN, id="short-stay twin"),
        pytest.param(
            "小規模多機能型居宅介護、介護予防小規模多機能型居宅介護",
            ServiceKind.SMALL_MULTIFUNCTIONAL,
            id="with its twin",
        ),
    ],
)
def test_service_from_name(name, kind):
    assert service_from_name(name) is kind


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("76", ServiceKind.REGULAR_VISITING), ("760", ServiceKind.REGULAR_VISITING), ("７６", ServiceKind.REGULAR_VISITING),
        ("155", ServiceKind.MEDICAL_DAY), ("361", ServiceKind.COMMUNITY_SPECIFIED), ("320", ServiceKind.GROUP_HOME),
        *((code, TWIN) for code in ("37", "38", "39", "68", "69", "74", "75", "79", "370")),
    ],
)  # fmt: skip
def test_service_from_code(code, kind):
    assert service_from_code(code) is kind


@pytest.mark.parametrize(
    "name", ["訪問介護", "介護予防訪問入浴介護", "", "小規模多機能型居宅介護;認知症対応型通所介護"]
)
def test_no_service_name(name):
    with pytest.raises(ValueError, match="。"):
        service_from_name(name)


@pytest.mark.parametrize("code", ["11", "", "99", "7", "x"])
def test_no_service_code(code):
    with pytest.raises(ValueError, match="対象サービスではありません"):
        service_from_code(code)


JUNE_TO_AUGUST = (date(2025, 6, 1), date(2025, 8, 31))


@pytest.mark.parametrize(
    ("written", "periods"),
    [
        pytest.param("", [], id="none"),
        pytest.param("2025-06-01/2025-08-31", [JUNE_TO_AUGUST], id="as in the template"),
        pytest.param("2025/6/1/2025/8/31", [JUNE_TO_AUGUST], id="slashes in the dates too"),
        pytest.param("R7.6.1～R7.8.31", [JUNE_TO_AUGUST], id="era and wave"),
        pytest.param("令和7年6月1日から令和7年8月31日まで", [JUNE_TO_AUGUST], id="in words"),
        pytest.param(
            "2026-01-01/2026-01-01;2025-06-01/2025-08-31",
            [JUNE_TO_AUGUST, (date(2026, 1, 1), date(2026, 1, 1))],
            id="two, put into order",
        ),
    ],
)
def test_periods(written, periods):
    assert parse_periods(written) == periods


@pytest.mark.parametrize(
    "written",
    ["2025-06-01", "2025-06-01/", "2025-08-31/2025-06-01", "2025-06-01/2025-08-31;2025-08-31/2025-09-01"],
)
def test_no_periods(written):
    with pytest.raises(ValueError, match="。"):
        parse_periods(written)


@pytest.mark.parametrize(
    ("one", "other"),
    [("方書（ビル名等）", "方書 (ビル名等)"), ("FAX番号", "ＦＡＸ番号"), ("評価_区包括", "評価＿区包括")],
)
def test_headings_that_are_the_same(one, other):
    assert heading_key(one) == heading_key(other)


def test_names_are_folded_to_compare_and_tidied_to_keep():
    assert fold("ＳＯＭＰＯ　ケア") == fold("sompoケア")
    assert tidy("㈱髙田　介護（改行）") == "㈱髙田　介護"
