"""What the support centre reads with a report: the mail, or the cover of a letter. Subjects name no person."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.template.loader import render_to_string

from evaluations.report.content import ReportContent
from meetings.mails import Mail, compose
from meetings.notice_parties import Addressee, Sender
from meetings.notice_text import long_day
from meetings.pdf import letters


@dataclass(frozen=True)
class Edition:
    """One version of a report on its way to the centre; ``corrected``: an earlier one went out before."""

    content: ReportContent
    sender: Sender
    to: Addressee
    link: str
    good_until: date
    issued_on: date
    corrected: bool
    attached: bool

    @property
    def subject(self) -> str:
        """``【評価の結果報告】令和8年度（グループホームひなた）``."""
        mark = "訂正した評価の結果報告" if self.corrected else "評価の結果報告"
        return f"【{mark}】{self.content.head.year}（{self.sender.office}）"

    @property
    def issued(self) -> str:
        """The day of the letter."""
        return long_day(self.issued_on)

    @property
    def until(self) -> str:
        """The last day of the link."""
        return long_day(self.good_until)


def report_mail(edition: Edition) -> Mail:
    """Both forms of the mail."""
    return compose("report", edition.subject, _told(edition), folder="evaluations/mail")


def letter_page(edition: Edition) -> str:
    """The letter's cover as one HTML page that needs nothing else; both papers are printed beside it."""
    told = _told(edition) | {
        "styles": letters.styles(letters.STYLES),
        "qr": letters.qr_code(edition.link),
        "to": edition.to,
    }
    return render_to_string("evaluations/mail/report_letter.html", told)


def _told(edition: Edition) -> dict[str, Any]:
    return {"edition": edition, "content": edition.content, "sender": edition.sender}
