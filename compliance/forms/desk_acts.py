"""The forms of one submission at the desk: a return with marks, a note, a colleague."""

from collections.abc import Iterable, Mapping
from typing import cast

from django import forms

from meetings.models import Submission
from meetings.record_sections import Section
from operators.enums import Role
from operators.models import User


class ReturnForm(forms.Form):
    """Why something goes back, and words on each section. The fields of sections are ``mark-<key>``.

    ``kept`` is what stands in them before anything is sent.
    """

    reason = forms.CharField(
        label="差戻しの理由",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="事業所の全員に、メールでそのまま届きます。何を直せば受理できるかを書いてください。",
        error_messages={"required": "差戻しの理由を入力してください。"},
    )

    def __init__(
        self,
        data: Mapping[str, str] | None = None,
        *,
        sections: Iterable[Section],
        kept: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(data=data, initial=dict((kept or {}).items()))
        self.sections = list(sections)
        for section in self.sections:
            self.fields[f"mark-{section.key}"] = forms.CharField(
                label=f"「{section.label}」への指摘",
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def marked(self) -> list[tuple[Section, forms.BoundField, bool]]:
        """Each section with its field, and whether something stands in it already."""
        fields = [(section, self[f"mark-{section.key}"]) for section in self.sections]
        return [(section, field, bool(field.value() or field.errors)) for section, field in fields]

    @property
    def marks(self) -> dict[str, str]:
        """The words by section; sections without words are left out."""
        said = {section.key: self.cleaned_data[f"mark-{section.key}"] for section in self.sections}
        return {key: words for key, words in said.items() if words}


class NoteForm(forms.Form):
    """A note among colleagues."""

    words = forms.CharField(
        label="内部メモ",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="区の職員だけが読みます。事業所には見えません。",
        error_messages={"required": "メモの内容を入力してください。"},
    )


class AssignForm(forms.Form):
    """Which colleague cares for it."""

    to = forms.ModelChoiceField(
        label="担当", queryset=User.objects.none(), required=False, empty_label="担当なし"
    )

    def __init__(self, data: Mapping[str, str] | None = None, *, submission: Submission) -> None:
        super().__init__(data=data, initial={"to": submission.assigned_to_id})
        colleagues = User.objects.filter(
            municipality=submission.municipality_id, role=Role.WARD, is_active=True
        )
        cast("forms.ModelChoiceField[User]", self.fields["to"]).queryset = colleagues.order_by("name", "pk")
