"""What the ward decides about an office's year."""

from django import forms


class RequirementForm(forms.Form):
    """The ward's own number of meetings and why."""

    required = forms.IntegerField(
        label="必要な回数",
        min_value=0,
        max_value=24,
        error_messages={"required": "必要な回数を0から24までの数字で入力してください。"},
    )
    reason = forms.CharField(
        label="理由",
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text="履歴に残ります。事業所にも見えます。",
        error_messages={"required": "個別に決める理由を入力してください。"},
    )
