"""What narrows the desk's list."""

from collections.abc import Iterable, Mapping
from typing import cast

from django import forms

from compliance import desk
from meetings.enums import SubmissionKind
from rules.fiscal_year import FiscalYear
from rules.kinds import ServiceKind

YEARS_BACK = 6
WHO = [("", "すべて"), (desk.MINE, "自分の担当"), (desk.NOBODYS, "担当なし")]


class DeskFilter(forms.Form):
    """What narrows the list. A value that is not on offer is ignored, never an error page."""

    q = forms.CharField(label="事業所・言葉", required=False, max_length=100)
    who = forms.ChoiceField(label="担当", required=False, choices=WHO)
    kind = forms.ChoiceField(label="種類", required=False, choices=[("", "すべて"), *SubmissionKind.choices])
    service = forms.ChoiceField(label="サービス", required=False)
    area = forms.ChoiceField(label="日常生活圏域", required=False)
    year = forms.ChoiceField(label="会議の年度", required=False)

    def __init__(
        self,
        data: Mapping[str, str],
        *,
        services: Iterable[ServiceKind],
        areas: Iterable[tuple[int, str]],
        now: FiscalYear,
    ) -> None:
        super().__init__(data=data)
        years = (FiscalYear(now.year - back) for back in range(YEARS_BACK))
        offered = {
            "service": [(kind.value, kind.label) for kind in services],
            "area": [(str(pk), name) for pk, name in areas],
            "year": [(str(year.year), year.label) for year in years],
        }
        for name, choices in offered.items():
            cast(forms.ChoiceField, self.fields[name]).choices = [("", "すべて"), *choices]

    def chosen(self, name: str) -> str:
        """The value in force for a filter; empty when none or when it is not on offer."""
        self.is_valid()
        return str(self.cleaned_data.get(name) or "")

    @property
    def narrowed(self) -> bool:
        """Whether any filter is in force."""
        return any(self.chosen(name) for name in self.fields)


def asked_of(form: DeskFilter, tab: str, sort: str) -> desk.Asked:
    """What the filters, the tab and the sort of the URL ask; unknown ones ask nothing."""
    year = form.chosen("year")
    return desk.Asked(
        tab=tab if tab in desk.TABS else next(iter(desk.TABS)),
        who=form.chosen("who"),
        kind=form.chosen("kind"),
        service=form.chosen("service"),
        area=form.chosen("area"),
        words=form.chosen("q"),
        year=FiscalYear(int(year)) if year else None,
        sort=desk.known_sort(sort),
    )
