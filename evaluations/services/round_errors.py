"""Why a round of evaluation cannot begin or change. Each says in ``words`` what is so and what to do."""

from rules.fiscal_year import FiscalYear


class RoundError(Exception):
    """The round stays as it is."""

    words = "外部評価を変更できません。"

    def __init__(self, words: str = "") -> None:
        self.words = words or self.words
        super().__init__(self.words)


class NoDuty(RoundError):
    """The kind of the office is not evaluated. [N 評価§2]"""

    words = "このサービスは、外部評価の対象ではありません（N 評価§2）。"


class OfficeClosed(RoundError):
    """The office gives no service any more."""

    words = "廃止された事業所では、外部評価を始められません。"


class AlreadyRunning(RoundError):
    """One evaluation of the year is still going on."""

    def __init__(self, year: FiscalYear) -> None:
        super().__init__(f"{year.label}の外部評価は、すでに始まっています。続きから進めてください。")


class DayOutside(RoundError):
    """The planned day lies in another 年度."""

    def __init__(self, year: FiscalYear) -> None:
        super().__init__(
            f"{year.label}（{year.year}年4月1日から{year.year + 1}年3月31日まで）の日を入力してください。"
        )


class DayPast(RoundError):
    """The planned day is over."""

    words = "予定日が過ぎています。今日以降の日を入力してください。"


class DeadlineOutside(RoundError):
    """The staff's deadline is not before the day of the evaluation."""

    words = "個別評価の締切は、今日以降で、評価の日より前の日にしてください。"


class ResultsStand(RoundError):
    """What was evaluated cannot be planned anew."""

    words = "評価の結果が確定しているため、日や会議は変更できません。"
