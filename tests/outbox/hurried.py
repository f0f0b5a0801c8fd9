"""The portal's own background work with a minute of one second: `celery -A tests.outbox.hurried`."""

from config.celery import app

app.conf.beat_schedule["outbox"]["schedule"] = 1.0
