"""A member's particulars, the end of a term, and consent to video."""

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms

from meetings.categories import WORDS
from meetings.enums import DeliveryWay, Via
from meetings.models import Member
from operators.fields import JapaneseDateField
from operators.importing.identifiers import Repaired, corporation_number, postal_code
from operators.importing.text import compact, tidy

if TYPE_CHECKING:
    MemberModelForm = forms.ModelForm[Member]
else:
    MemberModelForm = forms.ModelForm


class LineField(forms.CharField):
    """One line as it is kept: no line breaks, a Kangxi radical as its character."""

    def to_python(self, value: Any) -> str:
        """The tidied words."""
        return tidy(super().to_python(value) or "")


class AddressField(forms.EmailField):
    """An address of mail; full-width letters are taken as what they mean."""

    def to_python(self, value: Any) -> str:
        """The address in half-width letters."""
        return compact(super().to_python(value) or "")


class MemberForm(MemberModelForm):
    """Who a member is and how notices reach the member. The end of a term has a page of its own."""

    category = forms.ChoiceField(
        label="区分",
        choices=[(category.value, f"{category.label}：{words.who}") for category, words in WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "区分を選んでください。"},
    )
    corporation_number = forms.CharField(
        label="法人番号",
        required=False,
        max_length=20,
        help_text="わかる場合だけ13桁で入力してください。外部評価の第三者が同じ法人かどうかの確認に使います。",
    )

    class Meta:
        model = Member
        fields = (
            "category", "name", "kana", "affiliation", "title", "corporation_number",
            "delivery", "email", "postal_code", "address", "joined_on",
        )  # fmt: skip
        field_classes = {
            "name": LineField,
            "kana": LineField,
            "affiliation": LineField,
            "title": LineField,
            "address": LineField,
            "email": AddressField,
            "joined_on": JapaneseDateField,
        }
        widgets = {
            "email": forms.TextInput(attrs={"inputmode": "email", "autocomplete": "off"}),
            "joined_on": JapaneseDateField.widget,
        }
        help_texts = {
            "name": "区職員などでお名前が決まっていないときは「介護保険課職員」のように書けます。",
            "kana": "議事録を公表する前に、カナで書かれたお名前も見つけるために使います。空欄でもかまいません。",
            "affiliation": "例：○○町会、△△地域包括支援センター",
            "delivery": "開催通知、会議資料、議事録をお届けする方法です。",
            "email": "送付方法がメールのときは必ず入力してください。",
            "address": "手紙の宛先になります。",
            "joined_on": "例：令和8年4月1日、2026-04-01。わからないときは空欄でかまいません。",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.corporation:
            self.fields["corporation_number"].initial = self.instance.corporation.number

    def clean_postal_code(self) -> str:
        """``179-0075``, however it was typed."""
        return _repaired(
            postal_code(self.cleaned_data["postal_code"]), "郵便番号は7桁の数字で入力してください。"
        )

    def clean_corporation_number(self) -> str:
        """Thirteen digits whose check digit is right, or nothing; what is stored already may stay."""
        typed: str = self.cleaned_data["corporation_number"]
        if "corporation_number" not in self.changed_data:
            return typed
        return _repaired(
            corporation_number(typed), "13桁の法人番号として正しくありません。番号を確かめてください。"
        )

    def clean(self) -> dict[str, Any]:
        """Who is reached by mail needs an address of mail."""
        cleaned = super().clean() or self.cleaned_data
        by_mail = cleaned.get("delivery") == DeliveryWay.EMAIL
        if by_mail and "email" not in self.errors and not cleaned.get("email"):
            self.add_error("email", "メールで送付するために、メールアドレスを入力してください。")
        return cleaned


class TermEndForm(forms.Form):
    """The last day of a term."""

    left_on = JapaneseDateField(
        label="退任日",
        help_text="在任する最後の日です。例：令和9年3月31日、2027-03-31",
        error_messages={"required": "退任日を入力してください。"},
    )


class ConsentForm(forms.Form):
    """When and how a user or a family member agreed to take part by video."""

    given_on = JapaneseDateField(label="同意日", error_messages={"required": "同意日を入力してください。"})
    via = forms.ChoiceField(
        label="同意の方法",
        choices=[(via.value, via.label) for via in Via if via is not Via.LINK],
        widget=forms.RadioSelect,
        help_text="通知のリンクから同意した方は、自動で記録されます。",
        error_messages={"required": "同意の方法を選んでください。"},
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_given_on(self) -> date:
        """A day that has come."""
        return _not_later(self.cleaned_data["given_on"], self.today)


class WithdrawalForm(forms.Form):
    """From when on the consent no longer holds."""

    withdrawn_on = JapaneseDateField(
        label="撤回日", error_messages={"required": "撤回日を入力してください。"}
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today

    def clean_withdrawn_on(self) -> date:
        """A day that has come."""
        return _not_later(self.cleaned_data["withdrawn_on"], self.today)


def _not_later(day: date, today: date) -> date:
    if day > today:
        raise forms.ValidationError("今日より後の日付は記録できません。日付を確かめてください。")
    return day


def _repaired(number: Repaired, wrong: str) -> str:
    """The number in its usual form; what an import would only warn about, a person can put right at once."""
    if number.warning:
        raise forms.ValidationError(wrong)
    return number.value
