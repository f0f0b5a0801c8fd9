"""Why minutes cannot be opened, written, finalised or corrected. Each says in ``words`` what is so and what to do."""

from datetime import date

from meetings.models import Minutes
from rules.fiscal_year import wareki_full

LONGEST_REASON = 2000
"""Characters of the reason of a correction, and of the words of giving back."""


class MinutesError(Exception):
    """It cannot be done as things stand."""

    words = "この操作はできません。"

    def __init__(self, words: str = "") -> None:
        self.words = words or self.words
        super().__init__(self.words)


class NotYetHeld(MinutesError):
    """The day of the meeting has not come."""

    def __init__(self, held_on: date) -> None:
        super().__init__(f"開催日（{wareki_full(held_on)}）がまだ来ていません。会議の日から書けます。")


class NotHeld(MinutesError):
    """A draft, a meeting that was called off, or one that could not be held."""

    words = "中止・未開催の会議や、下書きの会議に議事録はありません。会議の状態をご確認ください。"


class NotTakingPart(MinutesError):
    """The office is only asked to join, or has declined; or a meeting of one office has no common part."""

    words = "この会議への参加が決まっていないため、議事録は書けません。"


class ChangedMeanwhile(MinutesError):
    """Somebody saved since the text was opened; ``current`` is the row as it stands now."""

    words = "書いている間に、ほかの画面で保存されました。"

    def __init__(self, current: Minutes) -> None:
        super().__init__()
        self.current = current


class AlreadyFinal(MinutesError):
    """Final minutes are changed by a correction only."""

    words = "この議事録は確定しています。直すときは「訂正する」から、理由を書いて始めてください。"


class NotFinal(MinutesError):
    """Only final minutes are corrected."""

    words = "まだ確定していません。訂正を始めなくても、そのまま書き直せます。"


class ReasonMissing(MinutesError):
    """A correction says why."""

    words = "訂正の理由を入力してください。"


class WordsMissing(MinutesError):
    """Who sends minutes back says what is to be mended."""

    words = "直してほしい点を入力してください。"


class TooManyWords(MinutesError):
    """A reason, or the words of giving back, that nobody would read to the end."""

    words = f"{LONGEST_REASON:,}文字以内で入力してください。"


class NotAsked(MinutesError):
    """Nobody has asked for a check."""

    words = "確認の依頼が取り下げられたか、すでに書き直されています。"


class NothingWritten(MinutesError):
    """The part says nothing. [N §8]"""

    words = "まだ何も書かれていません。報告と、出された評価・要望・助言を書いてください。"


class NothingAsked(MinutesError):
    """No evaluation, request or advice, and nobody says that none came. [N §8]"""

    words = (
        "評価・要望・助言が書かれていません。会議で出されたものを書くか、"
        "なかったときは「評価・要望・助言は特にありませんでした」を選んでください。"
    )


class FileMissing(MinutesError):
    """The minutes are said to be a file, and there is none."""

    words = "議事録のファイルがまだありません。「会議資料とファイル」で、議事録のファイルを登録してください。"


class FileUntold(MinutesError):
    """A file, and its report is not told in short."""

    words = "議事録のファイルの「報告」の要点を、短く書いてください。区と構成員が一覧で読めるようになります。"


class AttendanceOpen(MinutesError):
    """The list of attendance is not closed."""

    words = "出欠がまだ確定していません。出欠を確定してから、議事録を確定してください。"


class SecondPersonNeeded(MinutesError):
    """The office wants somebody else than the writer to finalise, and has somebody else."""

    words = "書いた方とは別の方が確定する設定です。確認を依頼してください。"


class NobodyElse(MinutesError):
    """Nobody else of the office could check."""

    words = "この事業所には、確認を頼める別の利用者が登録されていません。"
