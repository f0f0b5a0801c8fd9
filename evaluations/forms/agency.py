"""What is asked of an agency's evaluation, of one goal, and of the route. [N 評価§2, O]"""

from typing import cast

from django import forms

from evaluations.agency_content import GOAL_FIELDS
from evaluations.services.agency import AgencyWords
from operators.fields import JapaneseDateField
from rules.kinds import EvaluationRoute

_LINES = {"issue": 2, "goal": 2, "work": 3}
_HELP = {"period": "例：令和9年3月まで"}


class AgencyForm(forms.Form):
    """The agency, its day, and where the result stands once it is out."""

    agency_name = forms.CharField(
        label="評価機関",
        max_length=120,
        error_messages={
            "required": "評価機関の名称を入力してください。",
            "max_length": "120文字までで入力してください。",
        },
    )
    evaluated_on = JapaneseDateField(
        label="評価日（訪問調査の日）",
        help_text="これからの日付を入れると「予定」になり、その日を過ぎると「実施済み」になります。例：令和8年11月10日",
        error_messages={"required": "評価日を入力してください。"},
    )
    result_url = forms.CharField(
        label="結果の掲載先",
        required=False,
        max_length=500,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off"}),
        help_text="結果はWAM NETに掲載されます。掲載されたら、そのページのアドレスを入力してください。",
        error_messages={"max_length": "500文字までで入力してください。"},
    )

    @property
    def told(self) -> AgencyWords:
        """What was typed, checked."""
        data = self.cleaned_data
        return AgencyWords(data["agency_name"], data["evaluated_on"], data["result_url"])


class GoalForm(forms.Form):
    """One row of the 目標達成計画."""

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, label in GOAL_FIELDS.items():
            lines = _LINES.get(name)
            widget = forms.Textarea(attrs={"rows": lines}) if lines else forms.TextInput()
            longest = 1000 if lines else 100
            self.fields[name] = forms.CharField(
                label=label,
                required=name == "goal",
                max_length=longest,
                widget=widget,
                help_text=_HELP.get(name, ""),
                error_messages={
                    "required": "目標を入力してください。",
                    "max_length": f"{longest}文字までで入力してください。",
                },
            )

    @property
    def told(self) -> dict[str, str]:
        """The words by field."""
        return cast(dict[str, str], {name: self.cleaned_data[name] for name in GOAL_FIELDS})


class RouteForm(forms.Form):
    """By the council or by an agency."""

    route = forms.ChoiceField(
        label="評価方式",
        choices=[(route.value, route.label) for route in EvaluationRoute],
        widget=forms.RadioSelect,
        error_messages={
            "required": "評価方式を選んでください。",
            "invalid_choice": "評価方式を選んでください。",
        },
    )
