"""What the ward records of an application for 緩和: 進達, decision, telling. [O]"""

from django import forms

from operators.fields import JapaneseDateField

APPROVED, REFUSED = "approved", "refused"


class ForwardForm(forms.Form):
    """The day on which the paper went to the prefecture."""

    forwarded_on = JapaneseDateField(
        label="進達日",
        help_text="都道府県へ進達書を送った日です。例：令和8年7月10日",
        error_messages={"required": "進達日を入力してください。"},
    )


class DecisionForm(forms.Form):
    """The decision as it came, with its day; a refusal and a correction have a reason."""

    decision = forms.ChoiceField(
        label="決定",
        choices=[(APPROVED, "承認"), (REFUSED, "不承認")],
        widget=forms.RadioSelect,
        error_messages={
            "required": "承認か不承認かを選んでください。",
            "invalid_choice": "承認か不承認かを選んでください。",
        },
    )
    decided_on = JapaneseDateField(label="決定日", error_messages={"required": "決定日を入力してください。"})
    reason = forms.CharField(
        label="理由",
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="不承認のとき、記録した決定を訂正するときは必ず入力してください。事業所も読みます。"
        "個人のお名前は書かないでください。",
        error_messages={"max_length": "1000文字までで入力してください。"},
    )


class TellForm(forms.Form):
    """How and when the office is told."""

    told_on = JapaneseDateField(
        label="事業所へ通知した日", error_messages={"required": "通知した日を入力してください。"}
    )
    mail = forms.BooleanField(
        label="事業所の職員へ、決定をメールでも知らせる",
        required=False,
        initial=True,
        help_text="事業所のアカウントを持つ全員に届きます。",
    )
