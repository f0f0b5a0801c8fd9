"""The filters of the ward's board, as they stand in the URL."""

from collections.abc import Iterable, Mapping
from typing import cast

from django import forms

from compliance.board import UNKNOWN_AREA
from rules.findings import Status
from rules.kinds import ServiceKind

_STATUSES = [(status.value, status.label) for status in Status]


class BoardFilter(forms.Form):
    """Service, area, status and words. A value that is not on offer is ignored, never an error page."""

    service = forms.ChoiceField(label="サービス", required=False)
    area = forms.ChoiceField(label="日常生活圏域", required=False)
    status = forms.ChoiceField(label="状態", required=False, choices=[("", "すべて"), *_STATUSES])
    q = forms.CharField(label="事業所名・法人名・番号", required=False, max_length=60)

    def __init__(
        self, data: Mapping[str, str], *, services: Iterable[ServiceKind], areas: Iterable[tuple[int, str]]
    ) -> None:
        super().__init__(data=data)
        kinds = [(kind.value, kind.label) for kind in services]
        named = [(str(pk), name) for pk, name in areas]
        for name, choices in (("service", kinds), ("area", [*named, (UNKNOWN_AREA, "登録なし")])):
            cast(forms.ChoiceField, self.fields[name]).choices = [("", "すべて"), *choices]

    def chosen(self, name: str) -> str:
        """The value in force for a filter; empty when none or when it is not on offer."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")
