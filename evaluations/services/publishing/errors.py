"""Why a result cannot be published, taken back, or noted as published elsewhere. Each says in ``words`` what to do."""

from datetime import date

from rules.fiscal_year import wareki_full


class PublishingError(Exception):
    """It cannot be done as things stand."""

    words = "この操作はできません。"

    def __init__(self, words: str = "") -> None:
        self.words = words or self.words
        super().__init__(self.words)


class NoResult(PublishingError):
    """No evaluation took place yet, or its results are not final."""

    words = "評価の結果がまだ確定していないため、公表できません。"


class NotHeld(PublishingError):
    """The meeting or the agency's evaluation is still to come, or the meeting was called off."""

    words = "評価を行う会議がまだ開かれていないか、中止・未開催のため、公表する結果がありません。"


class AlreadyDisposed(PublishingError):
    """The record's time was over and it was deleted."""

    words = "保存期間が満了して削除された記録のため、公表できません。"


class NotReady(PublishingError):
    """Nobody has confirmed that nobody can be recognised in it."""

    words = "公表用の文の確認がまだ済んでいません。公表用の文を確認してから公表してください。"


class StillMissing(PublishingError):
    """Something the editor asks for; its own words say what. The newest roster was asked. [N §8]"""


class ChangedMeanwhile(PublishingError):
    """What was confirmed on the page is not what stands there now."""

    words = "画面を開いている間に、公表する内容が変わりました。もう一度、内容を確かめてください。"


class SecondPersonNeeded(PublishingError):
    """The office wants two persons, and who confirmed wants to publish."""

    words = (
        "この事業所では、確認した方とは別の方が公表します。ほかの方に、この画面から公表してもらってください。"
    )


class NotPublished(PublishingError):
    """There is nothing before the public to take back."""

    words = "公表中の結果がないため、取り下げることはできません。"


class WordsNamePeople(PublishingError):
    """Internal words that name somebody: the history keeps them longer than the record."""

    words = "お名前など、個人の特定につながる言葉が入っています。履歴に残るため、書かずに入力してください。"


class NotYet(PublishingError):
    """A day after today."""

    words = "今日より後の日付です。公表した日を入力してください。"


class BeforeEvaluation(PublishingError):
    """A day before the evaluation itself."""

    def __init__(self, day: date) -> None:
        super().__init__(
            f"評価を行った日（{wareki_full(day)}）より前の日付です。公表した日を入力してください。"
        )


class AddressMissing(PublishingError):
    """An own home page without the address of the page."""

    words = "掲載したページのアドレス（https:// で始まるもの）を入力してください。"


class PortalDoesItself(PublishingError):
    """The portal notes by itself what it published."""

    words = "このポータルでの公表は、公表すると自動で記録されます。"


class WayUnknown(PublishingError):
    """There is no such note to take back."""

    words = "その公表の記録は、すでに取り消されています。"
