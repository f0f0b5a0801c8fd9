"""The closed lists of the meetings' room."""

from django.db.models import TextChoices

from rules.kinds import MeetingStatus


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

TAKES_PLACE = frozenset({MeetingStatus.PLANNED.value, MeetingStatus.HELD.value})
"""The statuses of a meeting to which people come; a planned one from its day on."""


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


class MinutesState(TextChoices):
    """How far an office's minutes (or the common part of a joint meeting) are."""

    DRAFT = "draft", "作成中"
    CHECK = "check", "確認待ち"
    FINAL = "final", "確定"


class SaveKind(TextChoices):
    """Why an edition of minutes was written."""

    AUTO = "auto", "自動保存"
    SAVED = "saved", "保存"
    FINAL = "final", "確定"
    REOPENED = "reopened", "訂正の開始"


class MaterialKind(TextChoices):
    """What an uploaded file is to the meeting."""

    PAPER = "paper", "会議資料"
    MINUTES = "minutes", "議事録のファイル"
    SCAN = "scan", "届いた書類の写し"
    SELF_EVALUATION = "self_eval", "自己評価の結果"


UPLOADED = frozenset({MaterialKind.PAPER, MaterialKind.MINUTES})
"""What an office uploads, names and takes away. A scan is the ward's; a self-evaluation is made of its sheets."""


class FollowUpState(TextChoices):
    """What became of a request of the council."""

    OPEN = "open", "対応中"
    DONE = "done", "完了"
    DROPPED = "dropped", "見送り"


class DraftAnswer(TextChoices):
    """What a member says of a draft of the minutes."""

    AGREED = "agreed", "このままでよい"
    REMARKED = "remarked", "直してほしい点がある"


class SubmissionKind(TextChoices):
    """What was submitted to the ward."""

    MINUTES = "minutes", "議事録"
    EVALUATION = "evaluation", "評価の結果報告"


class SubmissionState(TextChoices):
    """Where a submission stands at the ward's desk."""

    RECEIVED = "received", "受付"
    ACCEPTED = "accepted", "受理"
    RETURNED = "returned", "差戻し"


class SubmissionWay(TextChoices):
    """How a submission came in."""

    PORTAL = "portal", "ポータル"
    PAPER = "paper", "紙"
    MAIL = "mail", "メール"


class DeskVerb(TextChoices):
    """What happened to a submission at the ward's desk."""

    SUBMIT = "submit", "提出"
    RESUBMIT = "resubmit", "再提出"
    ACCEPT = "accept", "受理"
    RETURN = "return", "差戻し"
    REOPEN = "reopen", "受付に戻す"


class PublicTextState(TextChoices):
    """Where the public version of minutes stands. Whether it is on the public side is told by its record."""

    DRAFT = "draft", "作成中"
    CHECK = "check", "確認待ち"
    READY = "ready", "公表できます"


class Verdict(TextChoices):
    """What a person decided about a place that could point to somebody."""

    REPLACED = "replaced", "置き換えた"
    KEPT = "kept", "そのまま残した"


class PublicationWay(TextChoices):
    """How a record was made public or handed on. [N §8, 合同§2(5), 評価§6②]"""

    PORTAL = "portal", "このポータル"
    BOARD = "board", "事業所内の掲示"
    SITE = "site", "自社のホームページ"
    NATIONAL = "national", "介護サービス情報公表システム"
    HANDED = "handed", "利用者・家族への配布"
