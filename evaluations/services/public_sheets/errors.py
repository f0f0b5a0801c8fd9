"""Why the public words of an evaluation cannot be written, confirmed or decided on; ``words`` says what to do."""

from collections.abc import Sequence

from evaluations.models import PublicSheet
from meetings.public_fields import LONGEST


class PublicSheetError(Exception):
    """It cannot be done as things stand."""

    words = "この操作はできません。"

    def __init__(self, words: str = "") -> None:
        self.words = words or self.words
        super().__init__(self.words)


class ResultsNotFinal(PublicSheetError):
    """The public words are made from final results."""

    words = "評価の結果がまだ確定していません。結果を確定してから、公表用の文を作ってください。"


class ChangedMeanwhile(PublicSheetError):
    """Somebody saved the same texts since they were opened; ``keys`` names them, ``current`` is the row as it is now."""

    words = "読んでいる間に、ほかの画面で文が直されました。もう一度、内容をお確かめください。"
    same = "書いている間に、ほかの画面で同じ所が直されました。どちらの文にするか、お確かめください。"

    def __init__(self, current: PublicSheet, keys: Sequence[str] = ()) -> None:
        super().__init__(self.same if keys else "")
        self.current, self.keys = current, tuple(keys)


class TooLong(PublicSheetError):
    """A text, or the words put in a place, that is too long."""

    words = f"1つの文は{LONGEST:,}文字、置き換える言葉は200文字までです。"


class SpotGone(PublicSheetError):
    """The place is not there any more: somebody decided on it, or the words around it were changed."""

    words = "その箇所の前後の文が変わったため、まだ決めていません。もう一度お確かめください。"


class NothingToUndo(PublicSheetError):
    """No replacement of all proposals, or its texts were changed since."""

    words = "元に戻せる置き換えはありません。"


class FieldUnknown(PublicSheetError):
    """The sheets have no such text."""

    words = "その欄は、いまの評価の様式にありません。"


class PlacesOpen(PublicSheetError):
    """Places that could point to a person, on which nobody decided; ``count`` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(f"個人の特定につながるかもしれない所が、あと{count}か所あります。")
        self.count = count


class WordsChanged(PublicSheetError):
    """The results were corrected since; ``count`` texts are to be looked at."""

    def __init__(self, count: int) -> None:
        super().__init__(
            f"評価の文が変わった欄が{count}件あります。新しい文を取り込むかどうか決めてください。"
        )
        self.count = count
