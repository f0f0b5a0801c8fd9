"""What happens by itself at the ward's desk: each task reads the clock and calls one service; it can be repeated."""

from celery import shared_task
from django.utils import timezone

from compliance.services import digest


@shared_task(name="compliance.send_desk_digests")
def send_desk_digests() -> None:
    """Send each ward's desk its weekly mail."""
    digest.send_digests(at=timezone.now())
