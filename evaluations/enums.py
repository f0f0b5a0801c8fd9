"""The closed lists of the evaluations' room."""

from django.db.models import TextChoices


class FormState(TextChoices):
    """Where an edition of a form stands; what an evaluation has begun with stays, whatever its state."""

    DRAFT = "draft", "確認中"
    IN_FORCE = "in_force", "使用中"
    RETIRED = "retired", "使用終了"


class StaffRole(TextChoices):
    """The work of somebody who fills a staff sheet; never told of fewer than three persons."""

    MANAGER = "manager", "管理者"
    PLANNER = "planner", "介護支援専門員・計画作成担当者"
    NURSE = "nurse", "看護職員"
    CARER = "carer", "介護職員"
    DISPATCHER = "dispatcher", "オペレーター"
    OTHER = "other", "その他"


class EvaluatorSide(TextChoices):
    """The two outside eyes that an evaluation needs. [N 評価§3]"""

    PUBLIC = "public", "区職員または地域包括支援センターの職員"
    NEUTRAL = "neutral", "知見を有し公正・中立な第三者"
