"""Why a public text cannot be written, confirmed or decided on. Each says in ``words`` what is so and what to do."""

from collections.abc import Sequence

from meetings.public_fields import LONGEST

LONGEST_ALT = 300
"""Characters of the description of a picture."""


class PublicTextError(Exception):
    """It cannot be done as things stand."""

    words = "この操作はできません。"

    def __init__(self, words: str = "") -> None:
        self.words = words or self.words
        super().__init__(self.words)


class MinutesNotFinal(PublicTextError):
    """The public text is made from final minutes."""

    words = "議事録がまだ確定していません。議事録を確定してから、公表用の文を仕上げてください。"


class ChangedMeanwhile(PublicTextError):
    """Somebody saved the same texts since they were opened; ``keys`` names them."""

    words = "読んでいる間に、ほかの画面で文が直されました。もう一度、内容をお確かめください。"
    same = "書いている間に、ほかの画面で同じ所が直されました。どちらの文にするか、お確かめください。"

    def __init__(self, keys: Sequence[str] = ()) -> None:
        super().__init__(self.same if keys else "")
        self.keys = tuple(keys)


class TooLong(PublicTextError):
    """A text, or the words put in a place, that is too long."""

    words = f"1つの文は{LONGEST:,}文字、置き換える言葉は200文字までです。"


class DescriptionTooLong(TooLong):
    """The description of a picture, after words were put in a place of it."""

    words = f"画像の説明は{LONGEST_ALT}文字までです。"


class SpotGone(PublicTextError):
    """The place is not there any more: somebody decided on it, or the words around it were changed."""

    words = "その箇所の前後の文が変わったため、まだ決めていません。もう一度お確かめください。"


class NothingToUndo(PublicTextError):
    """No replacement of all proposals, or its texts were changed since."""

    words = "元に戻せる置き換えはありません。"


class FieldUnknown(PublicTextError):
    """The record has no such text."""

    words = "その項目は、いまの議事録にありません。"


class NothingWritten(PublicTextError):
    """Every text was emptied."""

    words = "公表する文が1つもありません。"


class PlacesOpen(PublicTextError):
    """Places that could point to a person, on which nobody decided; ``count`` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(f"個人の特定につながるかもしれない所が、あと{count}か所あります。")
        self.count = count


class WordsChanged(PublicTextError):
    """The minutes were corrected since; ``count`` texts are to be looked at."""

    told = "議事録の文が変わった項目が{count}件あります。新しい文を取り込むかどうか決めてください。"

    def __init__(self, count: int) -> None:
        super().__init__(self.told.format(count=count))
        self.count = count


class ImageUntold(PublicTextError):
    """A picture without a description."""

    words = "画像の説明が空の画像があります。画像の説明を入力してください。"


class SecondPersonNeeded(PublicTextError):
    """The office wants somebody else than the writer to confirm, and has somebody else."""

    words = "作成した方とは別の方が確認する設定です。ほかの方に確認を依頼してください。"


class NobodyElse(PublicTextError):
    """Nobody else of the office could confirm."""

    words = "この事業所には、確認を頼める別の利用者が登録されていません。"


class FileUnreadable(PublicTextError):
    """No text could be taken out of a file; ``material`` is its key."""

    def __init__(self, material: int, words: str) -> None:
        super().__init__(words)
        self.material = material
