"""What an application for 緩和 says, on screen or on the paper the ward records; and the filters of the ward's list. [O]"""

from collections.abc import Mapping
from typing import cast

from django import forms

from evaluations.relief.state import ROWS, ReliefState
from evaluations.services.reliefs import Application
from operators.fields import JapaneseDateField


class ApplicationForm(forms.Form):
    """The last evaluation, and the conditions of the prefecture's 要綱 in the office's words."""

    agency_name = forms.CharField(
        label="直近の評価機関",
        max_length=120,
        error_messages={
            "required": "評価機関の名称を入力してください。",
            "max_length": "120文字までで入力してください。",
        },
    )
    last_evaluated_on = JapaneseDateField(
        label="直近の評価日",
        help_text="評価機関が訪問して評価した日です。例：令和7年11月10日",
        error_messages={"required": "直近の評価日を入力してください。"},
    )
    words = forms.CharField(
        label="要件を満たすことの説明",
        required=False,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="要件は、都道府県の実施要綱で定められています。要綱の番号ごとに、満たしていることを書いてください。"
        "個人のお名前は書かないでください。",
        error_messages={"max_length": "2000文字までで入力してください。"},
    )

    @property
    def told(self) -> Application:
        """What was typed, checked."""
        data = self.cleaned_data
        return Application(data["agency_name"], data["last_evaluated_on"], data["words"])


class PaperForm(ApplicationForm):
    """The same from a paper that came to the ward; a late one has a reason."""

    applied_on = JapaneseDateField(
        label="申請日（区が受け取った日）", error_messages={"required": "申請日を入力してください。"}
    )
    late_reason = forms.CharField(
        label="期間の外に受け付ける理由",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="申請の期間の外に届いたときだけ入力してください。個人のお名前は書かないでください。",
        error_messages={"max_length": "400文字までで入力してください。"},
    )
    field_order = ("applied_on", "agency_name", "last_evaluated_on", "words", "late_reason")


class ReliefFilter(forms.Form):
    """Which 年度 and state; a value that is not on offer is ignored, never an error page."""

    year = forms.ChoiceField(label="年度", required=False)
    state = forms.ChoiceField(
        label="状態", required=False, choices=[("", "すべて"), *((each.value, each.label) for each in ROWS)]
    )

    def __init__(self, data: Mapping[str, str], *, years: list[tuple[str, str]]) -> None:
        super().__init__(data=dict(data))
        cast(forms.ChoiceField, self.fields["year"]).choices = [("", "すべて"), *years]

    def chosen(self, name: str) -> str:
        """The value in force; empty when none or when it is not on offer."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")

    @property
    def asked_state(self) -> ReliefState | None:
        """The state that is asked for."""
        return ReliefState(self.chosen("state")) if self.chosen("state") else None
