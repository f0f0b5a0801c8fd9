"""What a ward sets for all its offices."""

from datetime import date
from typing import Any

from django import forms

from operators.models import Municipality
from operators.services.wards import WardSettings

A_LEAP_YEAR = 2024
MONTHS = [("", "求めない"), *((f"{month:02}", f"{month}月") for month in (*range(4, 13), 1, 2, 3))]
DAYS = [("", "求めない"), *((f"{day:02}", f"{day}日") for day in range(1, 32))]
WEEKDAYS = [("", "送らない"), *((str(number), f"{day}曜日") for number, day in enumerate("月火水木金"))]
LONGEST_WAIT = 365
LONGEST_KEPT = 30


class WardSettingsForm(forms.Form):
    """The desk that gets the notices, the day plans are due, and how the desk follows the minutes."""

    desk_name = forms.CharField(
        label="担当の係",
        max_length=80,
        required=False,
        help_text="開催通知の宛名に、区の名前に続けて書かれます。例：介護保険課事業者運営推進係",
    )
    desk_email = forms.EmailField(
        label="担当の係のメールアドレス",
        required=False,
        help_text="開催通知・変更の通知・中止の通知を、このアドレスに送ります。空欄の間、区への通知は手紙になり、自動の開催通知は送られません。",
    )
    due_month = forms.ChoiceField(label="提出期限の月", choices=MONTHS, required=False)
    due_day = forms.ChoiceField(label="提出期限の日", choices=DAYS, required=False)

    minutes_chase_days = forms.IntegerField(
        label="期限を何日過ぎたら、届いていない議事録と報告の一覧に載せるか",
        min_value=0,
        max_value=LONGEST_WAIT,
        help_text="0から365までの日数。0とすると、期限の翌日から載ります。",
        error_messages={
            "required": "日数を入力してください。",
            "invalid": "日数は整数で入力してください。",
            "min_value": "0以上の日数を入力してください。",
            "max_value": f"{LONGEST_WAIT}日までの日数を入力してください。",
        },
    )
    digest_weekday = forms.ChoiceField(
        label="届いたもののまとめメールを送る曜日",
        choices=WEEKDAYS,
        required=False,
        help_text="朝、担当の係のメールアドレスに、届いたもの・待っているもの・届いていないものをまとめて送ります。",
    )

    copy_years = forms.IntegerField(
        label="区の控えを何年保存するか",
        min_value=1,
        max_value=LONGEST_KEPT,
        help_text="受け付けた年度の翌年度の4月1日から数えます。変えると、すべての控えの保存期限が変わり、すでにした削除の承認は取り消されます。",
        error_messages={
            "required": "年数を入力してください。",
            "invalid": "年数は整数で入力してください。",
            "min_value": "1年以上の年数を入力してください。",
            "max_value": f"{LONGEST_KEPT}年までの年数を入力してください。",
        },
    )

    @classmethod
    def of(cls, municipality: Municipality, data: Any = None) -> "WardSettingsForm":
        """The form with what the ward has set so far."""
        month, _, day = municipality.plan_due.partition("-")
        initial = {
            "desk_name": municipality.desk_name,
            "desk_email": municipality.desk_email,
            "due_month": month,
            "due_day": day,
            "minutes_chase_days": municipality.minutes_chase_days,
            "copy_years": municipality.copy_years,
            "digest_weekday": "" if (weekday := municipality.digest_weekday) is None else str(weekday),
        }
        return cls(data, initial=initial)

    def clean(self) -> dict[str, Any]:
        """Month and day together, or neither; a day that is in the calendar."""
        data = super().clean() or {}
        month, day = data.get("due_month"), data.get("due_day")
        if bool(month) != bool(day):
            self.add_error(
                "due_day" if month else "due_month",
                "月と日の両方を選ぶか、両方を「求めない」にしてください。",
            )
        elif month and day and not _in_calendar(int(month), int(day)):
            self.add_error("due_day", f"{int(month)}月{int(day)}日はありません。")
        return data

    @property
    def settings(self) -> WardSettings:
        """What was filled in."""
        data = self.cleaned_data
        due = f"{data['due_month']}-{data['due_day']}" if data["due_month"] else ""
        weekday = data["digest_weekday"]
        return WardSettings(
            desk_name=data["desk_name"],
            desk_email=data["desk_email"],
            plan_due=due,
            minutes_chase_days=data["minutes_chase_days"],
            digest_weekday=int(weekday) if weekday else None,
            copy_years=data["copy_years"],
        )


def _in_calendar(month: int, day: int) -> bool:
    try:
        date(A_LEAP_YEAR, month, day)
    except ValueError:
        return False
    return True
