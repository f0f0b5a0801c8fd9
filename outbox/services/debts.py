"""Questions about what is still owed."""

from datetime import datetime, timedelta

from django.db.models import Q
from django.db.models.functions import Coalesce

from outbox.enums import State
from outbox.models import Message


def oldest_debt(*, at: datetime) -> timedelta | None:
    """How long the mail that waits longest has been due; None when none is due. Letters wait for people."""
    due_since = (
        Message.objects.filter(
            Q(send_after=None) | Q(send_after__lte=at), state__in=[State.PENDING, State.SENDING]
        )
        .annotate(due=Coalesce("send_after", "prepared_at"))
        .order_by("due", "pk")
        .values_list("due", flat=True)
        .first()
    )
    return None if due_since is None else at - due_since
