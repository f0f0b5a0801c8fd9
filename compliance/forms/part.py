"""One office's own part of a joint meeting."""

from typing import Any

from django import forms

from compliance.forms.agenda import AgendaFields
from rules.ruleset import KindRules


class PartForm(AgendaFields):
    """The office's own agenda, and its evaluation where it has the duty."""

    carries_evaluation = forms.BooleanField(
        label="この会議で外部評価を行う",
        required=False,
        help_text="外部評価を行う会議は、単独で開催する必要があります。",
    )

    def __init__(self, *args: Any, kind: KindRules, evaluates_alone: bool, **kwargs: Any) -> None:
        super().__init__(*args, kind=kind, **kwargs)
        self.evaluates_alone = evaluates_alone
        if not kind.evaluation_duty:
            del self.fields["carries_evaluation"]

    def clean_carries_evaluation(self) -> bool:
        """No evaluation at a joint meeting, unless the host has written down why. [N 合同§1(4)]"""
        carries = bool(self.cleaned_data["carries_evaluation"])
        if carries and self.evaluates_alone:
            raise forms.ValidationError(
                "外部評価を行う会議は、単独で開催する必要があります。評価は別の日に単独で行ってください。"
            )
        return carries
