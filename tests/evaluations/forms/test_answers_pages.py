"""The ward's page of answers, and its files: finished evaluations of the own offices only, and no single one."""

import csv
import io
from datetime import date

import openpyxl
import pytest
import time_machine
from django.urls import reverse

from evaluations.models import Evaluation, Round
from evaluations.services.form_drafts import keep_draft
from operators.models import Facility
from tests.evaluation_makers import entry_of, evaluation_of, round_of
from tests.evaluations.forms.workbooks import short_form, with_first_item
from tests.makers import NOON, meeting, office, part_of

SECRET = "秘密の言葉"


@pytest.fixture(autouse=True)
def autumn():
    with time_machine.travel("2026-11-22T10:00+09:00", tick=False):
        yield


@pytest.fixture
def look(client, nerima):
    """The page or a file as the ward sees it."""
    client.force_login(nerima.ward)

    def see(name: str = "ward_evaluation_answers", **filters) -> str:
        answer = client.get(reverse(name), filters)
        assert answer.status_code == 200
        return answer.content.decode()

    return see


def finished(home: Facility, rating: str = "a", **fields) -> Round:
    """An evaluation whose results are final: one item rated by persons, office and council."""
    of = round_of(home, **fields)
    Round.objects.filter(pk=of.pk).update(
        self_finalised_at=NOON,
        self_finalised_by=of.started_by,
        results_finalised_at=NOON,
        results_finalised_by=of.started_by,
    )
    counts = {"a": 4, "b": 1}
    entry_of(of, "tool", "i1", rating=rating, external="b", counts=counts, words=SECRET)
    return of


def homes(world, number: int, first: int = 0) -> list[Facility]:
    return [
        office("group_home", f"13720000{n:02}", municipality=world.municipality, name=f"見本の家{n}")
        for n in range(first, first + number)
    ]


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def numbers(text: str, column: str) -> dict[str, str]:
    return {row["答え"]: row["数"] for row in rows(text) if (row["欄"], row["番号"]) == (column, "1")}


def test_two_offices_are_told_of_nothing_and_three_together(look, nerima, itabashi):
    finished(itabashi.facility)
    first, second, third = homes(nerima, 3)
    finished(first)
    finished(second, "c")
    assert "まだ集計を出せません" in look()
    assert {row["数"] for row in rows(look("ward_evaluation_answers_csv"))} == {""}
    round_of(third)
    assert "まだ集計を出せません" in look()  # in the making: not counted

    finished(third, number=2)
    page, file = look(), look("ward_evaluation_answers_csv")
    assert "認知症対応型共同生活介護 3事業所。" in page
    assert numbers(file, "自己評価") == {
        "A 充分にできている": "2",
        "B ほぼできている": "0",
        "C あまりできていない": "1",
        "D ほとんどできていない": "0",
    }
    assert numbers(file, "振り返った人数") == {}
    assert "年度の途中で何度か見ると" in page
    for name in (SECRET, first.name, itabashi.facility.name):
        assert name not in page + file
    assert "評価結果が確定した事業所はまだありません" in look(year="2025")
    assert "評価結果が確定した事業所はまだありません" in look(service="regular_visiting")


def test_persons_are_told_when_the_year_is_over_and_never_again_once_they_moved(look, client, nerima):
    of = [finished(home) for home in homes(nerima, 3)]
    told = "振り返った人数"

    def persons(day: str) -> str:
        with time_machine.travel(f"{day}T10:00+09:00", tick=False):
            client.force_login(nerima.ward)
            return numbers(look("ward_evaluation_answers_csv", year="2026"), told).get(
                "A 充分にできている", ""
            )

    assert [persons(day) for day in ("2027-03-31", "2027-06-30", "2027-07-01")] == ["", "", "12"]
    one = Round.objects.filter(pk=of[0].pk)
    one.update(results_finalised_at="2027-08-01T09:00+09:00")  # corrected, or finished only now
    assert (persons("2027-07-31"), persons("2027-09-01")) == ("", "")
    one.update(results_finalised_at=NOON)
    assert persons("2027-09-01") == "12"
    one.update(disposed_on="2028-06-30")
    finished(homes(nerima, 1, first=7)[0])
    assert persons("2028-07-01") == ""
    one.update(
        disposed_on=None, results_finalised_at=None, results_finalised_by=None, evaluation=reopened(of[0])
    )
    assert persons("2027-09-01") == ""


def reopened(of: Round) -> Evaluation:
    """What took place stays recorded when the results are opened again."""
    return evaluation_of(part_of(meeting(date(2026, 9, 1), of.facility), of.facility))


def test_of_an_office_with_two_evaluations_in_a_year_the_last_one_counts(look, nerima):
    for home in homes(nerima, 3):
        finished(home, "d")
        finished(home, "a")
    assert numbers(look("ward_evaluation_answers_csv"), "自己評価")["A 充分にできている"] == "3"


def test_the_workbook_says_the_same_and_neither_file_holds_a_formula(client, look, nerima):
    form = short_form()
    words = '=HYPERLINK("http://example.jp")'
    version = keep_draft(
        municipality=nerima.municipality, form=with_first_item(form, words), by=nerima.ward, at=NOON
    )
    for home in homes(nerima, 3):
        finished(home, form_version=version)
    told = client.get(reverse("ward_evaluation_answers_xlsx"))
    assert told["Content-Disposition"] == 'attachment; filename="hyoka-shukei-2026-32.xlsx"'
    tab = openpyxl.load_workbook(io.BytesIO(told.content)).active
    assert (tab["G2"].value, tab["G2"].data_type) == (words, "s")
    cells = [["" if cell is None else str(cell) for cell in row] for row in tab.iter_rows(values_only=True)]
    written = [list(row.values()) for row in rows(look("ward_evaluation_answers_csv"))]
    assert written[0][6] == f"'{words}"
    assert [[cell.removeprefix("'") for cell in row] for row in written] == cells[1:]


@pytest.mark.parametrize("year", ["x", "99", "2028", "２０２６"])
def test_a_year_that_is_none_is_not_there(client, nerima, year):
    client.force_login(nerima.ward)
    assert client.get(reverse("ward_evaluation_answers"), {"year": year}).status_code == 404


def test_the_page_asks_as_often_for_many_offices(client, nerima, django_assert_num_queries):
    client.force_login(nerima.ward)
    for number, home in enumerate(homes(nerima, 6), 1):
        finished(home)
        if number in (1, 6):
            with django_assert_num_queries(6):
                client.get(reverse("ward_evaluation_answers"))
