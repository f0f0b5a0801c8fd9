"""The closed lists of the outbox."""

from django.db.models import TextChoices


class Channel(TextChoices):
    """How a message reaches its recipient."""

    EMAIL = "email", "メール"
    POST = "post", "郵送"
    HAND = "hand", "手渡し"


class State(TextChoices):
    """Where a message stands. A letter waits to be handed over or posted; a mail to be sent."""

    PENDING = "pending", "送信待ち"
    SENDING = "sending", "送信中"
    SENT = "sent", "送信済み"
    FAILED = "failed", "送信できませんでした"
    BOUNCED = "bounced", "宛先に届きませんでした"
    TO_HAND = "to_hand", "印刷して渡す"
    HANDED_OVER = "handed_over", "渡しました"
    WITHDRAWN = "withdrawn", "取りやめ"


DONE = frozenset({State.SENT, State.HANDED_OVER})
"""The states that count as served."""
OPEN = frozenset({State.PENDING, State.SENDING, State.TO_HAND})
"""The states in which something is still owed."""
