"""Write down what is owed: one row per recipient, once per key, in the transaction of its cause."""

import hashlib
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import transaction

from outbox import nudge
from outbox.enums import Channel, State
from outbox.models import Message, MessageFile, StoredFile

if TYPE_CHECKING:  # at run time the outbox knows nobody above it
    from operators.models import User


class NotInTransactionError(RuntimeError):
    """A debt was written outside the transaction of its cause: one could be saved without the other."""


class NoAddressError(ValueError):
    """A mail is owed to somebody who has no mail address."""


@dataclass(frozen=True)
class Recipient:
    """Whom a message is for, as the envelope names them."""

    name: str
    email: str = ""
    postal_code: str = ""
    address: str = ""


@dataclass(frozen=True)
class Attachment:
    """A file that goes along, under the name the recipient sees; a name stands once in a message."""

    name: str
    content_type: str
    content: bytes


def owe(
    *,
    key: str,
    channel: Channel,
    to: Recipient,
    subject: str,
    text: str,
    html: str = "",
    files: Sequence[Attachment] = (),
    by: "User | None",
    at: datetime,
    send_after: datetime | None = None,
) -> Message:
    """Owe a message and give back its row; a key that is owed already gives back the row as it stands.

    A mail goes out once the transaction is committed (not before ``send_after``); a letter waits to be printed
    and handed over. ``by`` is None where a task plans it. ``subject`` becomes one line: a mail header has no
    second. Raises ``NotInTransactionError`` and ``NoAddressError``; whether the broker answers does not matter.
    """
    if not transaction.get_connection().in_atomic_block:
        raise NotInTransactionError(key)
    if channel is Channel.EMAIL and not to.email:
        raise NoAddressError(key)
    row = _addressed(channel, to) | {
        "subject": _one_line(subject),
        "text": text,
        "html": html,
        "message_id": f"<{uuid.uuid4().hex}@{urlsplit(settings.BASE_URL).hostname}>",
        "prepared_at": at,
        "prepared_by": by,
        "send_after": send_after,
    }
    # get_or_create settles the race of two processes: the loser of the unique key gets the winner's row.
    message, created = Message.objects.get_or_create(key=key, defaults=row)
    if created:
        for file in files:
            _attach(message, file)
        if message.state == State.PENDING and (send_after is None or send_after <= at):
            transaction.on_commit(partial(nudge.wake, message.pk))
    return message


def _addressed(channel: Channel, to: Recipient) -> dict[str, Any]:
    """To whom, by which way, and where such a message begins."""
    return {
        "channel": channel,
        "state": State.PENDING if channel is Channel.EMAIL else State.TO_HAND,
        "recipient_name": _one_line(to.name),
        "recipient_email": to.email,
        "recipient_postal_code": to.postal_code,
        "recipient_address": to.address,
    }


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _attach(message: Message, file: Attachment) -> None:
    """Keep the content once, however many recipients get it."""
    stored, _ = StoredFile.objects.only("pk").get_or_create(
        sha256=hashlib.sha256(file.content).hexdigest(),
        defaults={"content_type": file.content_type, "content": file.content},
    )
    MessageFile.objects.create(message=message, stored=stored, name=file.name)
