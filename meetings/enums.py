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


class Standing(TextChoices):
    """How an office is bound to a meeting. Who is only asked, or declined, does not take part."""

    HOST = "host", "主催"
    CONFIRMED = "confirmed", "参加"
    INVITED = "invited", "依頼中"
    DECLINED = "declined", "辞退"


BOUND = frozenset({Standing.HOST, Standing.CONFIRMED})
"""The standings of offices that take part."""


class AgendaKind(TextChoices):
    """Where an agenda item comes from. [N §6]"""

    EVERY_TIME = "every_time", "毎回報告する項目"
    COUNTS = "counts", "通い・宿泊の提供回数"
    OCCASIONAL = "occasional", "随時報告する項目"
    ANNUAL = "annual", "年1回の議題"
    EVALUATION = "evaluation", "自己評価・外部評価"
    FOLLOW_UP = "follow_up", "前回からの引継ぎ"


class NoticeKind(TextChoices):
    """What a notice tells."""

    ANNOUNCEMENT = "announcement", "開催通知"
    CHANGE = "change", "変更の通知"
    CANCELLATION = "cancellation", "中止の通知"


class RecipientKind(TextChoices):
    """To whom a notice goes: every member, and separately the ward and the support centre. [N §3]"""

    MEMBER = "member", "構成員"
    WARD = "ward", "区"
    CENTER = "center", "地域包括支援センター"


class Answer(TextChoices):
    """What an invited person answers."""

    COME = "come", "出席"
    VIDEO = "video", "Webで出席"
    ABSENT = "absent", "欠席"


class Via(TextChoices):
    """How an answer or a consent came in."""

    LINK = "link", "通知のリンク"
    PAPER = "paper", "書面"
    PHONE = "phone", "電話"
    FAX = "fax", "FAX"
    ORAL = "oral", "口頭"
