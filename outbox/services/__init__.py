"""What other rooms may do with the outbox: owe, take back, hand over, try again, learn of a bounce, ask."""

from outbox.services.debts import oldest_debt
from outbox.services.owing import Attachment, NoAddressError, NotInTransactionError, Recipient, owe
from outbox.services.settling import (
    WrongStateError,
    hand_over,
    record_bounce,
    retry,
    undo_hand_over,
    withdraw,
    withdraw_open,
)

__all__ = [
    "Attachment",
    "NoAddressError",
    "NotInTransactionError",
    "Recipient",
    "WrongStateError",
    "hand_over",
    "oldest_debt",
    "owe",
    "record_bounce",
    "retry",
    "undo_hand_over",
    "withdraw",
    "withdraw_open",
]
