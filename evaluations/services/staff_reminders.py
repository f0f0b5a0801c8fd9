"""Reminds staff whose sheet is not in: by itself in the week before the deadline and on its eve, and on the word. [TRAPS 1]"""

from datetime import date, datetime, timedelta

from django.db import transaction

from evaluations.models import Round, StaffSheet
from evaluations.services.staff_errors import StaffError
from evaluations.services.staff_rounds import open_round, remember
from evaluations.services.staff_sending import link_key, prefix_of
from evaluations.staff_sheets.mails import reminder_mail
from meetings.services.owed_mail import owe_mail
from operators.models import User
from outbox.enums import State
from outbox.models import Message
from outbox.services import Recipient

WINDOWS = (("eve", 1), ("week", 7))
"""Names and days before the deadline from which a reminder is due, the last window first."""
REST = timedelta(days=2)
"""Nobody is reminded who has had the link for less."""


@transaction.atomic
def remind_staff(*, round: Round, today: date, at: datetime) -> int:  # noqa: A002 - as everywhere
    """Mail those who had the link and have not handed in; how many mails are new. Can be repeated.

    Nothing without a deadline, after it, or once the sheets are closed.
    """
    window = window_of(round.staff_closes_on, today)
    if not window or round.staff_closes_on is None:
        return 0
    try:
        locked = open_round(round)
    except StaffError:
        return 0
    behind = _behind(locked)
    had_it = Message.objects.filter(
        key__in=[link_key(sheet) for sheet in behind], state=State.SENT, settled_at__lte=at - REST
    )
    keys = set(had_it.values_list("key", flat=True))
    stage = f"{round.staff_closes_on.isoformat()}/{window}"
    return sum(_remind(sheet, stage, at) for sheet in behind if link_key(sheet) in keys)


@transaction.atomic
def remind_now(*, round: Round, today: date, by: User, at: datetime) -> int:  # noqa: A002 - as everywhere
    """The office's button: everybody with an address who has not handed in, once a day. Raises `StaffClosed`."""
    locked = open_round(round)
    many = sum(_remind(sheet, f"asked/{today.isoformat()}", at) for sheet in _behind(locked))
    if many:
        remember("個別評価の再度のお願い", locked, {"mails": [None, many]}, by=by, at=at)
    return many


def window_of(closes_on: date | None, today: date) -> str:
    """Which reminder is due on a day; empty for none."""
    if closes_on is None or today > closes_on:
        return ""
    left = (closes_on - today).days
    return next((name for name, days in WINDOWS if left <= days), "")


def _behind(of: Round) -> list[StaffSheet]:
    """Those with a mail address whose sheet is not in; their round is set."""
    rows = of.staff_sheets.filter(submitted_at=None, user=None).exclude(email="").order_by("pk")
    sheets = list(rows)
    for sheet in sheets:
        sheet.round = of
    return sheets


def _remind(sheet: StaffSheet, stage: str, at: datetime) -> bool:
    key = f"{prefix_of(sheet.round, sheet)}remind/{stage}"
    return owe_mail(key=key, to=Recipient(f"{sheet.label} 様", sheet.email), mail=reminder_mail(sheet), at=at)
