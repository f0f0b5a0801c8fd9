"""A mail server of the tests: a real SMTP conversation, with clerks who refuse, postpone or fall asleep."""

import asyncio
import email
import email.policy
import threading
from collections import Counter
from email.message import EmailMessage

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

ACCEPTED = "250 OK"


class PostOffice:
    """Keeps what it accepts. ``replies`` says what a recipient's address is answered with at RCPT."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.accepted: list[tuple[str, EmailMessage]] = []
        self.envelope_senders: list[str | None] = []
        self.replies: dict[str, str] = {}
        self.data_replies: dict[str, str] = {}
        self.pause = 0.0
        self.asleep_before: set[str] = set()
        self.asleep_after: set[str] = set()
        self.reached = threading.Event()
        self.connections = 0
        self._controller: Controller | None = None

    @property
    def url(self) -> str:
        """What EMAIL_URL says of it."""
        return f"smtp://127.0.0.1:{self.port}"

    @property
    def copies(self) -> Counter[str]:
        """How many mails each address got."""
        return Counter(address for address, _ in self.accepted)

    def message_ids(self, address: str) -> set[str]:
        return {str(mail["Message-ID"]) for to, mail in self.accepted if to == address}

    def open(self) -> None:
        self._controller = Controller(self, hostname="127.0.0.1", port=self.port, ready_timeout=10)
        self._controller.start()

    def close(self) -> None:
        if self._controller:
            self._controller.stop()
            self._controller = None

    async def handle_EHLO(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, hostname: str, responses: list[str]
    ) -> list[str]:
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        reply = self.replies.get(address, ACCEPTED)
        if reply == ACCEPTED:
            envelope.rcpt_tos.append(address)
        return reply

    async def handle_DATA(  # noqa: N802 - aiosmtpd's name
        self, server: SMTP, session: Session, envelope: Envelope
    ) -> str:
        (address,) = envelope.rcpt_tos
        await asyncio.sleep(self.pause)
        if address in self.asleep_before:
            await self._sleep()
        reply = self.data_replies.get(address, ACCEPTED)
        if reply == ACCEPTED:
            assert isinstance(envelope.content, bytes)
            mail = email.message_from_bytes(envelope.content, policy=email.policy.default)
            self.accepted.append((address, mail))
            self.envelope_senders.append(envelope.mail_from)
        if address in self.asleep_after:
            await self._sleep()
        return reply

    async def _sleep(self) -> None:
        """Say nothing more on this line; the other side waits until it hangs up or dies."""
        self.reached.set()
        await asyncio.sleep(3600)
