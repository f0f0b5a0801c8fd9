"""What an office sets beside its usual days: whom to ask, when to be reminded, how letters look."""

from typing import TYPE_CHECKING, Any

from django import forms

from compliance.services.plans import WISHES
from meetings.models import CouncilHabit

if TYPE_CHECKING:  # the stubs know what Django's classes hold; the classes themselves do not
    HabitModelForm = forms.ModelForm[CouncilHabit]
else:
    HabitModelForm = forms.ModelForm

LONGEST = 60


class OfficeSettingsForm(HabitModelForm):
    """The wishes of an office; the planner has its usual days and place."""

    remind_notice_days = forms.IntegerField(
        label="開催通知の期限の何日前に知らせるか",
        min_value=0,
        max_value=LONGEST,
        help_text="開催通知をまだ送っていないとき、期限のこの日数前に、事業所の担当者へメールでお知らせします。",
    )
    remind_answer_days = forms.IntegerField(
        label="会議の何日前に、未回答の方へ知らせるか",
        min_value=1,
        max_value=LONGEST,
        help_text="出欠の回答がまだの構成員に、会議のこの日数前にメールでお知らせします。この日が、通知に書く回答の期限になります。",
    )
    remind_minutes_days = forms.IntegerField(
        label="議事録の期限の何日前に知らせるか",
        min_value=0,
        max_value=LONGEST,
        help_text="議事録をまだ提出していないとき、期限のこの日数前に、事業所の担当者へメールでお知らせします。",
    )
    remind_minutes_every = forms.IntegerField(
        label="期限を過ぎた議事録を、何日おきに知らせるか",
        min_value=0,
        max_value=LONGEST,
        help_text="提出と送付が済むまで、この日数ごとにお知らせします。0にすると、期限のあとは知らせません。",
    )

    class Meta:
        model = CouncilHabit
        fields = WISHES
        help_texts = {
            "contact_name": "開催通知と依頼状に、問合せ先として書かれます。",
            "second_person_finalises": "最後に書いた方は確定できなくなり、ほかの方に確認を依頼します。利用者が1名だけの事業所では、そのまま確定できます。",
            "second_person_publishes": "公表用の文を作成した方は、公表できる状態にできなくなり、ほかの方に確認を依頼します。利用者が1名だけの事業所では、そのまま進めます。",
            "large_print": "郵送・手渡しの通知を、大きな文字で印刷します。",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in (name for name in WISHES if name.startswith("remind_")):
            self.fields[name].widget.attrs["inputmode"] = "numeric"
