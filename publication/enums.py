"""The fixed words of the public side."""

from django.db.models import TextChoices


class RecordKind(TextChoices):
    """What was published."""

    MINUTES = "minutes", "議事録"
    EVALUATION = "evaluation", "評価の結果"


class RecordState(TextChoices):
    """Where a public record stands. Only a published one is shown anywhere; the others answer 410 at their address."""

    PUBLISHED = "published", "公表中"
    WITHDRAWN = "withdrawn", "取下げ"
    DISPOSED = "disposed", "保存期間満了により削除"


class WithdrawnWhy(TextChoices):
    """Why a record was taken back, in the words the public reads: free words could name somebody."""

    ERROR = "error", "内容に誤りがあったため"
    PERSON = "person", "個人が特定されるおそれがあったため"
    CONSENT = "consent", "ご本人またはご家族の申し出があったため"
    OTHER = "other", "事業所の都合により"


class FileKind(TextChoices):
    """What a public file is."""

    PDF = "pdf", "PDF"
    IMAGE = "image", "画像"


class Holder(TextChoices):
    """Whose papers a clock is about."""

    OFFICE = "office", "事業所の記録"
    WARD = "ward", "区の控え"
    CASE = "case", "個別の利用者に関する資料"
