"""Which meeting the evaluation takes place at."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms

from evaluations.course.meeting_choice import Candidate
from meetings.models import Participation
from rules.fiscal_year import when_words
from rules.kinds import MeetingStatus


class MeetingChoiceForm(forms.Form):
    """One of the meetings that can carry the evaluation."""

    meeting = forms.TypedChoiceField(
        label="評価を行う会議",
        widget=forms.RadioSelect,
        coerce=int,
        error_messages={
            "required": "評価を行う会議を選んでください。",
            "invalid_choice": "この会議は選べなくなりました。もう一度選んでください。",
        },
    )

    def __init__(self, *args: Any, candidates: Sequence[Candidate], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open = [each.part for each in candidates if not each.obstacle]
        choices = [(part.pk, _words(part)) for part in self.open]
        cast(forms.ChoiceField, self.fields["meeting"]).choices = choices

    @property
    def chosen(self) -> Participation:
        """The part that was chosen; after `is_valid`."""
        return next(part for part in self.open if part.pk == self.cleaned_data["meeting"])


def _words(part: Participation) -> str:
    """Day, hours, place, and whether it was held, has the evaluation on its agenda, and was announced."""
    meeting = part.meeting
    words = when_words(meeting.held_on, meeting.starts_at, meeting.ends_at)
    told = ["開催済み"] if meeting.status == MeetingStatus.HELD.value else []
    told += ["議題に評価あり"] if part.carries_evaluation else []
    told += ["通知済み"] if part.notice_on else []
    return "　".join([words, meeting.place, f"（{'・'.join(told)}）" if told else ""]).strip("　")
