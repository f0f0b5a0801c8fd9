"""Dates as ledgers write them."""

from datetime import date

import pytest

from operators.importing.dates import parse_date


@pytest.mark.parametrize(
    ("written", "day"),
    [
        pytest.param("2025-04-01", date(2025, 4, 1), id="ISO"),
        pytest.param("2025/4/1", date(2025, 4, 1), id="slashes, no zeros"),
        pytest.param("20250401", date(2025, 4, 1), id="eight digits"),
        pytest.param("R7.4.1", date(2025, 4, 1), id="era letter"),
        pytest.param("r07/04/01", date(2025, 4, 1), id="small era letter, slashes"),
        pytest.param("令和7年4月1日", date(2025, 4, 1), id="era in words"),
        pytest.param("令和元年5月1日", date(2019, 5, 1), id="first year of an era"),
        pytest.param("H31.4.30", date(2019, 4, 30), id="last day of Heisei"),
        pytest.param("平成31年5月1日", date(2019, 5, 1), id="an era written on from habit"),
        pytest.param("２０２５．４．１", date(2025, 4, 1), id="full-width"),
        pytest.param("令和 7年 4月 1日", date(2025, 4, 1), id="spaces inside"),
        pytest.param("令和7年(2025年)4月1日(火)", date(2025, 4, 1), id="as our own screens show it"),
        pytest.param("2025-04-01 00:00:00", date(2025, 4, 1), id="with a time of day"),
        pytest.param("2025/4/1 9:30", date(2025, 4, 1), id="with a short time of day"),
        pytest.param("2024-02-29", date(2024, 2, 29), id="leap day"),
        pytest.param("　", None, id="only a space"),
    ],
)
def test_a_date_is_read(written, day):
    assert parse_date(written) == day


@pytest.mark.parametrize(
    ("written", "words"),
    [
        pytest.param("2025-02-29", "という日はありません", id="no leap year"),
        pytest.param("R7.13.1", "という日はありません", id="thirteenth month"),
        pytest.param("R0.4.1", "という日はありません", id="year zero of an era"),
        pytest.param("1192-04-01", "年が正しくない", id="long ago"),
        pytest.param("4月1日", "日付として読めません", id="no year"),
        pytest.param("45748", "日付として読めません", id="a spreadsheet's day number"),
        pytest.param("未定", "日付として読めません", id="a word"),
    ],
)
def test_what_is_no_date_is_said_in_words(written, words):
    with pytest.raises(ValueError, match=words):
        parse_date(written)
