"""How a mail leaves the house: over Django's e-mail backend, one connection for many messages."""

import contextlib
import smtplib
from email.utils import format_datetime, formataddr
from types import TracebackType
from typing import Self

from django.conf import settings
from django.core import mail
from django.core.mail import EmailMultiAlternatives

from outbox import reasons
from outbox.models import Message

BROKEN = 0
CLOSING = 421  # the server's last word on this line [RFC 5321 §3.8]


class RefusedError(Exception):
    """The mail will not be taken, however often it is offered; the argument says why, for the office."""


class PostponedError(Exception):
    """The mail was not taken now, or nobody knows whether it was; the argument says why, for the office."""


class UnreachableError(Exception):
    """Our own mail server cannot be reached or does not let us in: no mail is at fault."""


class MailLine:
    """A line to the mail server, opened when it is needed and opened anew when it broke."""

    def __init__(self) -> None:
        self._backend = mail.get_connection()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._hang_up()

    def open(self) -> None:
        """Be connected, or raise ``UnreachableError``. Call it before a message is claimed."""
        try:
            self._backend.open()
        except OSError as failure:  # smtplib's own errors are OSErrors as well
            self._hang_up()
            raise UnreachableError(type(failure).__name__) from failure

    def send(self, message: Message) -> None:
        """Offer the mail; when this comes back, the server has taken it over.

        Raises ``RefusedError`` or ``PostponedError``.
        """
        try:
            self._backend.send_messages([mail_of(message)])
        except ValueError as failure:  # the mail could not even be built: an address or a name of no shape
            raise RefusedError(
                "宛先のメールアドレスか添付ファイルの名前の形が正しくありません。"
            ) from failure
        except OSError as failure:
            code, words = _reply(failure)
            if code in (BROKEN, CLOSING):
                self._hang_up()
            if code == BROKEN:
                raise PostponedError("送信の途中で通信が切れました。") from failure
            verdict = RefusedError if code >= 500 else PostponedError
            raise verdict(reasons.of_reply(code, words)) from failure

    def _hang_up(self) -> None:
        with contextlib.suppress(OSError):  # the other side was quicker
            self._backend.close()


def mail_of(message: Message) -> EmailMultiAlternatives:
    """The mail as it goes out: the same headers at every attempt, so that a second copy is known as one."""
    letter = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=settings.BOUNCE_EMAIL,  # the envelope: where reports of failure go
        to=[formataddr((message.recipient_name, message.recipient_email))],
        reply_to=[settings.REPLY_TO_EMAIL] if settings.REPLY_TO_EMAIL else None,
        headers={
            "From": settings.DEFAULT_FROM_EMAIL,
            "Message-ID": message.message_id,
            "Date": format_datetime(message.send_after or message.prepared_at),
            "Auto-Submitted": "auto-generated",  # no holiday notes, please [RFC 3834]
        },
    )
    if message.html:
        letter.attach_alternative(message.html, "text/html")
    for file in message.files.select_related("stored"):
        letter.attach(file.name, bytes(file.stored.content), file.stored.content_type)
    return letter


def _reply(failure: OSError) -> tuple[int, bytes | str]:
    """The server's code and words; ``BROKEN`` when the conversation broke off without an answer."""
    if isinstance(failure, smtplib.SMTPRecipientsRefused):
        return next(iter(failure.recipients.values()))
    if isinstance(failure, smtplib.SMTPResponseException):
        return failure.smtp_code, failure.smtp_error
    return BROKEN, ""
