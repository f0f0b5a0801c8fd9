"""The sender's two tasks: the nudge for one message, and the sweep that forgets none.

A lost task is no lost debt: the rows stay, and the sweep comes round (settings: acknowledged at the start).
"""

from celery import shared_task
from django.utils import timezone

from outbox.services import sending


@shared_task(name="outbox.send_message")
def send_message(message_id: int) -> None:
    """Send one message now, if it is due and nobody else sends it."""
    sending.send([message_id], clock=timezone.now)


@shared_task(name="outbox.sweep_outbox")
def sweep_outbox() -> None:
    """Send whatever is due, and what a worker that died has left halfway."""
    sending.sweep(clock=timezone.now)
