"""No list asks more questions of the database as it grows."""

from datetime import date
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluations.models import ReportDelivery
from meetings.models import Submission
from tests.evaluation_makers import delivery_of
from tests.evaluations.reports.stage import submitted
from tests.makers import meeting, part_of


def questions(client: Client, name: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert client.get(reverse(name)).status_code == 200
    return len(asked)


def test_lists_ask_the_same_at_one_and_three_reports(ready: Any) -> None:
    submitted(ready.of, ready.user)
    clients = {"center_reports": Client(), "ward_inbox": Client(), "office_submissions": Client()}
    people = (ready.world.center, ready.world.ward, ready.world.operator)
    for client, user in zip(clients.values(), people, strict=True):
        client.force_login(user)
    before = {name: questions(client, name) for name, client in clients.items()}
    for day in (date(2026, 6, 22), date(2026, 6, 23)):
        made = meeting(day, ready.world.facility)
        delivery_of(part_of(made, ready.world.facility), ready.world.center)
    assert (ReportDelivery.objects.count(), Submission.objects.count()) == (3, 3)
    assert {name: questions(client, name) for name, client in clients.items()} == before


def test_the_centres_navigation_counts_what_it_has_not_answered(ready: Any) -> None:
    client = Client()
    client.force_login(ready.world.center)
    assert "評価の報告</a>" in client.get("/center/").content.decode()
    submitted(ready.of, ready.user)
    assert "評価の報告（未返事1）" in client.get("/center/").content.decode()
    client.post(reverse("center_report", args=[ReportDelivery.objects.get().pk]))
    assert "評価の報告</a>" in client.get("/center/").content.decode()
