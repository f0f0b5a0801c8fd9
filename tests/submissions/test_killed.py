"""The server dies while somebody submits: before the commit nothing stands, after it nothing is lost."""

import os
import re
import signal
import socket
import sqlite3
import subprocess
import threading
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client

from meetings.models import MinutesCopy, Participation, Submission, SubmissionVersion
from operators.models import HistoryEntry, User
from outbox.models import Message
from outbox.services import sending
from tests.fixtures.processes import alive_in_session
from tests.outbox.conftest import database_url, no_rest, post_office  # noqa: F401
from tests.submissions.conftest import at

pytestmark = pytest.mark.django_db(transaction=True)


@dataclass
class Server:
    """A portal of its own process; ``kill`` ends it and all it has started as a power cut would."""

    address: str
    process: subprocess.Popen[str]

    def kill(self) -> None:
        for pid in alive_in_session(self.process.pid):
            os.kill(pid, signal.SIGKILL)
        self.process.wait(timeout=10)

    def get(self, path: str, cookies: str, body: bytes | None = None) -> str:
        request = urllib.request.Request(f"{self.address}{path}", data=body, headers={"Cookie": cookies})
        with urllib.request.urlopen(request, timeout=60) as answer:
            return str(answer.headers["Set-Cookie"]) + answer.read().decode()

    def submit(self, part: Participation, user: User) -> threading.Thread:
        """Open the page and press the button, in a thread: the answer may never come."""
        page = f"/office/meetings/{part.meeting_id}/submit/?facility={part.facility_id}"
        client = Client()
        client.force_login(user)
        session = f"sessionid={client.cookies['sessionid'].value}"
        seen = self.get(page, session)
        token = re.findall(r"csrftoken=(\w+)", seen)[0]
        body = f"csrfmiddlewaretoken={token}&after=0&words=".encode()

        def press() -> None:
            with pytest.raises((urllib.error.URLError, OSError)):  # killed before it could answer
                self.get(page, f"{session}; csrftoken={token}", body)

        pressed = threading.Thread(target=press)
        pressed.start()
        return pressed


@pytest.fixture
def serve(start, free_port_too, database_url, eventually, tmp_path) -> Callable[..., Server]:  # noqa: F811
    """Start a portal on the test's database, answering."""

    def begin(**environment: str) -> Server:
        known = {"DATABASE_URL": database_url, "PORT": str(free_port_too), "SECRET_KEY": settings.SECRET_KEY}
        process = start("gunicorn", "-c", "python:config.gunicorn", "config.wsgi", **known | environment)
        server = Server(f"http://127.0.0.1:{free_port_too}", process)
        eventually(lambda: answers(server), "the portal to answer")
        return server

    return begin


def answers(server: Server) -> bool:
    try:
        return bool(server.get("/", ""))
    except OSError:
        return False


@pytest.fixture
def deaf_broker() -> Iterator[tuple[str, threading.Event]]:
    """A broker that takes the call and never answers: who nudges it stands between the commit and the mail."""
    called = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as door:
        lines: list[socket.socket] = []

        def listen() -> None:
            try:
                lines.append(door.accept()[0])
            except OSError:  # closed: nobody called
                return
            called.set()

        ear = threading.Thread(target=listen, daemon=True)
        ear.start()
        yield f"redis://127.0.0.1:{door.getsockname()[1]}/0", called
        for line in lines:
            line.close()


def test_killed_after_the_commit_everything_is_owed_and_the_sweep_sends_it(
    ready,
    serve,
    deaf_broker,
    post_office,  # noqa: F811
):
    url, called = deaf_broker
    server = serve(REDIS_URL=url)
    pressed = server.submit(ready.part, ready.user)
    assert called.wait(timeout=60)
    server.kill()
    pressed.join()
    submission = Submission.objects.get()
    assert (submission.receipt, submission.state, submission.versions.count()) == ("R8-0001", "received", 1)
    assert states() == ["pending", "pending", "to_hand", "to_hand"]
    assert post_office.accepted == []
    sending.sweep(clock=lambda: at("2030-01-01 09:00"))
    assert states() == ["sent", "sent", "to_hand", "to_hand"]
    assert dict(post_office.copies) == {"i@example.jp": 1, "hokatsu@nerima.example.jp": 1}


def states() -> list[str]:
    return sorted(Message.objects.values_list("state", flat=True))


def test_killed_before_the_commit_nothing_stands(ready, serve, slow_copies, eventually):
    before = what_stands()
    server = serve()
    pressed = server.submit(ready.part, ready.user)
    eventually(slow_copies, "the server to be in the middle of its transaction")
    server.kill()
    pressed.join()
    assert what_stands() == before
    assert (Submission.objects.count(), Message.objects.count(), MinutesCopy.objects.count()) == (0, 0, 0)


def what_stands() -> list[object]:
    counts = [model.objects.count() for model in (Submission, SubmissionVersion, Message, HistoryEntry)]
    return [*counts, list(Participation.objects.order_by("pk").values_list("submitted_on", "delivered"))]


_SLOW = {
    "sqlite": (
        """CREATE TRIGGER slow_copies AFTER INSERT ON meetings_minutescopy BEGIN SELECT count(*) FROM (
        WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c LIMIT 100000000000) SELECT x FROM c); END""",
        "DROP TRIGGER slow_copies",
    ),
    "postgresql": (
        """CREATE FUNCTION slow_copies() RETURNS trigger AS $$ BEGIN PERFORM pg_sleep(10); RETURN NEW; END $$
        LANGUAGE plpgsql;
        CREATE TRIGGER slow_copies AFTER INSERT ON meetings_minutescopy
        FOR EACH ROW EXECUTE FUNCTION slow_copies()""",
        "DROP FUNCTION slow_copies CASCADE",
    ),
}
"""Makes the database dwell on the first copy that is owed: the submission is written by then, and not committed."""


@pytest.fixture
def slow_copies(transactional_db) -> Iterator[Callable[[], bool]]:
    """Slow the database down; answers whether somebody is held up by it."""
    begin, end = _SLOW[connection.vendor]
    with connection.cursor() as cursor:
        cursor.execute(begin)
    yield _writing if connection.vendor == "sqlite" else _sleeping
    with connection.cursor() as cursor:
        cursor.execute(end)


def _writing() -> bool:
    """Whether somebody keeps the write lock of the file."""
    with sqlite3.connect(connection.settings_dict["NAME"], timeout=1, isolation_level=None) as other:
        try:
            other.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError:
            return True
        other.execute("ROLLBACK")
    other.close()
    return False


def _sleeping() -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'")
        return bool(cursor.fetchone()[0])
