"""Why the public words of an evaluation cannot be written, confirmed or decided on: as of minutes, and its own reasons."""

from meetings.services.public_texts.errors import (
    ChangedMeanwhile,
    FieldUnknown,
    NothingToUndo,
    PlacesOpen,
    PublicTextError,
    SpotGone,
    TooLong,
    WordsChanged,
)

__all__ = [
    "ChangedMeanwhile",
    "NothingToUndo",
    "PlacesOpen",
    "PublicTextError",
    "ResultsNotFinal",
    "SheetFieldUnknown",
    "SheetWordsChanged",
    "SpotGone",
    "TooLong",
]


class ResultsNotFinal(PublicTextError):
    """The public words are made from final results."""

    words = "評価の結果がまだ確定していません。結果を確定してから、公表用の文を作ってください。"


class SheetFieldUnknown(FieldUnknown):
    """The sheets have no such text."""

    words = "その欄は、いまの評価の様式にありません。"


class SheetWordsChanged(WordsChanged):
    """The results were corrected since; ``count`` texts are to be looked at."""

    told = "評価の文が変わった欄が{count}件あります。新しい文を取り込むかどうか決めてください。"
