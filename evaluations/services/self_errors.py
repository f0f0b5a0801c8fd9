"""Why a self-evaluation cannot be made final, or opened again. Each carries the sentence that people read."""

from collections.abc import Sequence

from evaluations.self_evaluation.progress import Gap


class SelfEvaluationError(Exception):
    """What cannot be done; ``words`` says what is so and what to do."""

    words = "自己評価を確定できません。"

    def __init__(self, words: str = "") -> None:
        self.words = words or self.words
        super().__init__(self.words)


class AlreadyFinal(SelfEvaluationError):
    """A colleague was quicker, or the record is closed for good."""

    words = "自己評価は、すでに確定しています。"


class StaffOpen(SelfEvaluationError):
    """The staff are still filling their sheets."""

    words = "従業者の個別評価が、まだ締め切られていません。締め切ってから確定してください。"


class Incomplete(SelfEvaluationError):
    """Required fields are empty; ``gaps`` names them."""

    def __init__(self, gaps: Sequence[Gap]) -> None:
        super().__init__(f"必ず記入する欄が、あと{len(gaps)}欄あります。記入してから確定してください。")
        self.gaps = tuple(gaps)


class NotFinal(SelfEvaluationError):
    """There is nothing to open again."""

    words = "自己評価は、まだ確定していません。"


class MeetingOver(SelfEvaluationError):
    """The council has evaluated what was final."""

    words = "評価の会議が開催済みです。会議に出した自己評価は、書き直せません。"


class ResultsFinal(SelfEvaluationError):
    """The results that stand on it are final."""

    words = "評価の結果が確定しているため、自己評価は書き直せません。"


class WordsNamePeople(SelfEvaluationError):
    """The history keeps the reason longer than the record."""

    words = "お名前など、個人の特定につながる言葉が入っています。履歴に残るため、書かずに入力してください。"


class ReasonMissing(SelfEvaluationError):
    """Nobody said why it is opened again."""

    words = "確定を取り消す理由を入力してください。"
