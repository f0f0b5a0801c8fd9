"""What the office says of the people it asks, and the deadline."""

from typing import Any

from django import forms

from evaluations.enums import StaffRole
from evaluations.models import StaffSheet
from evaluations.staff_sheets.lines import LONGEST_EMAIL, LONGEST_LABEL, Person
from operators.fields import JapaneseDateField


class PersonForm(forms.Form):
    """One person."""

    label = forms.CharField(
        label="氏名または番号",
        max_length=LONGEST_LABEL,
        help_text="事業所の一覧と配付カードにだけ出ます。番号でもかまいません。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": "氏名または番号を入力してください。",
            "max_length": f"{LONGEST_LABEL}文字までで入力してください。",
        },
    )
    role = forms.ChoiceField(
        label="職種",
        choices=StaffRole.choices,
        initial=StaffRole.CARER,
        help_text="3名未満の職種は、集計に分けて出ません。",
        error_messages={"required": "職種を選んでください。", "invalid_choice": "職種を選んでください。"},
    )
    email = forms.EmailField(
        label="メールアドレス",
        required=False,
        max_length=LONGEST_EMAIL,
        help_text="入力すると、リンクをメールで送れます。",
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={"invalid": "メールアドレスが正しくありません。"},
    )

    @classmethod
    def of(cls, sheet: StaffSheet, data: Any = None) -> "PersonForm":
        """The form with what stands."""
        return cls(data, initial={"label": sheet.label, "role": sheet.role, "email": sheet.email})

    @property
    def person(self) -> Person:
        """Whom the form tells of."""
        told = self.cleaned_data
        return Person(told["label"], StaffRole(told["role"]), told["email"])


class LinesForm(forms.Form):
    """Many people at once."""

    lines = forms.CharField(
        label="一覧から貼り付ける",
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 8, "autocomplete": "off"}),
        help_text="1行に1名、「氏名, 職種, メール」の順に。職種とメールは省けます（職種を省くと介護職員）。表計算ソフトの表も、そのまま貼り付けられます。",
        error_messages={
            "required": "お願いする人を入力してください。",
            "max_length": "長すぎます。何回かに分けてください。",
        },
    )


class DeadlineForm(forms.Form):
    """Until when answers are asked for."""

    closes_on = JapaneseDateField(label="締切", required=False)


class RoleForm(forms.Form):
    """In which role somebody of the office fills a sheet."""

    role = forms.ChoiceField(
        label="あなたの職種",
        choices=StaffRole.choices,
        initial=StaffRole.MANAGER,
        error_messages={"required": "職種を選んでください。", "invalid_choice": "職種を選んでください。"},
    )
