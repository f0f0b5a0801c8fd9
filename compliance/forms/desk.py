"""The forms of the ward's desk: filters, a return with marks, a note, a colleague."""

from collections.abc import Iterable, Mapping
from typing import cast

from django import forms

from compliance import desk
from compliance.desk_sections import Section
from meetings.enums import SubmissionKind
from meetings.models import Submission
from operators.enums import Role
from operators.models import User
from rules.fiscal_year import FiscalYear
from rules.kinds import ServiceKind

YEARS_BACK = 6


class DeskFilter(forms.Form):
    """What narrows the list. A value that is not on offer is ignored, never an error page."""

    q = forms.CharField(label="事業所・言葉", required=False, max_length=100)
    who = forms.ChoiceField(
        label="担当",
        required=False,
        choices=[("", "すべて"), (desk.MINE, "自分の担当"), (desk.NOBODYS, "担当なし")],
    )
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
        years = [FiscalYear(now.year - back) for back in range(YEARS_BACK)]
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


class ReturnForm(forms.Form):
    """Why something goes back, and words on each section. The fields of sections are ``mark-<key>``."""

    reason = forms.CharField(
        label="差戻しの理由",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text="事業所の全員に、メールでそのまま届きます。何を直せば受理できるかを書いてください。",
        error_messages={"required": "差戻しの理由を入力してください。"},
    )

    def __init__(self, data: Mapping[str, str] | None = None, *, sections: Iterable[Section]) -> None:
        super().__init__(data=data)
        self.sections = list(sections)
        for section in self.sections:
            self.fields[f"mark-{section.key}"] = forms.CharField(
                label=f"「{section.label}」への指摘",
                required=False,
                max_length=2000,
                widget=forms.Textarea(attrs={"rows": 3}),
            )

    @property
    def marked(self) -> list[tuple[Section, forms.BoundField, bool]]:
        """Each section with its field, and whether something stands in it already."""
        fields = [(section, self[f"mark-{section.key}"]) for section in self.sections]
        return [(section, field, bool(field.value() or field.errors)) for section, field in fields]

    @property
    def marks(self) -> dict[str, str]:
        """The words by section; sections without words are left out."""
        said = {section.key: self.cleaned_data[f"mark-{section.key}"] for section in self.sections}
        return {key: words for key, words in said.items() if words}


class NoteForm(forms.Form):
    """A note among colleagues."""

    words = forms.CharField(
        label="内部メモ",
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="区の職員だけが読みます。事業所には見えません。",
        error_messages={"required": "メモの内容を入力してください。"},
    )


class AssignForm(forms.Form):
    """Which colleague cares for it."""

    to = forms.ModelChoiceField(
        label="担当", queryset=User.objects.none(), required=False, empty_label="担当なし"
    )

    def __init__(self, data: Mapping[str, str] | None = None, *, submission: Submission) -> None:
        super().__init__(data=data, initial={"to": submission.assigned_to_id})
        colleagues = User.objects.filter(
            municipality=submission.municipality_id, role=Role.WARD, is_active=True
        )
        cast("forms.ModelChoiceField[User]", self.fields["to"]).queryset = colleagues.order_by("name", "pk")
