"""Why something cannot be done at the desk. Each carries the sentence that people read."""

from meetings.enums import DeskVerb, SubmissionState
from meetings.services.desk.transitions import STEPS


class DeskError(Exception):
    """Something that cannot be done; ``words`` says what is so and what to do."""

    words = "この操作はできません。画面を開き直して、いまの状態を確かめてください。"

    def __init__(self, words: str = "") -> None:
        self.words = words or self.words
        super().__init__(self.words)


class ReasonMissing(DeskError):
    """What is returned has a reason."""

    words = "差戻しの理由を入力してください。事業所にそのまま届きます。"


class WordsMissing(DeskError):
    """A note says something."""

    words = "メモの内容を入力してください。"


class NotAColleague(DeskError):
    """Only an active person of the same ward can be given a submission."""

    words = "この方は担当にできません。一覧から選び直してください。"


_ALREADY = {
    SubmissionState.ACCEPTED: "すでに受理されています。ほかの方が先に操作したか、画面が古くなっています。",
    SubmissionState.RETURNED: "すでに差し戻されています。ほかの方が先に操作したか、画面が古くなっています。",
    SubmissionState.RECEIVED: "すでに受付に戻っています。ほかの方が先に操作したか、画面が古くなっています。",
}


class Refused(DeskError):
    """The submission is not in the state for this step, or a newer version came in; ``state`` is where it is."""

    def __init__(self, state: SubmissionState, verb: DeskVerb) -> None:
        newer = (state, verb) in STEPS
        words = "事業所から新しい版が届いています。新しい版を読んでから操作してください。"
        super().__init__(words if newer else _ALREADY[state])
        self.state = state
