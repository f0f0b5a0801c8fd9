"""Loads of messages that nobody need be woken for."""

import pytest
import redis

from config.celery import app
from outbox.nudge import resting

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def queued(redis_url, monkeypatch):
    """How many nudges wait in the broker."""
    monkeypatch.setitem(app.conf, "broker_url", redis_url)
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()
        yield lambda: client.llen("celery")
        client.flushall()


def test_nobody_is_woken_while_it_rests_and_somebody_is_afterwards(owe_mail, queued):
    with resting():
        owe_mail("sato")
        assert queued() == 0
    owe_mail("suzuki")
    assert queued() == 1
