"""Why something cannot be done with staff sheets; ``words`` is a sentence for the screen."""

from evaluations.models import StaffSheet


class StaffError(Exception):
    """Nothing was changed."""

    words = "変更できませんでした。画面を開き直してください。"

    def __init__(self, words: str = "") -> None:
        self.words = words or self.words
        super().__init__(self.words)


class StaffClosed(StaffError):
    """The office has closed the staff sheets."""

    words = "個別評価は締め切られています。"


class SelfIsFinal(StaffError):
    """The self-evaluation stands: what it was made of stays as it is."""

    words = "自己評価を確定したあとや、評価の報告が済んだあとは、変更できません。"


class NotClosed(StaffError):
    """There is nothing to reopen."""

    words = "個別評価は、まだ締め切られていません。"


class CountStands(StaffError):
    """What the staff said together was told: from a second count one person's answers could be worked out."""

    words = (
        "集計ができたあとは、受付を再開できません。集計し直すと、一人の答えが分かってしまうためです。"
        "これから答えたい方の意見は、自己評価の話し合いで聞いてください。"
    )


class LabelTaken(StaffError):
    """Somebody of this name or number is asked already."""

    words = "同じ氏名または番号の方が、すでに加わっています。"


class TooMany(StaffError):
    """More people than any office has."""

    words = "1回の評価でお願いできるのは200名までです。"


class UnknownRow(StaffError):
    """The form has no such row."""

    words = "この評価の様式にない項目です。画面を開き直してください。"


class Stale(StaffError):
    """Another screen saved the row meanwhile; ``sheet`` is what stands now."""

    words = "ほかの画面で変わっています。あなたの回答は、まだ保存していません。"

    def __init__(self, sheet: StaffSheet) -> None:
        super().__init__()
        self.sheet = sheet


class AnswersMissing(StaffError):
    """Required items have no answer."""

    words = "まだ答えていない項目があります。"
