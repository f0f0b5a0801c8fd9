"""The ward's list of plans: by month, who has none, who is late, as a file, in a constant number of queries."""

import csv
import io
from datetime import date

import pytest
import time_machine
from django.urls import reverse

from compliance.ward_plans import plan_due
from rules.fiscal_year import FiscalYear
from tests.makers import meeting as ledger_meeting
from tests.makers import office
from tests.planning.conftest import NOW


@pytest.fixture
def listed(client, nerima, itabashi):
    """Open the list as ward staff."""

    def visit(query: str = "?year=2027", day: str = "2026-11-22", name: str = "ward_plans"):
        with time_machine.travel(f"{day} 10:00 +0900", tick=False):
            client.force_login(nerima.ward)
            return client.get(reverse(name) + query)

    return visit


def lines(answer) -> dict[str, tuple[int, bool]]:
    return {line.office.facility.name: (line.lacking, line.late) for line in answer.context["asked"].lines}


def test_plans_stand_in_their_months_and_drafts_are_nobodys_business(
    nerima, listed, home, neighbour, drafted
):
    ledger_meeting(date(2027, 5, 12), home, neighbour, status="planned")
    drafted(date(2027, 6, 9))
    answer = listed()
    line = next(line for line in answer.context["asked"].lines if line.office.facility == home)
    assert [(month.first.month, month.words) for month in line.months if month.days] == [
        (5, "12日 予定・合同")
    ]
    assert lines(answer) == {home.name: (5, False), neighbour.name: (5, False)}
    assert ">9日<" not in answer.content.decode()


@pytest.mark.parametrize(
    ("due", "day", "late"),
    [
        pytest.param("03-22", "2027-03-22", False, id="on the day"),
        pytest.param("03-22", "2027-03-23", True, id="the day after"),
        pytest.param("", "2027-03-31", False, id="the ward asks for none"),
    ],
)
def test_late_against_the_wards_day(nerima, listed, home, due, day, late):
    nerima.municipality.plan_due = due
    nerima.municipality.save()
    assert lines(listed(day=day)) == {home.name: (6, late)}
    assert ("提出期限は" in listed(day=day).content.decode()) is bool(due)


@pytest.mark.parametrize(
    ("due", "day"),
    [
        pytest.param("03-22", date(2027, 3, 22), id="in the spring before"),
        pytest.param("12-28", date(2026, 12, 28), id="in the winter before"),
        pytest.param("02-29", date(2027, 2, 28), id="a day that the year lacks"),
    ],
)
def test_the_day_lies_in_the_year_before(nerima, due, day):
    nerima.municipality.plan_due = due
    assert plan_due(nerima.municipality, FiscalYear(2027)) == day


def test_filters(nerima, listed, home, neighbour):
    for month in (4, 6, 8, 10, 12):
        ledger_meeting(date(2027, month, 14), home, status="planned")
    ledger_meeting(date(2028, 2, 9), home, status="planned")
    assert list(lines(listed("?year=2027&lacking=on"))) == [neighbour.name]
    assert list(lines(listed("?year=2027&service=group_home"))) == [home.name]
    assert list(lines(listed("?year=2027&q=隣"))) == [neighbour.name]
    assert "条件に合う事業所はありません" in listed("?year=2027&q=ない名前").content.decode()


def test_the_file_holds_what_the_list_shows(nerima, listed, home):
    ledger_meeting(date(2027, 5, 12), home, status="planned", exception_reason="=区と相談")
    answer = listed(name="ward_plans_csv")
    head, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row[:6] == ["2027", home.reference, home.name, home.kind.label, "6", "5"]
    assert dict(zip(head, row, strict=True))["5月"] == "12日 予定"
    assert row[-1] == "'=区と相談"


@pytest.mark.parametrize("number", [pytest.param(1, id="one"), pytest.param(3, id="three")])
def test_queries_do_not_grow(client, nerima, django_assert_num_queries, number):
    for each in range(number):
        made = office("group_home", f"139200055{each}", municipality=nerima.municipality)
        ledger_meeting(date(2027, 1, 13 + each), made, status="planned")
    client.force_login(nerima.ward)
    with time_machine.travel(NOW, tick=False), django_assert_num_queries(11):
        client.get(reverse("ward_plans"))
