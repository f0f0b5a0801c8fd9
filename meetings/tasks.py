"""What happens by itself to notices and minutes: each task reads the clock and calls one service; each can be repeated."""

from celery import shared_task
from django.utils import timezone

from meetings.services import (
    answer_reminders,
    copies_delivery,
    material_sweep,
    minutes_reminders,
    notice_planning,
    notice_proof,
    notice_reminders,
    public_front,
    retention_daily,
)


@shared_task(name="meetings.plan_notices")
def plan_notices() -> None:
    """Announce the meetings with 自動 whose notice is due."""
    notice_planning.plan(at=timezone.now(), write=True)


@shared_task(name="meetings.tell_quiet_changes")
def tell_quiet_changes() -> None:
    """Tell the changes and cancellations that nobody has told."""
    notice_planning.tell_quiet_changes(at=timezone.now(), write=True)


@shared_task(name="meetings.settle_notices")
def settle_notices() -> None:
    """Write down the day on which a notice has reached everybody."""
    notice_proof.settle_all(at=timezone.now())


@shared_task(name="meetings.remind_operator_notice_due")
def remind_operator_notice_due() -> None:
    """Remind offices of notices that are due or not with everybody."""
    notice_reminders.remind_notice_due(at=timezone.now())


@shared_task(name="meetings.remind_no_answer")
def remind_no_answer() -> None:
    """Remind members who have not answered."""
    answer_reminders.remind_no_answer(at=timezone.now())


@shared_task(name="meetings.settle_copies")
def settle_copies() -> None:
    """Write down the day on which minutes have reached every member."""
    copies_delivery.settle_copies(at=timezone.now())


@shared_task(name="meetings.remind_minutes_due")
def remind_minutes_due() -> None:
    """Remind offices of minutes that are due or not with everybody."""
    minutes_reminders.remind_minutes_due(at=timezone.now())


@shared_task(name="meetings.sweep_materials")
def sweep_materials() -> None:
    """Throw away stored files whose row was never written."""
    material_sweep.sweep(at=timezone.now())


@shared_task(name="meetings.keep_time")
def keep_time() -> None:
    """Bring the clocks of records in line, delete what was approved and is over, tell what comes."""
    retention_daily.keep_time(at=timezone.now())


@shared_task(name="meetings.refresh_fronts")
def refresh_fronts() -> None:
    """Bring the next meetings on the offices' public pages in line with the plans."""
    public_front.refresh_every(at=timezone.now())
