"""Why a result cannot be published, taken back, or noted as published elsewhere: as of minutes, and what is its own."""

from datetime import date

from meetings.services.publishing.errors import (
    AddressMissing,
    AlreadyDisposed,
    ChangedMeanwhile,
    NotReady,
    NotYet,
    PortalDoesItself,
    PublishingError,
    StillMissing,
    WayUnknown,
    WordsNamePeople,
)
from rules.fiscal_year import wareki_full

__all__ = [
    "AddressMissing",
    "AlreadyDisposed",
    "BeforeEvaluation",
    "ChangedMeanwhile",
    "NoResult",
    "NotHeld",
    "NotPublished",
    "NotReady",
    "NotYet",
    "PortalDoesItself",
    "PublishingError",
    "StillMissing",
    "WayUnknown",
    "WordsNamePeople",
]


class NoResult(PublishingError):
    """No evaluation took place yet, or its results are not final."""

    words = "評価の結果がまだ確定していないため、公表できません。"


class NotHeld(PublishingError):
    """The meeting or the agency's evaluation is still to come, or the meeting was called off."""

    words = "評価を行う会議がまだ開かれていないか、中止・未開催のため、公表する結果がありません。"


class NotPublished(PublishingError):
    """There is nothing before the public to take back."""

    words = "公表中の結果がないため、取り下げることはできません。"


class BeforeEvaluation(PublishingError):
    """A day before the evaluation itself."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"評価を行った日（{wareki_full(day)}）より前の日付です。公表した日を入力してください。"
        )
