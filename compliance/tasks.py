"""What happens by itself beside the meetings: each task reads the clock and calls one service; it can be repeated."""

from celery import shared_task
from django.utils import timezone

from compliance.services import digest, evaluation_beginnings


@shared_task(name="compliance.send_desk_digests")
def send_desk_digests() -> None:
    """Send each ward's desk its weekly mail."""
    digest.send_digests(at=timezone.now())


@shared_task(name="compliance.remind_beginnings")
def remind_beginnings() -> None:
    """Tell offices that their evaluation of the year is to be begun, and forget what they were told years ago."""
    at = timezone.now()
    evaluation_beginnings.remind_beginnings(at=at)
    evaluation_beginnings.forget_beginnings(at=at)
