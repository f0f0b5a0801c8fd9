"""Why something about the council's evaluation cannot be done. Each says in ``words`` what is so and what to do."""

from datetime import date

from rules.fiscal_year import wareki_full


class CouncilError(Exception):
    """It cannot be done as things stand."""

    words = "この操作はできません。"

    def __init__(self, words: str = "") -> None:
        self.words = words or self.words
        super().__init__(self.words)


class NoMeeting(CouncilError):
    """No meeting is chosen for the evaluation, or it is called off."""

    words = "評価を行う会議が決まっていません。先に、評価の日と会議を選んでください。"


class NotYetHeld(CouncilError):
    """The day of the meeting has not come."""

    def __init__(self, held_on: date) -> None:
        super().__init__(
            f"開催日（{wareki_full(held_on)}）がまだ来ていません。会議が終わってから行ってください。"
        )


class NotRecordedAsHeld(CouncilError):
    """The day has come, but nobody has said that the meeting took place."""

    words = "会議の開催がまだ記録されていません。出欠を確定すると、開催が記録されます。"


class SelfEvaluationOpen(CouncilError):
    """The council evaluates what the office found of itself."""

    words = "自己評価がまだ確定していません。先に自己評価を確定してください。"


class ResultsFinal(CouncilError):
    """What was evaluated stands as it is."""

    words = "評価の結果は確定しています。直すときは、先に確定を取り消してください。"


class NotFinal(CouncilError):
    """There is nothing to take back."""

    words = "評価の結果は、まだ確定していません。"


class AlreadyReported(CouncilError):
    """The report is with the ward."""

    words = (
        "結果報告書を区に提出しているため、確定を取り消せません。"
        "直すところがあるときは、区に差戻しを相談してください。"
    )


class ReasonMissing(CouncilError):
    """A correction without a reason, or one nobody would read to the end."""

    words = "直す理由を、500文字までで入力してください。"


class WordsNamePeople(CouncilError):
    """The history keeps the reason longer than the record."""

    words = "お名前など、個人の特定につながる言葉が入っています。履歴に残るため、書かずに入力してください。"


class SameCorporation(CouncilError):
    """A third party of the office's own 法人. [N 評価§3]"""

    words = "第三者が、この事業所と同じ法人の方です。同じ法人の方は、公正・中立な第三者に含まれません（N 評価§3）。"


class OpinionsClosed(CouncilError):
    """The results are final; an opinion comes too late."""

    words = "評価の結果が確定したため、意見の受付は終わりました。"


class OpinionEmpty(CouncilError):
    """Nothing was typed."""

    words = "意見が1つも記入されていません。"


class NotTheOffices(CouncilError):
    """What a member wrote with the link is the member's own."""

    words = "この方はリンクからご自分で記入されています。事業所では書き直せません。"


class NotAsked(CouncilError):
    """Somebody who is not on the council of this office on the day."""

    words = "この会議の構成員ではありません。"


class BadDay(CouncilError):
    """A day after today."""

    words = "今日より後の日付です。意見を受けた日を入力してください。"
