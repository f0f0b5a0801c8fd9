"""What a report on paper says of an evaluation: its day where it is new, the evaluators or the agency, two days. [N 評価§6]"""

from typing import Any

from django import forms

from evaluations.services.paper_reports import PaperReport
from operators.fields import JapaneseDateField
from rules.kinds import Presence

_PRESENCES = [("", "わからない"), *((each.value, each.label) for each in Presence)]
_COUNCIL = ("public_evaluator", "neutral_evaluator", "neutral_corporation_number")


class PaperReportForm(forms.Form):
    """``agency``: by an agency; ``new``: one that is not known yet, so that its day is asked."""

    evaluated_on = JapaneseDateField(
        label="評価日（訪問調査の日）", error_messages={"required": "評価日を入力してください。"}
    )
    agency_name = forms.CharField(label="評価機関", required=False, max_length=120)
    public_evaluator = forms.ChoiceField(
        label="区職員または地域包括支援センターの職員",
        required=False,
        choices=_PRESENCES,
        widget=forms.RadioSelect,
    )
    neutral_evaluator = forms.ChoiceField(
        label="知見を有し公正・中立な第三者", required=False, choices=_PRESENCES, widget=forms.RadioSelect
    )
    neutral_corporation_number = forms.RegexField(
        regex=r"^[0-9]{13}$",
        label="第三者の所属の法人番号（わかるとき）",
        required=False,
        help_text="13桁の数字です。事業所と同じ法人の方は、第三者になりません。",
        error_messages={"invalid": "13桁の数字で入力してください。"},
    )
    reported_on = JapaneseDateField(
        label="結果報告書の提出日",
        help_text="区が受け取った日です。例：令和8年11月10日",
        error_messages={"required": "結果報告書の提出日を入力してください。"},
    )
    published_on = JapaneseDateField(
        label="評価結果の公表日（わかるとき）",
        required=False,
        help_text="報告書に書かれている、はじめに公表した日です。",
    )

    def __init__(self, *args: Any, agency: bool, new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        unasked = _COUNCIL if agency else ("agency_name",)
        for name in (*unasked, *(() if new else ("evaluated_on",))):
            del self.fields[name]

    @property
    def told(self) -> PaperReport:
        """What was typed, checked."""
        return PaperReport(
            **{name: self.cleaned_data[name] for name in self.fields if name != "evaluated_on"}
        )
