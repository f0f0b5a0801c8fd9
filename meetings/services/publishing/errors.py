"""Why a record cannot be published, taken back, or noted as published elsewhere. Each says in ``words`` what to do."""

from datetime import date

from rules.fiscal_year import wareki_full


class PublishingError(Exception):
    """It cannot be done as things stand. ``field``: of what was typed, which is refused; empty: all of it."""

    words = "この操作はできません。"
    field = ""

    def __init__(self, words: str = "") -> None:
        self.words = words or self.words
        super().__init__(self.words)


class NotTakingPart(PublishingError):
    """The office is only asked to join, or has declined."""

    words = "この事業所は会議への参加が決まっていないため、公表できません。"


class NotHeld(PublishingError):
    """The meeting was called off, could not be held, or is still to come."""

    words = "まだ開かれていないか、中止・未開催の会議のため、公表する記録がありません。"


class AlreadyDisposed(PublishingError):
    """The record's time was over and it was deleted."""

    words = "保存期間が満了して削除された記録のため、公表できません。"


class NotReady(PublishingError):
    """Nobody has confirmed that nobody can be recognised in it."""

    words = "公表用の文の確認がまだ済んでいません。公表用の文を確認してから公表してください。"


class StillMissing(PublishingError):
    """Something the editor asks for, with the newest roster; its own words say what. [N §8]"""


class ChangedMeanwhile(PublishingError):
    """What was confirmed on the page is not what stands there now."""

    words = "画面を開いている間に、公表する内容が変わりました。もう一度、内容を確かめてください。"


class PictureLost(PublishingError):
    """A chosen picture cannot be read any more."""

    words = (
        "載せる画像のファイルを読み込めませんでした。画像を登録し直すか、「載せる資料」から外してください。"
    )


class NotPublished(PublishingError):
    """There is nothing before the public to take back."""

    words = "公表中の記録がないため、取り下げることはできません。"


class WordsNamePeople(PublishingError):
    """Internal words that name somebody: the history keeps them longer than the record."""

    field = "words"
    words = "お名前など、個人の特定につながる言葉が入っています。履歴に残るため、書かずに入力してください。"


class NotYet(PublishingError):
    """A day after today."""

    field = "done_on"
    words = "今日より後の日付です。公表した日を入力してください。"


class BeforeMeeting(PublishingError):
    """A day before the meeting itself."""

    field = "done_on"
    told = "会議の開催日"

    def __init__(self, first: date) -> None:
        super().__init__(
            f"{self.told}（{wareki_full(first)}）より前の日付です。公表した日を入力してください。"
        )


class AddressMissing(PublishingError):
    """An own home page without the address of the page."""

    field = "url"
    words = "掲載したページのアドレス（https:// で始まるもの）を入力してください。"


class PortalDoesItself(PublishingError):
    """The portal notes by itself what it published."""

    words = "このポータルでの公表は、公表すると自動で記録されます。"


class WayUnknown(PublishingError):
    """There is no such note to take back."""

    words = "その公表の記録は、すでに取り消されています。"
