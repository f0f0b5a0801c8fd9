"""Closing a request of the council, opening it again, adding one by hand."""

from collections.abc import Sequence
from typing import Any

from django import forms

from meetings.enums import FollowUpState
from meetings.models import Participation
from meetings.services.follow_up_acts import LONGEST_WORDS
from rules.fiscal_year import wareki_full


class WordsField(forms.CharField):
    """A few lines of words."""

    def __init__(self, **more: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 4})
        super().__init__(max_length=LONGEST_WORDS, widget=widget, **more)


class CloseForm(forms.Form):
    """How it ended. Why something will not be done is said; what was done may be."""

    state = forms.ChoiceField(
        label="結果",
        choices=[
            (FollowUpState.DONE.value, "完了（対応が終わった）"),
            (FollowUpState.DROPPED.value, "見送り（対応しないことにした）"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "どちらかを選んでください。"},
    )
    words = WordsField(
        label="対応の内容・理由",
        required=False,
        help_text="構成員に説明できるように書きます。見送りのときは、理由を必ず書いてください。",
    )

    def clean(self) -> dict[str, Any]:
        """What is dropped has a reason."""
        cleaned = super().clean() or {}
        if cleaned.get("state") == FollowUpState.DROPPED and not cleaned.get("words"):
            self.add_error("words", "見送りの理由を書いてください。")
        return cleaned


class ReopenForm(forms.Form):
    """Why it is open again."""

    words = WordsField(
        label="対応を再開する理由", error_messages={"required": "再開する理由を書いてください。"}
    )


class NewFollowUpForm(forms.Form):
    """A request that stands in no minutes here, and the meeting it belongs to."""

    meeting = forms.TypedChoiceField(
        label="要望のあった会議",
        coerce=int,
        help_text="会議のあとの電話などで受けた要望は、直前の会議を選びます。",
        error_messages={"required": "会議を選んでください。", "invalid_choice": "会議を選び直してください。"},
    )
    title = forms.CharField(
        label="議題",
        max_length=200,
        help_text="次の会議の議題に「前回からの引継ぎ」として並ぶ言葉です。",
        error_messages={"required": "議題を書いてください。"},
    )
    words = WordsField(label="要望・助言の内容", error_messages={"required": "要望の内容を書いてください。"})

    def __init__(
        self, data: Any = None, *, parts: Sequence[Participation], initial: dict[str, str] | None = None
    ) -> None:
        super().__init__(data, initial=initial)
        self.parts = {part.pk: part for part in parts}
        choices = [(part.pk, wareki_full(part.meeting.held_on)) for part in parts]
        self.fields["meeting"].choices = choices  # type: ignore[attr-defined]

    @property
    def raised_in(self) -> Participation:
        """The part of the chosen meeting; of a valid form."""
        return self.parts[self.cleaned_data["meeting"]]
