"""The Celery application: background work and its schedule, which lives in code."""

import os
from typing import Any

from celery import Celery
from celery.schedules import crontab
from celery.signals import beat_embedded_init, beat_init, setup_logging

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

app = Celery("engawa")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.set_default()  # for every thread: Celery's "current app" is known only to the one that made it

HEARTBEAT_EVERY = 20.0  # seconds
SWEEP_EVERY = 60.0
SETTLE_EVERY = 120.0
TELL_EVERY = 300.0
SWEEP_COUNTER_EVERY = 600.0
WORKING_HOURS = "9-17"

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
    "settle notices": {
        "task": "meetings.settle_notices",
        "schedule": SETTLE_EVERY,
        "options": {"expires": SETTLE_EVERY},
    },
    "settle copies": {
        "task": "meetings.settle_copies",
        "schedule": SETTLE_EVERY,
        "options": {"expires": SETTLE_EVERY},
    },
    "tell quiet changes": {
        "task": "meetings.tell_quiet_changes",
        "schedule": TELL_EVERY,
        "options": {"expires": TELL_EVERY},
    },
    # Every hour of the working day: people get no mail at night, and a missed turn is caught up by the next.
    "plan notices": {"task": "meetings.plan_notices", "schedule": crontab(minute="5", hour=WORKING_HOURS)},
    "remind operators": {
        "task": "meetings.remind_operator_notice_due",
        "schedule": crontab(minute="15", hour=WORKING_HOURS),
    },
    "remind members": {
        "task": "meetings.remind_no_answer",
        "schedule": crontab(minute="25", hour=WORKING_HOURS),
    },
    "clear sessions": {"task": "operators.clear_sessions", "schedule": crontab(minute="20", hour="3")},
    "sweep files": {"task": "meetings.sweep_materials", "schedule": crontab(minute="40", hour="3")},
    # Bundles in which a record was taken back are gone from the disk soon, too.
    "sweep the counter": {
        "task": "publication.sweep_counter",
        "schedule": SWEEP_COUNTER_EVERY,
        "options": {"expires": SWEEP_COUNTER_EVERY},
    },
    "remind of minutes": {
        "task": "meetings.remind_minutes_due",
        "schedule": crontab(minute="35", hour=WORKING_HOURS),
    },
    "remind of evaluations": {
        "task": "evaluations.remind_rounds",
        "schedule": crontab(minute="50", hour=WORKING_HOURS),
    },
    # Every office is judged for it: twice a day is enough, and makes up for a run that was missed.
    "remind to begin evaluations": {
        "task": "compliance.remind_beginnings",
        "schedule": crontab(minute="48", hour="9,14"),
    },
    "remind staff of their sheets": {
        "task": "evaluations.remind_staff",
        "schedule": crontab(minute="55", hour=WORKING_HOURS),
    },
    "forget staff sheets": {"task": "evaluations.forget_staff", "schedule": crontab(minute="50", hour="3")},
    # Every hour of the working day, for a server that was off in the morning; a second turn finds nothing to do.
    "keep time": {"task": "meetings.keep_time", "schedule": crontab(minute="45", hour=WORKING_HOURS)},
    # A meeting is over at midnight, and plans change all day.
    "refresh fronts": {"task": "meetings.refresh_fronts", "schedule": crontab(minute="2")},
    "tidy public records": {"task": "publication.tidy_records", "schedule": crontab(minute="52")},
    # Once a week for each ward; the first turn of its day is before people sit down.
    "tell the desks": {
        "task": "compliance.send_desk_digests",
        "schedule": crontab(minute="15", hour="8-17"),
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
    # Drawing keeps the worker busy: not before the first heartbeats were noted.
    app.send_task("publication.tidy_records", countdown=30, expires=TELL_EVERY)
