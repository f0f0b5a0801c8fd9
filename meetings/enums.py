"""The closed lists of the meetings' room."""

from django.db.models import TextChoices


class DeliveryWay(TextChoices):
    """How a member gets notices, papers and minutes."""

    EMAIL = "email", "メール"
    POST = "post", "郵送"
    HAND = "hand", "手渡し"


class Manner(TextChoices):
    """How a member took part in a meeting."""

    PRESENT = "present", "出席"
    VIDEO = "video", "Webで出席"
    PROXY = "proxy", "代理出席"
    WRITTEN = "written", "書面で意見"
    APOLOGY = "apology", "欠席（連絡あり）"
    ABSENT = "absent", "欠席"


TOOK_PART = frozenset({Manner.PRESENT, Manner.VIDEO, Manner.PROXY})
"""The manners that count as being at the meeting."""
