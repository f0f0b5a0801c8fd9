"""What becomes of a message after it was written down. Each step is one guarded UPDATE.

The row itself is the proof: who settled it and when. A step that takes proof back (``undo_hand_over``,
``retry``) is to be told in the caller's own history.
"""

from contextlib import suppress
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.db.models import QuerySet

from outbox import nudge
from outbox.enums import OPEN, Channel, State
from outbox.models import Message

if TYPE_CHECKING:
    from operators.models import User


class WrongStateError(Exception):
    """The message stands where this step cannot be taken; its argument is the state it stands in."""


def withdraw(*, message: Message, by: "User | None", at: datetime) -> None:
    """Take back what has not gone out yet. Raises ``WrongStateError`` once it is being sent or was served."""
    _step(
        message,
        {State.PENDING, State.TO_HAND},
        {"state": State.WITHDRAWN, "settled_at": at, "settled_by": by},
    )


def withdraw_open(*, messages: QuerySet[Message], by: "User | None", at: datetime) -> None:
    """Take back all that has not gone out: something newer goes in its place. What is on its way goes, in order."""
    for message in messages.filter(state__in=OPEN).order_by("pk"):
        with suppress(WrongStateError):
            withdraw(message=message, by=by, at=at)


def hand_over(*, message: Message, by: "User", at: datetime) -> None:
    """Note that a letter was posted or given by hand. Raises ``WrongStateError`` for mails and settled letters."""
    _step(message, {State.TO_HAND}, {"state": State.HANDED_OVER, "settled_at": at, "settled_by": by})


def undo_hand_over(*, message: Message, by: "User", at: datetime) -> None:
    """Mend a slip: the letter still waits. Raises ``WrongStateError`` unless it was handed over.

    ``by`` and ``at`` are for the caller's history: a letter that waits has no settling of its own.
    """
    _step(message, {State.HANDED_OVER}, {"state": State.TO_HAND, "settled_at": None, "settled_by": None})


@transaction.atomic
def retry(*, message: Message, by: "User", at: datetime) -> None:
    """Send a mail that failed or bounced once more, as the same mail. Raises ``WrongStateError`` otherwise.

    ``by`` is for the caller's history.
    """
    again = {"state": State.PENDING, "settled_at": None, "settled_by": None, "claimed_at": None, "error": ""}
    _step(message, {State.FAILED, State.BOUNCED}, again | {"attempts": 0, "send_after": at})
    transaction.on_commit(partial(nudge.wake, message.pk))


def record_bounce(*, message: Message, reason: str, at: datetime) -> None:
    """Note that the recipient's side gave the mail back; ``reason`` is a sentence without personal data.

    A report can come before our own note that the mail was sent (a worker died in between), so a message that
    is on its way counts as well. Raises ``WrongStateError`` for letters and for what has another end already.
    """
    _step(
        message,
        {State.PENDING, State.SENDING, State.SENT},
        {"state": State.BOUNCED, "settled_at": at, "settled_by": None, "error": reason},
        channel=Channel.EMAIL,
    )


def _step(message: Message, allowed: set[State], change: dict[str, Any], **also: Any) -> None:
    """Change the row only where it still stands in an allowed state, whatever the object in hand believes."""
    moved = Message.objects.filter(pk=message.pk, state__in=allowed, **also).update(**change)
    message.refresh_from_db()
    if not moved:
        raise WrongStateError(message.state)
