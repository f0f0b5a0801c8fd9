"""A copy of submitted minutes as one recipient gets it: the words of the mail, and of the letter's cover."""

from dataclasses import dataclass
from datetime import date

from meetings.notice_parties import Addressee, Sender
from meetings.notice_text import long_day
from meetings.record import Record


@dataclass(frozen=True)
class CopyEdition:
    """What is the same for every recipient of one submitted version.

    ``corrected``: it takes the place of minutes that went out before; why, stands in the record. What the office
    wrote to the ward is not told.
    """

    record: Record
    sender: Sender
    corrected: bool
    issued_on: date
    good_until: date
    large: bool = False

    @property
    def reason(self) -> str:
        """Why the minutes were corrected; empty for the first ones."""
        return self.record.correction if self.corrected else ""

    @property
    def subject(self) -> str:
        """``【議事録】運営推進会議 12月10日（グループホームひなた）``: no person is named."""
        mark, day = "訂正した議事録" if self.corrected else "議事録", self.record.held_on
        return f"【{mark}】{self.record.council} {day.month}月{day.day}日（{self.sender.office}）"

    @property
    def title(self) -> str:
        """The heading of mail and letter."""
        return f"{self.record.council} {'訂正した議事録' if self.corrected else '議事録'}のお届け"

    @property
    def issued(self) -> str:
        """The day of the letter."""
        return long_day(self.issued_on)

    @property
    def held(self) -> str:
        """The day of the meeting."""
        return long_day(self.record.held_on)

    @property
    def until(self) -> str:
        """The last day of the link."""
        return long_day(self.good_until)


@dataclass(frozen=True)
class CopyWriting:
    """The edition to one recipient; ``link`` opens the page that needs no account."""

    edition: CopyEdition
    to: Addressee
    link: str = ""
