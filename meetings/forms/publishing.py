"""What is asked before a record is published, taken back, or noted as published elsewhere."""

from datetime import date
from typing import Any, cast

from django import forms

from meetings.enums import PublicationWay
from operators.fields import JapaneseDateField
from publication.enums import WithdrawnWhy


class PublishForm(forms.Form):
    """The revision that was read, and the hash of the whole page. They are no choice of the person's."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    content = forms.CharField(widget=forms.HiddenInput)


class WithdrawForm(forms.Form):
    """Why a record is taken back: fixed words for everybody, own words for the history."""

    why = forms.ChoiceField(
        label="理由",
        choices=WithdrawnWhy.choices,
        widget=forms.RadioSelect,
        help_text="ここで選んだ言葉が、公開ページに残ります。",
        error_messages={
            "required": "理由を選んでください。",
            "invalid_choice": "理由を選んでください。",
        },
    )
    words = forms.CharField(
        label="メモ",
        required=False,
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="公開されません。変更の履歴に残るため、お名前は書かないでください。",
        error_messages={"max_length": "400文字までで入力してください。"},
    )


class WayForm(forms.Form):
    """When, and of pages on the web where."""

    done_on = JapaneseDateField(
        label="公表した日", error_messages={"required": "公表した日を入力してください。"}
    )
    url = forms.CharField(
        label="掲載したページのアドレス",
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text="例：https://www.example.jp/unei/",
        error_messages={
            "required": "掲載したページのアドレスを入力してください。",
            "max_length": "500文字までで入力してください。",
        },
    )
    note = forms.CharField(
        label="メモ",
        required=False,
        max_length=200,
        help_text="例：玄関の掲示板。お名前は書かないでください。",
        error_messages={"max_length": "200文字までで入力してください。"},
    )

    def __init__(self, data: Any = None, *, way: PublicationWay, initial: dict[str, Any]) -> None:
        super().__init__(data, initial=initial)
        if way == PublicationWay.HANDED:
            self.fields["done_on"].label = "配布した日"
        if way not in (PublicationWay.SITE, PublicationWay.NATIONAL):
            del self.fields["url"]
        else:
            self.fields["url"].required = way == PublicationWay.SITE

    @property
    def day(self) -> date:
        """The day that was typed."""
        return cast(date, self.cleaned_data["done_on"])


class FrontForm(forms.Form):
    """What the public page of the office says besides its records."""

    introduction = forms.CharField(
        label="事業所の紹介",
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="600文字まで。どなたにも読まれます。個人のお名前や連絡先は書かないでください。",
        error_messages={"max_length": "600文字までで入力してください。"},
    )
    shows_next_meeting = forms.BooleanField(
        label="次回の会議の日時を載せる",
        required=False,
        help_text="予定を確定した会議のうち、次のものを載せます。中止や変更は自動で反映されます。",
    )
