"""One edition of a notice as one recipient reads it, whether as a mail, a letter or a preview on screen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from meetings.enums import NoticeKind
from meetings.notice_parties import Addressee, Sender
from meetings.notice_text import Change, Told, long_day

TITLES = {
    NoticeKind.ANNOUNCEMENT: "開催のお知らせ",
    NoticeKind.CHANGE: "変更のお知らせ",
    NoticeKind.CANCELLATION: "中止のお知らせ",
}
MARKS = {
    NoticeKind.ANNOUNCEMENT: "開催通知",
    NoticeKind.CHANGE: "変更のお知らせ",
    NoticeKind.CANCELLATION: "中止のお知らせ",
}
SHORTEST_TO_ANSWER = timedelta(days=3)
"""When less is left until the usual day, the answer is asked for by the day before the meeting. [policy]"""


@dataclass(frozen=True)
class Edition:
    """What is the same for every recipient. ``reason`` is told with a cancellation."""

    kind: NoticeKind
    told: Told
    sender: Sender
    issued_on: date
    answer_by: date | None
    changes: Sequence[Change] = ()
    reason: str = ""
    enclosed: bool = False
    large: bool = False

    @property
    def subject(self) -> str:
        """``【開催通知】運営推進会議 12月10日（グループホームひなた）``: no person is named."""
        day = self.told.held_on
        return f"【{MARKS[self.kind]}】{self.told.council} {day.month}月{day.day}日（{self.told.office}）"

    @property
    def title(self) -> str:
        """The heading of mail and letter."""
        return f"{self.told.council} {TITLES[self.kind]}"

    @property
    def takes_place(self) -> bool:
        """Whether there is anything to come to, and to answer."""
        return self.kind is not NoticeKind.CANCELLATION

    @property
    def is_first(self) -> bool:
        """Whether it announces the meeting."""
        return self.kind is NoticeKind.ANNOUNCEMENT

    @property
    def issued(self) -> str:
        """The day of the letter."""
        return long_day(self.issued_on)

    @property
    def answer_day(self) -> str:
        """The day by which an answer is asked for."""
        return long_day(self.answer_by) if self.answer_by else ""


@dataclass(frozen=True)
class Writing:
    """An edition to one recipient; ``link`` opens the answer page, and only members have one."""

    edition: Edition
    to: Addressee
    link: str = ""

    @property
    def enclosure(self) -> str:
        """How the file that goes along is spoken of; empty when there is none."""
        if not self.edition.enclosed:
            return ""
        return "添付" if self.to.by_mail else "同封"


def answer_day(held_on: date, days_before: int, today: date) -> date | None:
    """By when to answer: ``days_before`` the meeting, or the day before it where that comes too soon."""
    usual = held_on - timedelta(days=days_before)
    if usual - today >= SHORTEST_TO_ANSWER:
        return usual
    last = held_on - timedelta(days=1)
    return last if last >= today else None
