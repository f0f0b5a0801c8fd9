"""`JapaneseDateField`: one line for a day, in 和暦 or 西暦."""

from datetime import date

import pytest
from django import forms

from operators.fields import JapaneseDateField

FIRST_OF_APRIL = date(2026, 4, 1)


class OneDay(forms.Form):
    day = JapaneseDateField(label="就任日", required=False)


@pytest.mark.parametrize(
    "typed",
    [
        "令和8年4月1日",
        "R8.4.1",
        "2026-04-01",
        "2026/4/1",
        "20260401",
        "２０２６年４月１日",
        "令和８年４月１日（水）",
    ],
)
def test_both_calendars_are_taken(typed):
    form = OneDay({"day": typed})
    assert form.is_valid()
    assert form.cleaned_data["day"] == FIRST_OF_APRIL


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        pytest.param("来月", "日付として読めません", id="a word"),
        pytest.param("令和8年2月30日", "という日はありません", id="a day that is not there"),
        pytest.param("0026-04-01", "年が正しくない", id="a year long ago"),
    ],
)
def test_what_is_no_day_is_told_and_kept_as_typed(typed, words):
    form = OneDay({"day": typed})
    assert words in form.errors["day"][0]
    assert f'value="{typed}"' in str(form["day"])


def test_a_stored_day_is_shown_in_the_japanese_calendar():
    assert 'value="令和8年4月1日"' in str(OneDay(initial={"day": FIRST_OF_APRIL})["day"])


def test_an_empty_field_is_no_day():
    form = OneDay({"day": " "})
    assert (form.is_valid(), form.cleaned_data["day"]) == (True, None)


@pytest.mark.parametrize(
    ("typed", "changed"),
    [
        pytest.param("令和8年4月1日", False, id="the same day"),
        pytest.param("2026-04-01", False, id="the same day, spelt otherwise"),
        pytest.param("2026-04-02", True, id="another day"),
        pytest.param("", True, id="no day any more"),
        pytest.param("来月", True, id="no day at all"),
    ],
)
def test_another_spelling_is_no_change(typed, changed):
    assert OneDay({"day": typed}, initial={"day": FIRST_OF_APRIL}).has_changed() is changed
