"""`/healthz` and `/readyz`: for monitors in JSON, for people in Japanese."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from config import pulse
from config.celery import app, heartbeat

NOW = datetime(2026, 11, 22, 3, 0, tzinfo=UTC)
JSON = {"Accept": "application/json"}


def test_health_is_told_without_signing_in_and_without_the_database(client):
    answer = client.get("/healthz", headers=JSON)
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "parts": {"process": "ok"}})


@pytest.mark.django_db
def test_ready_when_database_broker_and_scheduler_work(client):
    with time_machine.travel(NOW, tick=False):
        heartbeat()
        answer = client.get("/readyz", headers=JSON)
    parts = {"database": "ok", "broker": "ok", "scheduler": "ok", "scanner": "off"}
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "parts": parts})


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("age", "status"),
    [
        pytest.param(None, 503, id="the scheduler was never heard"),
        pytest.param(timedelta(seconds=90), 200, id="heard just in time"),
        pytest.param(timedelta(seconds=91), 503, id="not heard for too long"),
    ],
)
def test_readiness_follows_the_schedulers_pulse(client, age, status):
    if age is not None:
        pulse.record(at=NOW - age)
    with time_machine.travel(NOW, tick=False):
        assert client.get("/readyz", headers=JSON).status_code == status


@pytest.mark.django_db
def test_not_ready_when_the_broker_does_not_answer(client, monkeypatch, free_port):
    monkeypatch.setitem(app.conf, "broker_url", f"redis://127.0.0.1:{free_port}/0")
    with time_machine.travel(NOW, tick=False):
        heartbeat()
        answer = client.get("/readyz", headers=JSON)
    parts = {"database": "ok", "broker": "failed", "scheduler": "ok", "scanner": "off"}
    assert (answer.status_code, answer.json()) == (503, {"status": "unavailable", "parts": parts})


def test_not_ready_when_the_database_may_not_be_asked(client):
    """Without the mark that opens the database, pytest-django refuses every query: as good as none there."""
    answer = client.get("/readyz", headers=JSON)
    assert (answer.status_code, answer.json()["parts"]["database"]) == (503, "failed")


@pytest.mark.django_db
def test_people_read_japanese(client):
    page = client.get("/readyz", headers={"Accept": "text/html"})
    assert page.status_code == 503
    assert "動いていないところがあります" in page.content.decode()


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_the_answer_is_never_kept_by_a_proxy(client, address):
    assert "no-store" in client.get(address).headers["Cache-Control"]


@pytest.mark.parametrize("address", ["/healthz", "/readyz"])
def test_only_asked_never_posted_to(client, address):
    assert client.post(address).status_code == 405
