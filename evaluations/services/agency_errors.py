"""What stands in the way of an agency's evaluation, its goals, or another route; each with a sentence. [N 評価§2, O]"""

from rules.fiscal_year import FiscalYear


class AgencyError(Exception):
    """Nothing was written; ``words`` say why, ``field`` where."""

    words = "この操作はできません。"
    field = ""


class NotByAgency(AgencyError):
    """The round is the council's."""

    words = "この評価は、運営推進会議で行う評価です。"


class RoundOver(AgencyError):
    """The round's record is deleted, or its report is at the ward."""

    words = "この評価の記録は、もう変えられません。"


class ReportStands(AgencyError):
    """The ward has the report; what it says cannot change behind its back."""

    words = "結果報告書が区に届いているため、変えられません。直すときは、区に差戻しを依頼してください。"


class OutsideYear(AgencyError):
    """The day belongs to another 年度 than the round."""

    field = "evaluated_on"

    def __init__(self, year: FiscalYear) -> None:
        super().__init__()
        self.words = f"{year.label}の日付を入力してください。"


class DayTaken(AgencyError):
    """Another evaluation of this office stands on the day. One a day."""

    field = "evaluated_on"
    words = "この日の評価は、すでにほかに記録されています。"


class AfterPublication(AgencyError):
    """The day is later than what followed it."""

    field = "evaluated_on"
    words = "評価結果の公表日または結果報告書の提出日より後の日付です。"


class AddressRefused(AgencyError):
    """The address of the result is none that people can open."""

    field = "result_url"
    words = "https:// か http:// で始まるアドレスを入力してください。"


class GoalChanged(AgencyError):
    """Somebody else has written in the row since it was read; ``values`` are the newer words."""

    words = "ほかの方が先に書き換えました。新しい内容を見て、もう一度保存してください。"

    def __init__(self, values: dict[str, str], revision: int) -> None:
        super().__init__()
        self.values, self.revision = values, revision


class GoalEmpty(AgencyError):
    """A row without a goal."""

    field = "goal"
    words = "目標を入力してください。"


class GoalsFull(AgencyError):
    """More rows than a plan can have."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.words = f"目標は{most}件までです。近い目標を1件にまとめてください。"


class GoalGone(AgencyError):
    """A row that was never there."""

    words = "この目標はありません。残すときは、内容を写して「目標を追加する」から保存してください。"


class RouteFixed(AgencyError):
    """This year's evaluation has come too far on the other route."""

    words = "今年度の自己評価が確定しているか、評価が記録されているため、今年度は評価方式を変えられません。"


class MeetingChosen(AgencyError):
    """A meeting is chosen for this year's evaluation."""

    words = "今年度の評価を行う会議が決まっているため、評価方式を変えられません。先に、評価を行う会議を外してください。"
