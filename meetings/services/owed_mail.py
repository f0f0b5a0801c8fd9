"""One mail that a task owes: once per key, in the transaction of its cause."""

from datetime import datetime

from meetings.mails import Mail
from outbox.enums import Channel
from outbox.models import Message
from outbox.services import Recipient, owe


def owe_mail(*, key: str, to: Recipient, mail: Mail, at: datetime) -> bool:
    """Owe it; answers whether it had not been owed yet. Nobody in particular sends it. Raises what `owe` raises."""
    if Message.objects.filter(key=key).exists():
        return False
    owe(
        key=key,
        channel=Channel.EMAIL,
        to=to,
        subject=mail.subject,
        text=mail.text,
        html=mail.html,
        by=None,
        at=at,
    )
    return True
