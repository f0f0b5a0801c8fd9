"""The small forms of one act: why, or nothing but yes."""

from typing import Any

from django import forms


class ReasonForm(forms.Form):
    """Why something is done. ``required`` False where a reason is only asked for, not needed."""

    reason = forms.CharField(
        label="理由",
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "理由を入力してください。"},
    )

    def __init__(
        self, *args: Any, label: str = "理由", hint: str = "", required: bool = True, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reason"]
        field.label, field.help_text, field.required = label, hint, required


class YesForm(forms.Form):
    """Nothing to fill in: the button is the answer. It shows what the service refuses."""
