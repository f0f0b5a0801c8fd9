"""The forms of the year planner: proposed days, and the office's habits."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BaseFormSet, formset_factory

from compliance.plan import Proposal
from compliance.services.plans import HABITS
from meetings.models import CouncilHabit
from operators.fields import JapaneseDateField
from rules.fiscal_year import FiscalYear
from rules.kinds import AnnualTopic
from rules.ruleset import KindRules

if TYPE_CHECKING:  # the stubs know what Django's classes hold; the classes themselves do not
    HabitModelForm = forms.ModelForm[CouncilHabit]
    DayBaseFormSet = BaseFormSet["DayForm"]
else:
    HabitModelForm, DayBaseFormSet = forms.ModelForm, BaseFormSet

WEEKDAYS = [(number, f"{name}曜日") for number, name in enumerate("月火水木金土日")]


class DayForm(forms.Form):
    """One proposed day. An empty day is no meeting."""

    on = JapaneseDateField(label="開催日", required=False, help_text="")
    topics = forms.MultipleChoiceField(
        label="年1回の議題",
        required=False,
        choices=[(topic.value, topic.label) for topic in AnnualTopic],
        widget=forms.CheckboxSelectMultiple,
    )
    evaluation = forms.BooleanField(label="外部評価を行う", required=False)

    def __init__(
        self, *args: Any, year: FiscalYear, kind: KindRules, topics: Sequence[AnnualTopic], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.year = year
        if not topics:
            del self.fields["topics"]
        if not kind.evaluation_duty:
            del self.fields["evaluation"]

    def clean_on(self) -> Any:
        """A day of the year that is planned."""
        day = self.cleaned_data["on"]
        if day and day not in self.year:
            raise forms.ValidationError(f"{self.year.label}（4月1日から3月31日まで）の日を入力してください。")
        return day

    @property
    def proposal(self) -> Proposal | None:
        """The day with its contents; ``None`` for an empty row."""
        data = self.cleaned_data
        if not data.get("on"):
            return None
        topics = tuple(AnnualTopic(value) for value in data.get("topics", ()))
        return Proposal(data["on"], topics, bool(data.get("evaluation")))


class DaysFormSet(DayBaseFormSet):
    """All proposed days."""

    def clean(self) -> None:
        """A day stands once."""
        if any(self.errors):
            return
        days = [proposal.on for proposal in self.proposals]
        if len(days) != len(set(days)):
            raise forms.ValidationError("同じ日が2回あります。どちらかを別の日にするか、空欄にしてください。")

    @property
    def proposals(self) -> list[Proposal]:
        """What stands in the rows, in order of date."""
        found = [proposal for form in self.forms if (proposal := form.proposal)]
        return sorted(found, key=lambda proposal: proposal.on)


DayFormSet = formset_factory(DayForm, formset=DaysFormSet, extra=0, max_num=24)


def initial_of(proposals: Sequence[Proposal], *, spare: int = 1) -> list[dict[str, Any]]:
    """The rows' first contents, and some empty ones."""
    rows: list[dict[str, Any]] = [
        {"on": each.on, "topics": [topic.value for topic in each.topics], "evaluation": each.evaluation}
        for each in proposals
    ]
    return rows + [{} for _ in range(spare)]


class HabitForm(HabitModelForm):
    """When and where the office usually meets; what else it wishes stands in its settings."""

    week = forms.TypedChoiceField(
        label="第何週", coerce=int, choices=[(number, f"第{number}") for number in range(1, 5)]
    )
    weekday = forms.TypedChoiceField(label="曜日", coerce=int, choices=WEEKDAYS)

    class Meta:
        model = CouncilHabit
        fields = HABITS
        widgets = {
            "starts_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
            "ends_at": forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        }

    def clean(self) -> dict[str, Any]:
        """Hours in order."""
        data = super().clean() or {}
        starts, ends = data.get("starts_at"), data.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", "終了時刻は、開始時刻より後にしてください。")
        return data
