"""Real workers, a real Redis, a real mail server: killed, stopped and doubled."""

import os
import signal
import subprocess
from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
import redis
from django.db.models import F

from config.celery import app
from outbox.enums import State
from outbox.models import Message
from tests.fixtures.processes import alive_in_session

PEOPLE = [f"person{number}" for number in range(20)]
ONCE_EACH = Counter({f"{who}@example.jp": 1 for who in PEOPLE})
AGAIN_AND_AGAIN = ("sh", "-c", 'while :; do "$@"; done', "sh")
"""As compose and systemd do: a worker that ends is started again."""
Begin = Callable[..., subprocess.Popen[str]]


@pytest.fixture
def worker(start, database_url, post_office, redis_url, monkeypatch, tmp_path) -> Begin:
    """Start workers that share this test's database and post office; this process nudges them over Redis."""
    with redis.Redis.from_url(redis_url) as client:
        client.flushall()  # what the workers of another test left undone
    monkeypatch.setitem(app.conf, "broker_url", redis_url)
    known = {"DATABASE_URL": database_url, "EMAIL_URL": post_office.url, "REDIS_URL": redis_url}

    def begin(
        *options: str, house: str = "config", before: tuple[str, ...] = (), **environment: str
    ) -> subprocess.Popen[str]:
        command = ("celery", "--quiet", "-A", house, "worker", "-c", "2", *options)
        return start(*before, *command, **(known | environment))

    return begin


def kill(program: subprocess.Popen[str]) -> None:
    """kill -9 for the worker and all it has started."""
    for pid in alive_in_session(program.pid):
        os.kill(pid, signal.SIGKILL)
    program.wait(timeout=10)


def states() -> Counter[str]:
    return Counter(Message.objects.values_list("state", flat=True))


def all_sent() -> bool:
    return set(states()) == {State.SENT}


def test_nudged_workers_send_everything_once(worker, owe_mail, post_office, eventually):
    worker("-P", "threads")
    for who in PEOPLE:
        owe_mail(who)
    eventually(all_sent, "twenty mails to be sent")
    assert post_office.copies == ONCE_EACH


@pytest.mark.parametrize(
    ("asleep", "copies"),
    [
        pytest.param("asleep_before", 1, id="before the server took the mail"),
        pytest.param("asleep_after", 2, id="after the server took it and before it could say so"),
    ],
)
def test_a_worker_killed_while_sending_loses_nothing(
    worker, owe_mail, post_office, eventually, asleep, copies
):
    """A statutory notice is sent at least once: a copy that the server took unsaid is sent again as the same mail."""
    address = "person0@example.jp"
    getattr(post_office, asleep).add(address)
    first = worker("-P", "prefork")
    owe_mail("person0")
    assert post_office.reached.wait(timeout=30)
    kill(first)
    assert states() == {State.SENDING: 1}
    for who in PEOPLE[1:]:
        owe_mail(who)
    getattr(post_office, asleep).clear()
    Message.objects.filter(state=State.SENDING).update(claimed_at=F("claimed_at") - timedelta(minutes=16))
    worker("-P", "threads", "-B")
    eventually(all_sent, "the next sweep to send what was left")
    assert post_office.copies == ONCE_EACH | Counter({address: copies})
    assert post_office.message_ids(address) == {Message.objects.get(key="person0").message_id}


def test_two_workers_with_two_schedulers_tell_nobody_twice(
    worker, owe_mail, post_office, eventually, tmp_path
):
    """Both are up and sweep every second, every mail nudges besides, and the mail server takes its time."""
    post_office.pause = 0.05
    for name in ("first", "second"):
        place = str(tmp_path / name)
        worker("-P", "threads", "-B", "-n", name, house="tests.outbox.hurried", VAR_DIR=place)
    eventually(lambda: workers_answering() == 2, "both workers to be up")
    for who in PEOPLE:
        owe_mail(who)
    eventually(all_sent, "twenty mails to be sent")
    assert post_office.copies == ONCE_EACH
    assert set(Message.objects.values_list("attempts", flat=True)) == {1}


def workers_answering() -> int:
    with app.connection_for_write() as broker:
        return len(app.control.ping(timeout=0.5, connection=broker))


def test_what_is_owed_while_redis_is_stopped_is_sent_when_it_is_back(
    worker, owe_mail, post_office, eventually, start, free_port_too, monkeypatch
):
    url = f"redis://127.0.0.1:{free_port_too}/0"
    monkeypatch.setitem(app.conf, "broker_url", url)
    command = ("redis-server", "--port", str(free_port_too), "--bind", "127.0.0.1", "--save", "")
    server = start(*command)
    worker(
        "-P", "threads", "-B", house="tests.outbox.hurried", before=AGAIN_AND_AGAIN, REDIS_URL=url
    )  # fmt: skip
    owe_mail(PEOPLE[0])
    eventually(all_sent, "the first mail, while Redis runs")
    kill(server)
    for who in PEOPLE[1:]:
        owe_mail(who)
    assert states()[State.PENDING] > 0  # a sweep under way when Redis stopped may have taken some
    start(*command)
    eventually(all_sent, "the sweep to send what was owed meanwhile")
    assert post_office.copies == ONCE_EACH
