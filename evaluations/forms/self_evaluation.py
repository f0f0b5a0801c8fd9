"""Why a final self-evaluation is opened again."""

from django import forms


class ReopenForm(forms.Form):
    """The reason, for the history."""

    reason = forms.CharField(
        label="取り消す理由",
        help_text="履歴に残ります。個人の名前は書かないでください。",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=400,
        error_messages={"required": "確定を取り消す理由を入力してください。"},
    )
