"""Why a report cannot be submitted. Each says in ``words`` what is so and what to do."""

from datetime import date

from meetings.services.submitting.errors import AnswerMissing, NothingChanged, Overtaken, SubmissionRefused
from rules.fiscal_year import wareki_full

__all__ = [
    "AgencyResultMissing",
    "AnswerMissing",
    "DayToCome",
    "LinkOver",
    "NotEvaluated",
    "NothingChanged",
    "Overtaken",
    "PublicNotConfirmed",
    "ResultsOpen",
    "SubmissionRefused",
]


class ResultsOpen(SubmissionRefused):
    """The results are not final."""

    words = "評価の結果がまだ確定していません。会議の意見と改善計画をまとめ、結果を確定してください。"


class NotEvaluated(SubmissionRefused):
    """No evaluation at a council is recorded."""

    words = "評価を行った会議がまだ記録されていません。評価の会議を選び、結果を確定してください。"


class AgencyResultMissing(SubmissionRefused):
    """The agency's evaluation is not recorded."""

    words = "評価機関による評価がまだ記録されていません。評価機関の名称と評価日を記録してください。"


class DayToCome(SubmissionRefused):
    """The day of the evaluation has not come."""

    def __init__(self, day: date) -> None:
        super().__init__(f"評価日（{wareki_full(day)}）がまだ来ていません。評価のあとに提出できます。")


class PublicNotConfirmed(SubmissionRefused):
    """The public document goes with the report, and nobody confirmed its words. [N 評価§6③]"""

    words = "公表用の文の確認がまだ済んでいません。結果報告書は公表用の書類と併せて提出するため、先に確かめてください。"


class LinkOver(SubmissionRefused):
    """The time of the link is over, or the record is deleted."""

    words = "リンクで読める期間が終わっているため、送り直せません。書類を印刷して渡してください。"
