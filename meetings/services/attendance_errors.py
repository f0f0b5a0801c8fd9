"""Why an attendance cannot be noted or closed. Each carries the sentence that people read."""

from collections.abc import Sequence

from meetings.attendance_sheet import Row


class AttendanceError(Exception):
    """What cannot be noted; ``words`` says what is so and what to do."""

    words = "出欠を記入できません。"

    def __init__(self, words: str = "") -> None:
        self.words = words or self.words
        super().__init__(self.words)


class NotYet(AttendanceError):
    """The day of the meeting has not come."""

    words = "会議の日がまだ来ていません。出欠は、会議の日から記入できます。"


class NoMeeting(AttendanceError):
    """A draft, a meeting that was called off or not held, or one to which the office is not bound."""

    words = "開催していない会議のため、出欠は記入できません。"


class Closed(AttendanceError):
    """The attendance is closed already."""

    words = "出欠は確定しています。直すときは、先に確定を取り消してください。"


class NotClosed(AttendanceError):
    """There is nothing to take back."""

    words = "出欠はまだ確定していません。"


class MinutesFinal(AttendanceError):
    """The minutes that say who came are final."""

    words = "議事録が確定しています。先に議事録の訂正を始めてください。"


class RowError(AttendanceError):
    """Something about one person; ``row`` says whom."""

    def __init__(self, row: Row) -> None:
        super().__init__()
        self.row = row


class ChangedMeanwhile(RowError):
    """A colleague noted something else of this person since the page was opened."""

    words = "ほかの方が先に記入しました。いまの記入を確かめて、必要なら選び直してください。"


class MannerNotOffered(RowError):
    """By video at a meeting without a screen."""

    words = "この会議の開き方では選べません。"


class ProxyNameMissing(RowError):
    """Somebody came instead, and nobody said who."""

    words = "代理の方の氏名を入力してください。"


class AlreadyThere(AttendanceError):
    """A person of this category and name has been added."""

    words = "同じ区分とお名前の方を、すでに加えています。"


class NotAskedHere(AttendanceError):
    """The hours of a 生活相談員 matter to day services only."""

    words = "生活相談員の時間は、通所の事業所だけが記録します。"


class NobodyCame(AttendanceError):
    """Nobody took part, not even in writing."""

    words = "出席した方がまだ一人も記入されていません。出席した方を記入してから確定してください。"


class Unrecorded(AttendanceError):
    """Some members have no entry, and nobody said that they were absent; ``count`` says how many."""

    def __init__(self, count: int) -> None:
        super().__init__(f"未記入の方が{count}名います。「欠席」として確定してよいか、確かめてください。")
        self.count = count


class ConsentMissing(AttendanceError):
    """Users or family members by video without consent; ``rows`` says who. [N §5]"""

    def __init__(self, rows: Sequence[Row]) -> None:
        names = "、".join(f"{row.name}さん" for row in rows)
        super().__init__(f"{names}のWeb参加の同意が記録されていません。同意を記録してから確定してください。")
        self.rows = tuple(rows)
