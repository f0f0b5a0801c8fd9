"""What narrows a support centre's list of reports."""

from collections.abc import Mapping
from typing import cast

from django import forms
from django.db.models import QuerySet

from evaluations.models import ReportDelivery
from rules.fiscal_year import FiscalYear


class CenterFilter(forms.Form):
    """Year and office, as they stand in the address. A value that is not on offer is ignored, never an error page."""

    year = forms.ChoiceField(label="年度", required=False)
    office = forms.ChoiceField(label="事業所", required=False)

    def __init__(self, data: Mapping[str, str], *, mine: QuerySet[ReportDelivery]) -> None:
        super().__init__(data)
        seen = mine.values_list(
            "version__submission__fiscal_year",
            "version__submission__facility",
            "version__submission__facility__name",
        )
        found = sorted(set(seen.order_by()))
        years = {(str(year), FiscalYear(year).label) for year, _, _ in found}
        offices = {(name, str(pk)) for _, pk, name in found}
        self._choose("year", sorted(years, reverse=True))
        self._choose("office", [(pk, name) for name, pk in sorted(offices)])

    def _choose(self, name: str, choices: list[tuple[str, str]]) -> None:
        cast(forms.ChoiceField, self.fields[name]).choices = [("", "すべて"), *choices]

    def chosen(self, name: str) -> str:
        """The value in force; empty when none or when it is not on offer."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")

    @property
    def asks(self) -> bool:
        """Whether anything is filtered."""
        return any(self.chosen(name) for name in self.fields)

    def narrow(self, rows: QuerySet[ReportDelivery]) -> QuerySet[ReportDelivery]:
        """The rows that fit."""
        wanted = {
            "version__submission__fiscal_year": self.chosen("year"),
            "version__submission__facility": self.chosen("office"),
        }
        return rows.filter(**{key: value for key, value in wanted.items() if value})
