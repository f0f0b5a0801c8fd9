"""What happens by itself to evaluations: each task reads the clock and calls one service; each can be repeated."""

from celery import shared_task
from django.utils import timezone

from evaluations.services import evaluation_reminders, staff_keeping


@shared_task(name="evaluations.remind_rounds")
def remind_rounds() -> None:
    """Remind offices of the next step of their evaluation."""
    evaluation_reminders.remind_rounds(at=timezone.now())


@shared_task(name="evaluations.remind_staff")
def remind_staff() -> None:
    """Remind staff whose sheets are not in."""
    evaluation_reminders.remind_all_staff(at=timezone.now())


@shared_task(name="evaluations.forget_staff")
def forget_staff() -> None:
    """Delete the staff's single sheets of evaluations that nobody needs any more."""
    staff_keeping.forget_due(at=timezone.now())
