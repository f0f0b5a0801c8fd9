"""Numbers, their check digits, and what spreadsheets did to them."""

import csv
from pathlib import Path

import pytest

from operators.importing import identifiers

OPEN_DATA = Path(__file__).parent.parent / "data" / "mhlw_770_2025-12.csv"


def column(name: str) -> list[str]:
    with OPEN_DATA.open(encoding="utf-8-sig", newline="") as file:
        return [row[name] for row in csv.DictReader(file)]


@pytest.mark.parametrize(
    ("heading", "is_right", "right", "wrong"),
    [
        pytest.param(
            "事業所番号", identifiers.office_number_is_right, 1090, 16, id="office numbers, 16 old ones"
        ),
        pytest.param("法人番号", identifiers.corporation_number_is_right, 1089, 6, id="corporation numbers"),
        pytest.param(
            "都道府県コード又は市町村コード",
            lambda code: identifiers.municipality_check_digit(code[:5]) == code[5],
            1106,
            0,
            id="municipality codes",
        ),
    ],
)
def test_check_digits_against_the_open_data(heading, is_right, right, wrong):
    answers = [is_right(number) for number in column(heading) if number]
    assert (answers.count(True), answers.count(False)) == (right, wrong)


@pytest.mark.parametrize(
    ("written", "number"),
    [
        pytest.param("1392000376", "1392000376", id="as it should be"),
        pytest.param("１３９２０００３７６", "1392000376", id="full-width"),
        pytest.param(" 13-9200-0376 ", "1392000376", id="hyphens and spaces"),
        pytest.param("1392000376.0", "1392000376", id="a spreadsheet's number"),
        pytest.param("190101105", "0190101105", id="leading zero lost"),
        pytest.param("13920003A6", "13920003A6", id="a letter inside"),
    ],
)
def test_office_number(written, number):
    assert identifiers.office_number(written).value == number


@pytest.mark.parametrize("written", ["", "12345678", "13920003761", "1.392E+09", "事業所"])
def test_no_office_number(written):
    with pytest.raises(ValueError, match="。"):
        identifiers.office_number(written)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param("131202", "131202", id="six digits"),
        pytest.param("１３１２０２", "131202", id="full-width"),
        pytest.param("11011", "011011", id="leading zero lost"),
        pytest.param("13120", "131202", id="without check digit, as in postal data"),
        pytest.param("", "", id="empty stays empty"),
    ],
)
def test_municipality_code(written, code):
    assert identifiers.municipality_code(written).value == code


@pytest.mark.parametrize("written", ["131203", "1312", "990000", "練馬区"])
def test_no_municipality_code(written):
    with pytest.raises(ValueError, match="市町村コード"):
        identifiers.municipality_code(written)


@pytest.mark.parametrize(
    ("written", "number", "told"),
    [
        pytest.param("8011601011609", "8011601011609", False, id="right"),
        pytest.param("8011601011608", "8011601011608", True, id="wrong check digit: kept and told"),
        pytest.param("801160101160", "", True, id="too short: told"),
        pytest.param("8.0116E+12", "", True, id="digits lost: told"),
        pytest.param("", "", False, id="empty"),
    ],
)
def test_corporation_number(written, number, told):
    repaired = identifiers.corporation_number(written)
    assert (repaired.value, bool(repaired.warning)) == (number, told)


@pytest.mark.parametrize(
    ("written", "code"),
    [("1790075", "179-0075"), ("〒１７９－００７５", "179-0075"), ("600001", "060-0001"), ("12", "")],
)
def test_postal_code(written, code):
    assert identifiers.postal_code(written).value == code
