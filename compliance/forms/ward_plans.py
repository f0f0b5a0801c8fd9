"""The filters of the ward's list of plans, as they stand in the URL."""

from collections.abc import Iterable, Mapping
from typing import cast

from django import forms

from rules.kinds import ServiceKind


class PlanFilter(forms.Form):
    """Service, words, and only those whose plan is incomplete. A value not on offer is ignored."""

    q = forms.CharField(label="事業所名・事業所番号", required=False, max_length=60)
    service = forms.ChoiceField(label="サービス", required=False)
    lacking = forms.BooleanField(label="日程が足りない事業所だけ", required=False)

    def __init__(self, data: Mapping[str, str], *, services: Iterable[ServiceKind]) -> None:
        super().__init__(data=data)
        kinds = [(kind.value, kind.label) for kind in services]
        cast(forms.ChoiceField, self.fields["service"]).choices = [("", "すべて"), *kinds]

    def chosen(self, name: str) -> str:
        """The value in force for a filter; empty when none or when it is not on offer."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")
