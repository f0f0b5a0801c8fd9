"""What stands in the way of an application for 緩和, or of an act on one; each with a sentence for the screen. [O]"""

from datetime import date

from rules.fiscal_year import FiscalYear, wareki


class ReliefError(Exception):
    """Nothing was written; ``words`` say why, ``field`` where."""

    words = "この操作はできません。"
    field = ""


class CouncilRoute(ReliefError):
    """The office is evaluated at its council, for which there is no relief. [O]"""

    words = "運営推進会議を活用した評価は緩和の対象外です。"


class OutsideWindow(ReliefError):
    """The day of the application is not in the window of its year."""

    field = "applied_on"

    def __init__(self, opens: date, closes: date) -> None:
        super().__init__()
        self.words = f"緩和の申請は、{wareki(opens)}から{wareki(closes)}までです。"


class TwiceAYear(ReliefError):
    """The year has its application already."""

    def __init__(self, year: FiscalYear) -> None:
        super().__init__()
        self.words = f"{year.label}の申請は、すでにあります。"


class PauseYear(ReliefError):
    """An approval reaches over this year."""

    def __init__(self, approved: FiscalYear, possible: FiscalYear) -> None:
        super().__init__()
        self.words = f"{approved.label}に緩和の承認を受けているため、次に申請できるのは{possible.label}です。"


class DayToCome(ReliefError):
    """Something that happened is said to be on a day to come."""

    words = "今日までの日付を入力してください。"

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class TooEarly(ReliefError):
    """A step before the step it follows."""

    def __init__(self, field: str, what: str, day: date) -> None:
        super().__init__()
        self.field = field
        self.words = f"{what}（{wareki(day)}）より前の日付です。"


class TooLate(ReliefError):
    """A step after the step that followed it."""

    def __init__(self, field: str, what: str, day: date) -> None:
        super().__init__()
        self.field = field
        self.words = f"{what}（{wareki(day)}）より後の日付です。"


class ReasonMissing(ReliefError):
    """Something that must be explained is not; ``field`` says what."""

    words = "理由を入力してください。"

    def __init__(self, field: str) -> None:
        super().__init__()
        self.field = field


class Forwarded(ReliefError):
    """The paper lies at the prefecture: only the ward can call it back."""

    words = "区がすでに都道府県へ進達しているため、ここでは取り下げられません。区の担当へご連絡ください。"


class Decided(ReliefError):
    """A decision was recorded."""

    words = "決定が記録されているため、取り下げられません。"


class NotDecided(ReliefError):
    """There is no decision to tell."""

    words = "先に決定を記録してください。"


class AlreadyTold(ReliefError):
    """The office was told of this decision."""

    words = "この決定は、事業所へ通知済みです。"
