"""Send what is due: claim by a guarded UPDATE, offer, note the outcome. At least once, always the same mail.

A worker may die at any line. Before the claim nothing has happened; after it the row stands in SENDING until
``put_back`` finds it, and is offered again under its Message-ID.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

import structlog
from django.conf import settings
from django.db.models import F, Q, QuerySet

from outbox.channels import MailLine, PostponedError, RefusedError, UnreachableError
from outbox.enums import State
from outbox.models import Message
from outbox.services.debts import oldest_debt

log = structlog.get_logger(__name__)

Clock = Callable[[], datetime]
LONGEST_PAUSE = timedelta(hours=4)
STOPPED_TOO_OFTEN = "送信の途中で処理が止まることが続いたため、取りやめました。管理者に知らせてください。"


def due(*, at: datetime) -> QuerySet[Message]:
    """Mails that may go out now, the oldest first."""
    return Message.objects.filter(Q(send_after=None) | Q(send_after__lte=at), state=State.PENDING)


def sweep(*, clock: Clock) -> None:
    """Put back what was left halfway, then send what is due, up to ``OUTBOX_BATCH`` mails."""
    at = clock()
    put_back(at=at)
    waiting = due(at=at).values_list("pk", flat=True)[: settings.OUTBOX_BATCH]
    send(list(waiting), clock=clock)
    age = oldest_debt(at=at)
    if age and age > settings.OUTBOX_LATE_AFTER:
        log.warning("mail is late", minutes=int(age.total_seconds() // 60))


def send(message_ids: Iterable[int], *, clock: Clock) -> None:
    """Send those of the messages that are due and that nobody else has claimed, over one connection.

    Ends early when the mail server cannot be reached or the time of a run is over: the next sweep goes on.
    """
    until = clock() + settings.OUTBOX_RUN
    with MailLine() as line:
        for pk in message_ids:
            now = clock()
            if now >= until:
                return
            if not due(at=now).filter(pk=pk).exists():
                continue
            try:
                line.open()
            except UnreachableError as failure:
                log.warning("mail server not reached", kind=str(failure))
                return
            _send_one(pk, line, clock)


def put_back(*, at: datetime) -> None:
    """Let rows be sent again whose sender vanished; those that stopped us again and again have failed."""
    stuck = Message.objects.filter(state=State.SENDING, claimed_at__lt=at - settings.OUTBOX_STUCK_AFTER)
    stuck.filter(attempts__gte=settings.OUTBOX_ATTEMPTS).update(
        state=State.FAILED, settled_at=at, error=STOPPED_TOO_OFTEN
    )
    freed = stuck.update(state=State.PENDING, claimed_at=None)
    if freed:
        log.warning("mails left halfway are sent again", count=freed)


def _send_one(pk: int, line: MailLine, clock: Clock) -> None:
    message = _claim(pk, at=clock())
    if message is None:
        return
    try:
        line.send(message)
    except RefusedError as refusal:
        _settle_own(message, state=State.FAILED, settled_at=clock(), error=str(refusal))
    except PostponedError as pause:
        _postpone(message, reason=str(pause), at=clock())
    else:
        # Whoever has put the row back meanwhile, the mail is out. A bounce that was quicker stays.
        Message.objects.filter(pk=pk, state__in=[State.PENDING, State.SENDING]).update(
            state=State.SENT, settled_at=clock(), error=""
        )


def _claim(pk: int, *, at: datetime) -> Message | None:
    """Take the row for this run; None when it is not due or somebody else was quicker."""
    claimed = due(at=at).filter(pk=pk).update(state=State.SENDING, claimed_at=at, attempts=F("attempts") + 1)
    return Message.objects.get(pk=pk) if claimed else None


def _postpone(message: Message, *, reason: str, at: datetime) -> None:
    """Offer it again after 1, 2, 4 … minutes; once patience is over, it has failed with the last reason."""
    if message.attempts >= settings.OUTBOX_ATTEMPTS:
        _settle_own(message, state=State.FAILED, settled_at=at, error=reason)
    else:
        pause = min(timedelta(minutes=2 ** (message.attempts - 1)), LONGEST_PAUSE)
        _settle_own(message, state=State.PENDING, claimed_at=None, send_after=at + pause, error=reason)


def _settle_own(message: Message, **outcome: object) -> None:
    """Note the outcome while the claim is still ours."""
    own = Message.objects.filter(pk=message.pk, state=State.SENDING, claimed_at=message.claimed_at)
    own.update(**outcome)
