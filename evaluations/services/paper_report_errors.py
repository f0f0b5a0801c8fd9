"""Why a report that came on paper cannot be noted; each with a sentence. [N 評価§6]"""

from datetime import date

from meetings.models import Submission
from rules.fiscal_year import wareki


class PaperReportError(Exception):
    """Nothing was written; ``words`` say why, ``field`` where."""

    words = "登録できません。"
    field = ""


class ReportDayToCome(PaperReportError):
    """A day that has not come yet."""

    words = "今日までの日付を入力してください。"

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class BeforeEvaluation(PaperReportError):
    """What follows an evaluation is said to have been before it."""

    def __init__(self, field: str, day: date) -> None:
        super().__init__()
        self.field = field
        self.words = f"評価の日（{wareki(day)}）より前の日付です。"


class ReportedHere(PaperReportError):
    """The report was submitted through the portal."""

    def __init__(self, submission: Submission) -> None:
        super().__init__()
        self.submission = submission
        self.words = f"この評価の結果報告書は、受付番号 {submission.receipt} として届いています。"
