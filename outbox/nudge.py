"""Wake the sender. The rows are the debt: a nudge that fails costs a minute's patience, nothing else."""

import threading
import time

import structlog
from celery import current_app
from kombu.exceptions import OperationalError

log = structlog.get_logger(__name__)

REST_AFTER_FAILURE = 30.0
"""Seconds without a nudge once the broker did not answer: thirty letters must not wait for it thirty times."""

_quiet = threading.local()


def send(message_id: int) -> None:
    """Ask a worker to send one message soon. Never raises for a broker that does not answer."""
    if time.monotonic() < getattr(_quiet, "until", 0.0):
        return
    try:
        current_app.send_task("outbox.send_message", args=[message_id], retry=False)
    except (OperationalError, OSError) as failure:
        _quiet.until = time.monotonic() + REST_AFTER_FAILURE
        log.warning(
            "worker not nudged, the sweep will send", message=message_id, reason=type(failure).__name__
        )
