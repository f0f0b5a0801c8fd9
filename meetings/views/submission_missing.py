"""What has to be done before a submission, each with the page where it is done."""

from dataclasses import dataclass

from meetings.services.submitting import errors
from meetings.services.submitting.situation import Situation
from meetings.views.notice_parts import address_of


@dataclass(frozen=True)
class Missing:
    """One thing to be done first, and the page where it is done; empty where it is not this office's to do."""

    words: str
    href: str = ""
    link: str = ""


_PLACES: dict[type[errors.SubmissionRefused], tuple[str, str]] = {
    errors.AttendanceOpen: ("meeting_attendance", "出欠を確定する"),
    errors.NotRecordedAsHeld: ("meeting_attendance", "出欠を確かめる"),
    errors.MinutesMissing: ("meeting_minutes", "議事録を書く"),
    errors.MinutesEmpty: ("meeting_minutes", "議事録を書く"),
    errors.FileMissing: ("meeting_materials", "ファイルを登録する"),
    errors.MinutesNotFinal: ("meeting_minutes", "議事録を確定する"),
    errors.CommonPartNotFinal: ("meeting_minutes", "共通の部分を見る"),
}
"""Where each thing is done: the name of the page and the words of the link."""


def missing_of(error: errors.SubmissionRefused, situation: Situation) -> Missing:
    """The refusal with the way to its cure; else the meeting's own page."""
    name, link = _PLACES.get(type(error), ("meeting", "会議のページを見る"))
    return Missing(error.words, address_of(name, situation.part), link)
