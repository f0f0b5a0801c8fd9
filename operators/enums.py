"""The closed lists of the operators' room."""

from django.db.models import TextChoices


class Role(TextChoices):
    """What a signed-in person is to the portal; each role has its own door."""

    WARD = "ward", "区職員"
    OPERATOR = "operator", "事業者"
    CENTER = "center", "地域包括支援センター"


class OperatorLevel(TextChoices):
    """What an operator may do for an office or a corporation."""

    MANAGER = "manager", "管理者"
    CLERK = "clerk", "担当者"
