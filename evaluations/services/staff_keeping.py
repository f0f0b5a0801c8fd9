"""Single staff sheets are deleted once nobody needs them (`due_by`): what they say together stays. [O, ADR 0021]"""

from datetime import datetime

from django.db import transaction

from evaluations.models import Round
from evaluations.services.locking import locked_round
from evaluations.services.staff_rounds import remember
from evaluations.services.staff_sending import prefix_of
from evaluations.staff_sheets.standing import due_by
from operators.local_time import day_of
from outbox.models import Message


@transaction.atomic
def forget_staff(*, round: Round, at: datetime) -> int:  # noqa: A002 - as everywhere
    """Delete the sheets of a round that is due, with names, addresses, answers and mails; how many.

    Nothing before that; can be repeated.
    """
    locked = locked_round(round)
    if not Round.objects.filter(due_by(day_of(at)), pk=locked.pk).exists():
        return 0
    many = locked.staff_sheets.count()
    locked.staff_sheets.all().delete()
    Message.objects.filter(key__startswith=prefix_of(locked)).delete()
    if many:
        remember("個別評価の削除", locked, {"staff": [many, 0]}, by=None, at=at)
    return many


def forget_due(*, at: datetime) -> int:
    """Delete them for every round that is due: the daily task; how many sheets went."""
    due = Round.objects.filter(due_by(day_of(at)), staff_sheets__isnull=False)
    return sum(forget_staff(round=each, at=at) for each in due.distinct().order_by("pk"))
