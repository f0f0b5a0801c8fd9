"""Wake the sender. The rows are the debt: a nudge that fails costs a minute's patience, nothing else."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

import structlog
from celery import current_app
from kombu.exceptions import OperationalError

log = structlog.get_logger(__name__)

REST_AFTER_FAILURE = 30.0
"""Seconds without a nudge once the broker did not answer: a page must not wait for it once per recipient."""
AT_ONCE_OR_NOT = {"max_retries": 0}
"""Without it, connecting is tried for six seconds, which a person would have to wait for."""

_rest = threading.local()


@contextmanager
def resting() -> Iterator[None]:
    """Wake nobody meanwhile, in this thread: what is pending waits for the sweep.

    For loads of many messages that are settled by the time they are committed: a nudge for each would only stand in
    the way of the work behind it.
    """
    before, _rest.until = getattr(_rest, "until", 0.0), float("inf")
    try:
        yield
    finally:
        _rest.until = before


def wake(message_id: int) -> None:
    """Ask a worker to send one message soon. Never raises for a broker that does not answer."""
    if time.monotonic() < getattr(_rest, "until", 0.0):
        return
    try:
        # A connection of its own: a pooled one would be dead, and the nudge lost, after each restart of Redis.
        with current_app.connection(transport_options=AT_ONCE_OR_NOT) as broker:
            current_app.send_task("outbox.send_message", args=[message_id], connection=broker, retry=False)
    except (OperationalError, OSError) as failure:
        _rest.until = time.monotonic() + REST_AFTER_FAILURE
        log.warning(
            "broker not reached, the sweep will send", message=message_id, kind=type(failure).__name__
        )
