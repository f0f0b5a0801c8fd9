"""Choosing who is asked to confirm a draft; and what a member answers."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import QueryDict

from meetings.enums import DraftAnswer
from meetings.models import DraftCheck
from meetings.services.draft_checks import LONGEST_WORDS, Askable


class AskForm(forms.Form):
    """Who is asked, and a short word. Only members with mail who were not asked about this draft can be chosen."""

    members = forms.TypedMultipleChoiceField(
        label="依頼する方",
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": "依頼する方を1人以上選んでください。",
            "invalid_choice": "選べない方が含まれています。選び直してください。",
        },
    )
    words = forms.CharField(
        label="ひとこと",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="メールに添えます。たとえば「今月末までにご覧いただけると助かります。」",
    )
    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, people: Sequence[Askable], revision: int) -> None:
        free = [each for each in people if each.by_mail and not each.asked]
        came = [each.member.pk for each in free if each.came]
        super().__init__(data, initial={"members": came, "seen": revision})
        labels = [(each.member.pk, _label(each)) for each in free]
        self.fields["members"].choices = labels  # type: ignore[attr-defined]
        self.free = free

    def look_again(self, revision: int) -> None:
        """Ask about the draft as it stands now, once somebody has seen that it changed."""
        now = QueryDict(mutable=True)
        now.update(self.data)
        now["seen"] = str(revision)
        self.data = now

    @property
    def chosen(self) -> list[Askable]:
        """The members chosen in a valid form."""
        return [each for each in self.free if each.member.pk in self.cleaned_data["members"]]


class DraftAnswerForm(forms.Form):
    """What a member says of the draft; what is to be mended is said in words."""

    answer = forms.ChoiceField(
        label="議事録の案について",
        choices=DraftAnswer.choices,
        widget=forms.RadioSelect,
        error_messages={
            "required": "どちらかを選んでください。",
            "invalid_choice": "どちらかを選んでください。",
        },
    )
    words = forms.CharField(
        label="直してほしい点・ひとこと",
        required=False,
        max_length=LONGEST_WORDS,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="「直してほしい点がある」を選んだ方は、どこをどう直すとよいかをお書きください。",
    )

    def __init__(self, data: Any = None, *, check: DraftCheck) -> None:
        super().__init__(data, initial={"answer": check.answer, "words": check.words})

    def clean(self) -> dict[str, Any]:
        """A remark has words."""
        cleaned = super().clean() or {}
        if cleaned.get("answer") == DraftAnswer.REMARKED and not cleaned.get("words"):
            self.add_error("words", "直してほしい点をお書きください。")
        return cleaned


def _label(each: Askable) -> str:
    seat = each.member.get_category_display()
    return f"{each.to.name}（{seat}）{'' if each.came else '　会議には欠席・記録なし'}"
