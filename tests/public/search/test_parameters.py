"""What stands behind the question mark, read calmly."""

import pytest

from publication.parameters import code_in, number_in, office_in, page_in, service_in, words_in
from rules.kinds import ServiceKind


@pytest.mark.parametrize(
    ("text", "number"),
    [
        pytest.param("2026", 2026, id="a year"),
        pytest.param(" 2026 ", 2026, id="with spaces"),
        pytest.param("２０２６", 2026, id="full width"),
        pytest.param("2005", None, id="below"),
        pytest.param("９９９９９", None, id="above"),
        pytest.param("", None, id="nothing"),
        pytest.param("abc", None, id="letters"),
        pytest.param("-2026", None, id="negative"),
        pytest.param("2026.0", None, id="a fraction"),
        pytest.param("²⁰²⁶", 2026, id="raised digits are digits when folded"),
        pytest.param("٢٠٢٦", None, id="digits of another script"),
        pytest.param("9" * 5000, None, id="longer than a number of Python"),
        pytest.param("2026\x00", None, id="a null byte"),
    ],
)
def test_a_number(text, number):
    assert number_in(text, least=2006, most=2100) == number


@pytest.mark.parametrize(
    ("text", "page"),
    [
        pytest.param("3", 3, id="a page"),
        pytest.param("", 1, id="none"),
        pytest.param("abc", 1, id="letters"),
        pytest.param("0", 1, id="zero"),
        pytest.param("-1", 1, id="negative"),
        pytest.param("9" * 21, 1_000_000_000, id="far beyond: the list says which is its last"),
    ],
)
def test_a_page(text, page):
    assert page_in(text) == page


@pytest.mark.parametrize(
    ("text", "office"),
    [
        pytest.param("1392000376/76", ("1392000376", ServiceKind.REGULAR_VISITING), id="as people say it"),
        pytest.param("1392000376-76", ("1392000376", ServiceKind.REGULAR_VISITING), id="with a dash"),
        pytest.param("１３９２０００３７６/155", ("1392000376", ServiceKind.MEDICAL_DAY), id="full width"),
        pytest.param("1392000376/99", None, id="unknown service"),
        pytest.param("139200037/76", None, id="a digit lost"),
        pytest.param("1392000376/76\x00", None, id="a null byte"),
        pytest.param("1392000376/76' OR 1=1", None, id="more than an office"),
    ],
)
def test_an_office(text, office):
    assert office_in(text) == office


def test_a_municipality_keeps_its_leading_zero():
    assert (code_in("011002"), code_in("11002"), code_in("x"), code_in("0")) == ("011002", "011002", "", "")


def test_a_service():
    assert (service_in("group_home"), service_in("グループホーム"), service_in("")) == (
        ServiceKind.GROUP_HOME,
        None,
        None,
    )


def test_what_no_keyboard_types_is_left_out_of_the_words():
    assert words_in(" 夏\x00祭り\ud800\uffff ") == "夏 祭り"
    assert len(words_in("あ" * 10_000)) == 200
