"""One person's row, somebody who is added, the 生活相談員's time, and the closing of an attendance."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import forms

from meetings.attendance_sheet import Row
from meetings.enums import Manner
from meetings.forms.members import LineField
from meetings.services.attendance import Guest, Mark
from operators.fields import JapaneseDateField
from rules.kinds import MemberCategory

CHOOSE = "どれか1つを選んでください。"


class RowForm(forms.Form):
    """How one person took part. A row without a choice is left as it is."""

    manner = forms.ChoiceField(
        label="出欠", required=False, widget=forms.RadioSelect, error_messages={"invalid_choice": CHOOSE}
    )
    stand_in = LineField(
        label="代理の方の氏名",
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    consented_on = JapaneseDateField(label="Web参加の同意日", required=False)
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, data: Any = None, *, row: Row, held_on: date) -> None:
        entry = row.entry
        kept = {
            "manner": row.manner or "",
            "stand_in": entry.stand_in if entry else "",
            "consented_on": entry.consented_on if entry else None,
        }
        super().__init__(data, prefix=row.key, initial=kept)
        self.row, self.held_on = row, held_on
        self.fields["manner"].choices = [(each.value, each.label) for each in row.manners]  # type: ignore[attr-defined]
        if row.member or not row.needs_consent or Manner.VIDEO not in row.manners:
            del self.fields["consented_on"]

    def clean(self) -> dict[str, Any]:
        """A proxy has a name; a consent was given by the day of the meeting. [N §5]"""
        cleaned = super().clean() or {}
        if (
            cleaned.get("manner") == Manner.PROXY
            and not cleaned.get("stand_in")
            and "stand_in" not in self.errors
        ):
            self.add_error("stand_in", "代理の方の氏名を入力してください。")
        if (given := cleaned.get("consented_on")) and given > self.held_on:
            self.add_error(
                "consented_on", "会議の日より後の同意では、Webで出席できません。日付を確かめてください。"
            )
        return cleaned

    @property
    def touched(self) -> bool:
        """Whether something is chosen that differs from what the page showed, whatever a colleague noted since."""
        chosen = self.data.get(self.add_prefix("manner"))
        return bool(chosen) and self._typed() != self.data.get(self.add_prefix("seen"), "")

    @property
    def mark(self) -> Mark:
        """What a valid, touched row says."""
        cleaned = self.cleaned_data
        return Mark(
            row=self.row,
            manner=Manner(cleaned["manner"]),
            seen=cleaned["seen"],
            stand_in=cleaned["stand_in"],
            consented_on=cleaned.get("consented_on"),
        )

    def _typed(self) -> str:
        """The row as typed, in the form of `Row.state`."""
        manner = self.data.get(self.add_prefix("manner"), "")
        stand_in = self.data.get(self.add_prefix("stand_in"), "").strip() if manner == Manner.PROXY else ""
        given = ""
        if manner == Manner.VIDEO and "consented_on" in self.fields:
            given = self.data.get(self.add_prefix("consented_on"), "")
        return f"{manner}/{stand_in}/{given}"


class GuestForm(forms.Form):
    """Somebody who came and is not on the roster."""

    prefix = "guest"
    category = forms.ChoiceField(
        label="区分",
        required=False,
        choices=[(category.value, category.label) for category in MemberCategory],
        initial=MemberCategory.MUNICIPALITY.value,
        error_messages={"invalid_choice": CHOOSE},
    )
    name = LineField(
        label="氏名",
        required=False,
        max_length=80,
        help_text="お名前がわからないときは「介護保険課職員」のように書けます。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def clean_name(self) -> str:
        """A name, once somebody is to be added: the page itself asks nobody for it."""
        name: str = self.cleaned_data["name"]
        if not name:
            raise forms.ValidationError("加える方の氏名を入力してください。")
        return name

    @classmethod
    def wanted(cls, data: Mapping[str, str]) -> bool:
        """Whether somebody is to be added: by the button, or a name stands in the field."""
        return "add" in data or bool(data.get("guest-name", "").strip())

    def clean_category(self) -> str:
        """The category, which the page offers chosen."""
        return self.cleaned_data["category"] or MemberCategory.OTHER.value

    @property
    def guest(self) -> Guest:
        """The person of a valid form: there until something else is chosen."""
        return Guest(MemberCategory(self.cleaned_data["category"]), self.cleaned_data["name"])


class CounselorForm(forms.Form):
    """How long the 生活相談員 was at the meeting, in hours and minutes. [N §10]"""

    prefix = "counselor"
    hours = forms.IntegerField(
        label="時間", required=False, min_value=0, max_value=23,
        error_messages={"invalid": "数字で入力してください。"},
    )  # fmt: skip
    minutes = forms.IntegerField(
        label="分", required=False, min_value=0, max_value=59,
        error_messages={"invalid": "数字で入力してください。"},
    )  # fmt: skip

    def __init__(self, data: Any = None, *, kept: int | None) -> None:
        hours, minutes = divmod(kept, 60) if kept is not None else (None, None)
        super().__init__(data, initial={"hours": hours, "minutes": minutes})
        for field in self.fields.values():
            field.widget.attrs["inputmode"] = "numeric"

    @property
    def total(self) -> int | None:
        """The time in minutes; ``None`` where both fields are empty."""
        hours, minutes = (self.cleaned_data[name] for name in ("hours", "minutes"))
        return None if hours is None and minutes is None else (hours or 0) * 60 + (minutes or 0)


class ClosingForm(forms.Form):
    """That those without an entry were absent; asked only where there are any."""

    rest_absent = forms.BooleanField(
        error_messages={"required": "未記入の方を「欠席」としてよいか、確かめてください。"}
    )

    def __init__(self, data: Any = None, *, unrecorded: int) -> None:
        super().__init__(data)
        if not unrecorded:
            del self.fields["rest_absent"]
        else:
            self.fields["rest_absent"].label = f"未記入の{unrecorded}名は「欠席」です"

    @property
    def rest(self) -> bool:
        """Whether the rest was said to be absent."""
        return bool(self.cleaned_data.get("rest_absent"))
