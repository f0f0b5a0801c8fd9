"""The last word before the results are final, and the reason of a correction."""

from typing import Any

from django import forms

from evaluations.services.results import LONGEST_REASON


class FinalForm(forms.Form):
    """``open_points``: something is open or does not count, and the person says to know it."""

    knowingly = forms.BooleanField(
        label="上の点を承知のうえで、事実のとおり確定する",
        required=False,
    )

    def __init__(self, data: Any = None, *, open_points: bool) -> None:
        super().__init__(data)
        self.fields["knowingly"].required = open_points
        self.fields["knowingly"].error_messages["required"] = "上の点を確かめて、チェックを入れてください。"
        if not open_points:
            del self.fields["knowingly"]


class ReopenForm(forms.Form):
    """Why the results are opened again; it stays in the history."""

    reason = forms.CharField(
        label="直す理由",
        max_length=LONGEST_REASON,
        help_text="履歴に残ります。お名前など、個人の特定につながることは書かないでください。",
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "直す理由を入力してください。"},
    )
