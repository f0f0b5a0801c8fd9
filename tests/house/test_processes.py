"""Web, worker and scheduler as real processes: over Redis, over the embedded broker, and as `make run` starts them."""

import os
import signal
import urllib.error
import urllib.request
from pathlib import Path

import pytest
from django.core.cache import cache
from django.utils import timezone

from config import pulse
from tests.fixtures.processes import alive_in_session

WORKER = ("celery", "--quiet", "-A", "config", "worker", "-P", "threads", "-c", "1")
CACHES = "django.core.cache.backends"
CALL = ("celery", "-A", "config", "call", "config.heartbeat")


@pytest.fixture(params=["redis", "files"], ids=["over Redis", "over the embedded broker"])
def broker(request, settings, tmp_path) -> dict[str, str]:
    """The environment of a worker; this process looks into the same cache."""
    if request.param == "files":
        place = {"BACKEND": f"{CACHES}.filebased.FileBasedCache", "LOCATION": str(tmp_path / "var" / "cache")}
        environment = {}
    else:
        url = request.getfixturevalue("redis_url")
        place = {"BACKEND": f"{CACHES}.redis.RedisCache", "LOCATION": url, "KEY_PREFIX": "engawa"}
        environment = {"REDIS_URL": url}
    settings.CACHES = {"default": place}
    return environment


def is_beating() -> bool:
    return pulse.is_beating(at=timezone.now())


def test_a_task_handed_over_reaches_a_worker(broker, start, eventually):
    cache.clear()
    start(*WORKER, **broker)
    assert start(*CALL, **broker).wait(timeout=30) == 0
    eventually(is_beating, "the heartbeat that was called")


def test_the_scheduler_beats_by_itself(broker, start, eventually):
    cache.clear()
    start(*WORKER, "-B", **broker)
    eventually(is_beating, "the scheduler's own heartbeat")


@pytest.fixture
def portal(start, free_port, eventually):
    """The portal as `make run` serves it, answering."""
    running = start("bin/serve", PORT=str(free_port))
    address = f"http://127.0.0.1:{free_port}"
    eventually(lambda: status(f"{address}/readyz") == 200, "the portal to be ready")
    return running, address


def status(address: str) -> int | None:
    """The status that an address answers with; ``None`` when nobody answers."""
    try:
        with urllib.request.urlopen(address, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refused:
        refused.close()
        return refused.code
    except OSError:
        return None


def command_of(pid: int) -> str:
    return Path(f"/proc/{pid}/cmdline").read_text()


@pytest.mark.parametrize("by", [signal.SIGTERM, signal.SIGINT], ids=["SIGTERM", "Ctrl-C"])
def test_stopping_the_portal_stops_all_of_it(portal, by, eventually):
    running, address = portal
    os.kill(running.pid, by)
    assert running.wait(timeout=30) == 0
    eventually(lambda: alive_in_session(running.pid) == [], "every process to end")
    assert status(address) is None


@pytest.mark.parametrize(
    ("part", "name"),
    [
        pytest.param("gunicorn", "The web server ended.", id="web server"),
        pytest.param("celery", "The background worker ended.", id="worker"),
    ],
)
def test_when_one_part_dies_the_rest_stops_with_a_message(portal, part, name, eventually):
    running, address = portal
    first = min(pid for pid in alive_in_session(running.pid) if part in command_of(pid))
    os.kill(first, signal.SIGKILL)
    said, _ = running.communicate(timeout=40)
    assert (running.returncode, name in said) == (1, True)
    eventually(lambda: alive_in_session(running.pid) == [], "every process to end")
    assert status(address) is None


def test_the_logins_are_told_when_the_portal_answers(portal):
    running, _ = portal
    os.kill(running.pid, signal.SIGTERM)
    said, _ = running.communicate(timeout=30)
    assert [
        word for word in ("ward@example.jp", "operator@example.jp", "center@example.jp") if word not in said
    ] == []
