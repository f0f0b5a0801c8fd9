"""Why a notice cannot be given, in the words that people read on screen, in reminders and in the run's report."""

from meetings.services.notice_changes import NothingToTell
from meetings.services.notice_editions import AlreadyAnnounced, NoticeError
from meetings.services.notice_enclosures import EnclosureLost
from meetings.services.notice_proof import NotLost
from meetings.services.notices import (
    Incomplete,
    LateWithoutReason,
    MeetingPast,
    NoMembers,
    NotPlanned,
    Unreachable,
)
from rules.fiscal_year import wareki

_WORDS: dict[type[NoticeError], str] = {
    NotPlanned: "予定として確定した会議だけ通知できます。下書きのときは、先に予定を確定してください。",
    MeetingPast: "会議の日が過ぎているため、通知できません。",
    AlreadyAnnounced: "この会議の通知は、すでに作成されています。",
    NoMembers: "会議の日に在任の構成員が登録されていません。先に構成員を登録してください。",
    NothingToTell: "知らせることはありません。ほかの方がすでに知らせたか、変更が元に戻されています。",
    EnclosureLost: "一緒に送る自己評価の結果を開けません。自己評価のページで、PDFを作り直してください。",
    NotLost: "手紙に切り替えられるのは、届かなかったメールだけです。",
}


def words_of(error: NoticeError) -> str:
    """One sentence or two: what is in the way and what to do."""
    match error:
        case Incomplete():
            return f"通知に書くことが会議に登録されていません：{'、'.join(error.missing)}。会議の内容を直してください。"
        case LateWithoutReason():
            return f"通知の期限（{wareki(error.due)}）を過ぎています。遅れた理由を入力してください。"
        case Unreachable():
            lost = "".join(each.missing for each in error.recipients)
            return f"{lost}登録を待つか、手紙で渡すことを選んでください。"
    return _WORDS[type(error)]
