"""Why a result cannot be published, taken back, or noted as published elsewhere: as of minutes, and its own reasons."""

from meetings.services.publishing.errors import (
    AlreadyDisposed,
    BeforeMeeting,
    NotPublished,
    PublishingError,
)

__all__ = [
    "AlreadyDisposed",
    "BeforeEvaluation",
    "NoResult",
    "NoResultOut",
    "NoneTookPlace",
    "PublishingError",
]


class NoResult(PublishingError):
    """No evaluation took place yet."""

    words = "評価の結果がまだ確定していないため、公表できません。"


class NoneTookPlace(PublishingError):
    """The meeting or the agency's evaluation is still to come, or the meeting was called off."""

    words = "評価を行う会議がまだ開かれていないか、中止・未開催のため、公表する結果がありません。"


class NoResultOut(NotPublished):
    """There is nothing before the public to take back."""

    words = "公表中の結果がないため、取り下げることはできません。"


class BeforeEvaluation(BeforeMeeting):
    """A day before the evaluation itself."""

    told = "評価を行った日"
