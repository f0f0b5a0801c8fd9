"""Texts of minutes as fields, and what stands around the points of the agenda."""

from typing import Any

from django import forms

LONGEST = 10_000
"""Characters of one field."""


class Words(forms.CharField):
    """A text of any number of lines; as people typed it, with line ends of one kind."""

    def __init__(self, label: str, **more: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 2, "class": "grow", "placeholder": " "})
        super().__init__(label=label, required=False, max_length=LONGEST, widget=widget, **more)

    def to_python(self, value: Any) -> str:
        """Browsers send carriage returns."""
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")


class HeadForm(forms.Form):
    """What stands around the points."""

    by_file = forms.TypedChoiceField(
        label="議事録の作り方",
        choices=[("", "この画面で書く"), ("1", "議事録のファイルを付けて、要点だけを書く")],
        widget=forms.RadioSelect,
        coerce=bool,
        empty_value="",
        required=False,
    )
    opening = Words("開会・あいさつ")
    closing = Words("その他・次回の予定")
    nothing_said = forms.BooleanField(label="評価・要望・助言は特にありませんでした", required=False)
