"""The filters of the clocks, and what is asked before a deletion is held back."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import cast

from django import forms
from django.db.models import F

from operators.models import Facility
from publication.enums import Holder
from publication.models.retention import RetentionQuerySet
from publication.retention_state import AHEAD

SHOWN = {
    "all": "すべて",
    "soon": "まもなく",
    "waiting": "承認待ち",
    "held": "削除を止めている",
    "not_started": "起算していない",
    "gone": "削除済み",
}
"""The tabs, by what stands in the address."""


class RetentionFilter(forms.Form):
    """Which office's, and whose. A value that is not on offer is ignored, never an error page.

    ``usual``: whose clocks are shown where the address says nothing; empty: everybody's.
    """

    office = forms.ChoiceField(label="事業所", required=False)
    holder = forms.ChoiceField(label="種類", required=False)

    def __init__(
        self,
        data: Mapping[str, str],
        *,
        offices: Iterable[Facility],
        holders: Iterable[Holder],
        usual: str = "",
    ) -> None:
        known = [each.value for each in holders] + ([] if usual else [""])
        given = data.get("holder", usual)
        self.usual = usual
        super().__init__(data={**data, "holder": given if given in known else usual})
        named = [(str(each.pk), each.name) for each in offices]
        cast(forms.ChoiceField, self.fields["office"]).choices = [("", "すべて"), *named]
        kinds = [(each.value, each.label) for each in holders]
        cast(forms.ChoiceField, self.fields["holder"]).choices = kinds if usual else [("", "すべて"), *kinds]

    def chosen(self, name: str) -> str:
        """The value in force for a filter; empty when none or when it is not on offer."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")

    @property
    def asks(self) -> bool:
        """Whether anything is filtered."""
        return bool(self.chosen("office")) or self.chosen("holder") != self.usual

    def narrow(self, rows: RetentionQuerySet) -> RetentionQuerySet:
        """The rows that fit."""
        wanted = {"facility": self.chosen("office"), "holder": self.chosen("holder")}
        return rows.filter(**{name: value for name, value in wanted.items() if value})


def shown(rows: RetentionQuerySet, show: str, today: date) -> RetentionQuerySet:
    """The rows of one tab, in the order in which they are read."""
    match show:
        case "soon":
            return rows.ends_within(today, AHEAD).order_by("keep_until", "pk")
        case "waiting":
            return rows.waiting(today).order_by("keep_until", "pk")
        case "held":
            return rows.held_back(today)
        case "not_started":
            return rows.not_started().order_by("held_meeting_on", "pk")
        case "gone":
            return rows.gone().order_by("-disposed_at", "-pk")
        case _:
            return rows.order_by(
                F("disposed_at").asc(nulls_first=True), F("keep_until").asc(nulls_last=True), "pk"
            )


class HoldForm(forms.Form):
    """Why the papers are kept beyond their last day, and until when where that is known."""

    reason = forms.CharField(
        label="削除を止める理由",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="例：運営指導の対象になっているため。個人のお名前は書かないでください。",
        error_messages={
            "required": "理由を入力してください。",
            "max_length": "500文字までで入力してください。",
        },
    )
    until = forms.DateField(
        label="いつまで止めるか",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="この日まで削除しません。決まっていなければ空欄のままにしてください（解除するまで止めます）。",
        error_messages={"invalid": "日付を選んでください。"},
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.today = today

    def clean_until(self) -> date | None:
        """A hold that is over already would hold nothing."""
        until: date | None = self.cleaned_data["until"]
        if until is not None and until < self.today:
            raise forms.ValidationError("今日以降の日付を選んでください。")
        return until


class CasePaperForm(forms.Form):
    """Whether a file is about individual users, and when the contract ended."""

    case_paper = forms.BooleanField(
        label="個別の利用者に関する資料である",
        required=False,
        help_text="公表されません。会議の記録とは別に、契約が終わってから決められた年数（国の基準では2年）保存します。",
    )
    contract_ended_on = forms.DateField(
        label="契約の終了日",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        help_text="この日から保存期間を数えます。契約が続いている間は空欄のままにしてください。複数の方の資料は、最後に終了した日を入れてください。",
        error_messages={"invalid": "日付を選んでください。"},
    )

    def __init__(self, *args: object, today: date, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.today = today

    def clean_contract_ended_on(self) -> date | None:
        """A contract that has not ended yet starts no clock."""
        ended: date | None = self.cleaned_data["contract_ended_on"]
        if ended is not None and ended > self.today:
            raise forms.ValidationError("契約が終わってから、その日を入力してください。")
        return ended

    def clean(self) -> dict[str, object]:
        """A day without the mark would be lost."""
        data = super().clean() or {}
        if data.get("contract_ended_on") and not data.get("case_paper"):
            self.add_error("case_paper", "契約の終了日を記録するときは、ここに印を付けてください。")
        return data
