"""What is asked before minutes go to the ward, and the filters of what was submitted."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from django import forms
from django.db.models import QuerySet

from meetings.enums import SubmissionState
from meetings.models import Submission
from rules.fiscal_year import FiscalYear


class SubmissionFilter(forms.Form):
    """State and year, as they stand in the address. A value that is not on offer is ignored, never an error page."""

    state = forms.ChoiceField(
        label="状態", required=False, choices=[("", "すべて"), *SubmissionState.choices]
    )
    year = forms.ChoiceField(label="受付の年度", required=False)

    def __init__(self, data: Mapping[str, str], *, years: Iterable[FiscalYear]) -> None:
        super().__init__(data=data)
        field = cast(forms.ChoiceField, self.fields["year"])
        field.choices = [("", "すべて"), *((str(each.year), each.label) for each in years)]

    def chosen(self, name: str) -> str:
        """The value in force for a filter; empty when none or when it is not on offer."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")

    @property
    def asks(self) -> bool:
        """Whether anything is filtered."""
        return any(self.chosen(name) for name in self.fields)

    def narrow(self, rows: QuerySet[Submission]) -> QuerySet[Submission]:
        """The rows that fit."""
        wanted = {"state": self.chosen("state"), "fiscal_year": self.chosen("year")}
        return rows.filter(**{name: value for name, value in wanted.items() if value})


class SubmitForm(forms.Form):
    """Words to the ward: asked for as the answer to a return, else only offered. ``after``: the version seen last."""

    words = forms.CharField(
        label="区への連絡",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="区に伝えたいことがあるときに書いてください。個人の名前は書かないでください。",
        error_messages={
            "required": "差戻しへの回答を入力してください。",
            "max_length": "1000文字までで入力してください。",
        },
    )
    after = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=0)

    def __init__(self, data: Any = None, *, after: int, returned: bool, words: str = "") -> None:
        super().__init__(data, initial={"after": after, "words": words})
        if returned:
            field = self.fields["words"]
            field.label, field.required = "差戻しへの回答", True
            field.help_text = "指摘ごとに、どう直したか、または直さない理由を書いてください。個人の名前は書かないでください。"
