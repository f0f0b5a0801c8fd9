"""The centre's receipt: that somebody pressed 「受け取りました」, or the day its letter was handed over."""

from datetime import datetime

from django.db import transaction

from evaluations.models import ReportDelivery
from operators.models import User
from operators.services.history import note
from outbox.services import hand_over


def receive(*, delivery: ReportDelivery, at: datetime) -> None:
    """Keep the moment the centre answered; later ones change nothing.

    Opening a page is no receipt: mail scanners open links too, and so does the office itself.
    """
    ReportDelivery.objects.filter(pk=delivery.pk, opened_at=None).update(opened_at=at)


@transaction.atomic
def hand_over_letter(*, delivery: ReportDelivery, by: User, at: datetime) -> None:
    """The letter was posted or given by hand. Raises `outbox.services.WrongStateError`."""
    hand_over(message=delivery.message, by=by, at=at)
    office = delivery.version.submission.facility
    changes = {"version": [None, delivery.version.number]}
    verb, subject = "結果報告書を渡した記録", f"submission {delivery.version.submission_id}"
    note(verb, subject, office, changes, by=by, at=at)
