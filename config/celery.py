"""The Celery application: background work and its schedule, which lives in code."""

import os
from typing import Any

from celery import Celery
from celery.signals import beat_embedded_init, beat_init, setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("engawa")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.set_default()  # for every thread: Celery's "current app" is known only to the one that made it

HEARTBEAT_EVERY = 20.0  # seconds
SWEEP_EVERY = 60.0

app.conf.beat_schedule = {
    # An unread heartbeat is worthless after its turn: it expires instead of piling up.
    "heartbeat": {
        "task": "config.heartbeat",
        "schedule": HEARTBEAT_EVERY,
        "options": {"expires": HEARTBEAT_EVERY},
    },
    "outbox": {
        "task": "outbox.sweep_outbox",
        "schedule": SWEEP_EVERY,
        "options": {"expires": SWEEP_EVERY},
    },
}


@setup_logging.connect
def use_our_logging(**_: Any) -> None:
    """Log as the web does (`config/logs.py`); a connected receiver keeps Celery from its own set-up."""
    from logging.config import dictConfig

    from django.conf import settings

    dictConfig(settings.LOGGING)


@app.task(name="config.heartbeat")
def heartbeat() -> None:
    """Record that scheduler, broker and worker are alive together."""
    from django.utils import timezone

    from config import pulse

    pulse.record(at=timezone.now())


@beat_init.connect
@beat_embedded_init.connect
def beat_at_once(**_: Any) -> None:
    """Let a scheduler that has just started be known, and what fell due before it be sent, without waiting."""
    heartbeat.apply_async(expires=HEARTBEAT_EVERY)
    app.send_task("outbox.sweep_outbox", expires=SWEEP_EVERY)
