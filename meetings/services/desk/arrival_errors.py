"""Why paper cannot be registered. Each carries the sentence that people read."""

from meetings.models import Submission
from meetings.services.desk.errors import DeskError


class WrongDay(DeskError):
    """Days that cannot be: ``words`` say which."""


class OnThatDay(DeskError):
    """The office has a meeting on that day already."""

    words = (
        "この日の会議がすでに登録されています（中止や未開催の記録を含みます）。"
        "会議の一覧から選ぶか、日付を確かめてください。"
    )


class MeetingNotHeld(DeskError):
    """Minutes of a meeting that was called off."""

    words = "この会議は中止または未開催と記録されています。事業所に確かめてください。"


class AlreadySubmitted(DeskError):
    """The minutes of this meeting are here; ``submission`` is what is there."""

    def __init__(self, submission: Submission) -> None:
        super().__init__(f"この会議の議事録は、受付番号 {submission.receipt} としてすでに届いています。")
        self.submission = submission
