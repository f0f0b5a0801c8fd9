"""Why minutes, or the report of an evaluation, cannot be submitted. Each says in ``words`` what is so and what to do."""

from datetime import date

from rules.fiscal_year import wareki_full


class SubmissionRefused(Exception):
    """It cannot go to the ward as it stands."""

    words = "提出できません。"

    def __init__(self, words: str = "") -> None:
        self.words = words or self.words
        super().__init__(self.words)


class NotTakingPart(SubmissionRefused):
    """The office is only asked to join, or has declined."""

    words = "この事業所は会議への参加が決まっていないため、提出できません。参加した事業所だけが提出します。"


class CalledOff(SubmissionRefused):
    """The meeting was called off or could not be held."""

    words = "中止または未開催の会議のため、議事録の提出はありません。"


class NotYetHeld(SubmissionRefused):
    """The day of the meeting has not come."""

    def __init__(self, held_on: date) -> None:
        super().__init__(f"開催日（{wareki_full(held_on)}）がまだ来ていません。会議のあとに提出できます。")


class NotRecordedAsHeld(SubmissionRefused):
    """The day has come, but nobody told that the meeting took place."""

    words = "会議を開いたことが、まだ記録されていません。出欠を確定すると記録されます。"


class AttendanceOpen(SubmissionRefused):
    """The list of attendance is not closed."""

    words = "出欠がまだ確定していません。出欠を確定してください。"


class MinutesMissing(SubmissionRefused):
    """Nobody has begun to write."""

    words = "議事録がまだ作成されていません。議事録を書いてください。"


class MinutesEmpty(SubmissionRefused):
    """The office's own part says nothing. [N §8]"""

    words = "議事録に何も書かれていません。報告・評価・要望・助言の内容を書いてください。"


class FileMissing(SubmissionRefused):
    """The minutes are said to be a file, and no file is there."""

    words = "議事録のファイルが登録されていません。ファイルを登録するか、内容を書いてください。"


class MinutesNotFinal(SubmissionRefused):
    """The office's own part is not final."""

    words = "議事録がまだ確定していません。内容を確かめて、確定してください。"


class CommonPartNotFinal(SubmissionRefused):
    """The common part of a joint meeting is not final; ``lead`` is the office that does it, if one does."""

    def __init__(self, lead: str, *, own: bool) -> None:
        who = f"主催の{lead}" if lead else "参加した事業所のどれか1つ"
        does = "この事業所が確定してください。" if own else f"{who}が確定します。連絡してください。"
        super().__init__(f"合同開催の共通の部分が、まだ確定していません。{does}")


class AnswerMissing(SubmissionRefused):
    """What the ward returned is submitted again without an answer."""

    words = "差戻しへの回答を入力してください。"


class NothingChanged(SubmissionRefused):
    """What would be submitted has been submitted."""

    words = "前に提出したものから変わっていないため、提出し直す必要はありません。"


class Overtaken(SubmissionRefused):
    """Somebody else has submitted since the page was opened."""

    words = "ほかの方がすでに提出しました。提出した内容を確かめてください。"
    kept = "ほかの方が先に提出したため、この文はまだ提出していません。提出した内容を確かめてください。"
