"""The list of what a person's offices have submitted: filters in the address, order, file, and nobody else's."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from meetings.models import Submission
from operators.models import Facility, OperatorAssignment
from tests.makers import meeting, office, part_of, submission_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def several(nerima, itabashi):
    """Three of two own offices in two years, and one of a stranger."""
    second = office("community_day", "1392000029", municipality=nerima.municipality, name="=あさひ")
    OperatorAssignment.objects.create(user=nerima.operator, facility=second)
    rows: list[tuple[Facility, date, dict[str, Any]]] = [
        (nerima.facility, date(2026, 6, 1), {"state": "returned"}),
        (second, date(2026, 5, 1), {"state": "received"}),
        (nerima.facility, date(2026, 2, 1), {"state": "accepted", "fiscal_year": 2025}),
        (itabashi.facility, date(2026, 6, 2), {"state": "returned"}),
    ]
    for facility, day, fields in rows:
        submission_of(part_of(meeting(day, facility), facility), **fields)
    return nerima


def listed(client, world, query: str = "") -> list[str]:
    client.force_login(world.operator)
    page = client.get(reverse("office_submissions") + query).context["page"]
    return [each.receipt for each in page]


@pytest.mark.parametrize(
    ("query", "receipts"),
    [
        pytest.param("?sort=receipt", ["R7-0003", "R8-0001", "R8-0002"], id="everything of one's own"),
        pytest.param("?sort=-receipt", ["R8-0002", "R8-0001", "R7-0003"], id="backwards"),
        pytest.param("?sort=held_on", ["R7-0003", "R8-0002", "R8-0001"], id="by the day of the meeting"),
        pytest.param("?state=returned", ["R8-0001"], id="returned"),
        pytest.param("?year=2025", ["R7-0003"], id="a year"),
        pytest.param("?state=accepted&year=2026", [], id="nothing fits"),
        pytest.param("?sort=receipt&state=x&year=abc", ["R7-0003", "R8-0001", "R8-0002"], id="not on offer"),
        pytest.param("?sort=password", ["R7-0003", "R8-0002", "R8-0001"], id="an order that is not on offer"),
    ],
)
def test_filters_and_order_stand_in_the_address(client, several, query, receipts):
    assert listed(client, several, query) == receipts


def test_what_waits_for_the_office_stands_out(client, several):
    client.force_login(several.operator)
    body = client.get(reverse("office_submissions")).content.decode()
    assert "差し戻された提出が1件あります" in body


@pytest.mark.parametrize(
    ("query", "words"),
    [
        pytest.param("", "まだ提出がありません", id="nothing yet"),
        pytest.param("?state=returned", "条件に合う提出はありません", id="nothing fits"),
    ],
)
def test_an_empty_list_says_what_to_do(client, nerima, query, words):
    client.force_login(nerima.operator)
    assert words in client.get(reverse("office_submissions") + query).content.decode()


def test_the_file_holds_what_the_page_shows(client, several):
    client.force_login(several.operator)
    answer = client.get(reverse("office_submissions_csv") + "?sort=receipt&year=2026")
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert rows == [
        ["受付番号", "種類", "事業所番号", "事業所名", "開催日", "受付日", "版", "最後の提出", "状態", "状態の日"],
        ["R8-0001", "議事録", "1392000011", "グループホームひなた", "2026-06-01", "2026-06-25", "1", "2026-06-25", "差戻し", "2026-06-25"],
        ["R8-0002", "議事録", "1392000029", "'=あさひ", "2026-05-01", "2026-06-25", "1", "2026-06-25", "受付", "2026-06-25"],
    ]  # fmt: skip


def test_a_long_list_comes_in_pages(client, several, monkeypatch):
    monkeypatch.setattr("meetings.views.submissions_list.PAGE_SIZE", 2)
    assert listed(client, several, "?sort=receipt&page=2") == ["R8-0002"]
    assert Submission.objects.count() == 4
