"""How the two evaluators took part, as a person confirms it. [N 評価§3]"""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from evaluations.council.proposal import Eyes
from evaluations.enums import EvaluatorSide
from operators.importing.identifiers import corporation_number
from operators.importing.text import fold
from operators.models import Corporation, Facility
from rules.kinds import Presence

CHOOSE = "どれか1つを選んでください。"
WAYS = [
    (Presence.PRESENT.value, "会議に出席した（Web・代理をふくむ）"),
    (Presence.WRITTEN.value, "出席していないが、事前に受けた意見を会議で報告した"),
    (Presence.NONE.value, "加わっていない"),
]
_UNSURE = "第三者が同じ法人の方でないかを確かめます。法人番号か法人名を入力するか、「法人に属していない」を選んでください。"


class EvaluatorsForm(forms.Form):
    """Both sides, and for whom the third party works: by number, by name, or for nobody."""

    public = forms.ChoiceField(
        label=EvaluatorSide.PUBLIC.label,
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    neutral = forms.ChoiceField(
        label=EvaluatorSide.NEUTRAL.label,
        choices=WAYS,
        widget=forms.RadioSelect,
        error_messages={"required": CHOOSE, "invalid_choice": CHOOSE},
    )
    number = forms.CharField(
        label="第三者の法人番号",
        required=False,
        max_length=30,
        help_text="13桁。分かるときに入力してください。",
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )
    name = forms.CharField(
        label="第三者の法人名",
        required=False,
        max_length=120,
        help_text="法人番号が分からないときに入力してください。法人名は、同じ法人かどうかを確かめるためだけに使います。",
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    alone = forms.BooleanField(label="法人に属していない方（個人）", required=False)
    knowingly = forms.BooleanField(
        label="同じ法人の方しか加わっていないので、事実のとおり記録する（この評価は数えられません）",
        required=False,
    )

    def __init__(self, data: Any = None, *, facility: Facility, initial: Any = None) -> None:
        super().__init__(data, initial=initial)
        self.own = facility.corporation
        if not (data and data.get("knowingly")):
            self.fields["knowingly"].widget = forms.HiddenInput()

    def offer_knowingly(self) -> None:
        """Let the person say that this is what happened, whatever it counts for."""
        self.fields["knowingly"].widget = forms.CheckboxInput()

    def clean_number(self) -> str:
        """Thirteen digits, in whatever spelling; empty where nobody knows."""
        typed: str = self.cleaned_data["number"]
        if not typed.strip():
            return ""
        found = corporation_number(typed)
        known = found.value and Corporation.objects.filter(number=found.value).exists()
        if found.warning and not known:
            raise ValidationError("13桁の法人番号として正しくありません。番号を確かめてください。")
        return found.value

    def clean(self) -> dict[str, Any]:
        """A third party who took part works for somebody we can hold against the office's own 法人."""
        cleaned = super().clean() or {}
        took_part = cleaned.get("neutral") in (Presence.PRESENT, Presence.WRITTEN)
        told = any(cleaned.get(name) for name in ("number", "name", "alone")) or "number" in self.errors
        if took_part and not told:
            self.add_error("number", _UNSURE)
        if cleaned.get("alone") and (cleaned.get("number") or cleaned.get("name")):
            self.add_error("alone", "法人を入力したときは、チェックを外してください。")
        return cleaned

    @property
    def eyes(self) -> Eyes:
        """What the valid form tells."""
        cleaned = self.cleaned_data
        neutral = Presence(cleaned["neutral"])
        number = "" if neutral is Presence.NONE else cleaned["number"] or self._number_of(cleaned["name"])
        return Eyes(Presence(cleaned["public"]), neutral, number, self._unprovable)

    @property
    def _unprovable(self) -> bool:
        """Whether the third party's 法人 is the office's by name, while nobody knows the office's number."""
        number, name = (self.cleaned_data[each] for each in ("number", "name"))
        if self.cleaned_data["neutral"] == Presence.NONE or self.own is None or self.own.number:
            return False
        names = Corporation.objects.filter(number=number).values_list("name", flat=True) if number else [name]
        return any(self._same_by_name(each) for each in names)

    def _number_of(self, name: str) -> str:
        """The number of a 法人 by its name, where the portal knows exactly one."""
        if not name.strip():
            return ""
        if self._same_by_name(name) and self.own:
            return self.own.number
        known = Corporation.objects.filter(name=name.strip()).exclude(number="")
        numbers = list(known.order_by("pk").values_list("number", flat=True)[:2])
        return numbers[0] if len(numbers) == 1 else ""

    def _same_by_name(self, name: str) -> bool:
        return bool(name.strip() and self.own and fold(name) == fold(self.own.name))
