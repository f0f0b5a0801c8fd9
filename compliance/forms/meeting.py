"""The form of one meeting: when, where, how, what about, with whom. [N §4–§7, 合同§2]"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import Q

from compliance.forms.agenda import AgendaFields
from compliance.partners import Suggestion
from meetings.services.scheduling import Details
from operators.fields import JapaneseDateField
from operators.models import Facility
from rules.kinds import MeetingMode
from rules.ruleset import KindRules, Ruleset

_MODES = [(mode.value, mode.label) for mode in MeetingMode if mode is not MeetingMode.WRITTEN]
_COMMON = (
    "held_on", "starts_at", "ends_at", "place", "place_address", "web_tool", "ward_invited", "ward_seats",
    "auto_notice", "exception_reason",
)  # fmt: skip


class ClockField(forms.TimeField):
    """Hours and minutes, typed or picked."""

    widget = forms.TimeInput(attrs={"type": "time"}, format="%H:%M")


class MeetingForm(AgendaFields):
    """A meeting as its host wants it. What the rules say of it is the check's matter, not the form's."""

    held_on = JapaneseDateField(
        label="開催日",
        help_text="例：令和9年1月13日、2027-01-13",
        error_messages={"required": "開催日を入力してください。"},
    )
    starts_at = ClockField(label="開始時刻", error_messages={"required": "開始時刻を入力してください。"})
    ends_at = ClockField(label="終了時刻", required=False)
    place = forms.CharField(
        label="場所", max_length=200, required=False, help_text="近隣の公共施設でも開催できます。（N §9）"
    )
    place_address = forms.CharField(
        label="場所の住所", max_length=300, required=False, help_text="通知の地図に使います。"
    )
    mode = forms.ChoiceField(label="開催方法", choices=_MODES, widget=forms.RadioSelect)
    web_tool = forms.CharField(label="Web会議システム", max_length=60, required=False)
    web_link = forms.URLField(
        label="Web会議のリンク", max_length=500, required=False, assume_scheme="https", widget=forms.URLInput
    )
    ward_invited = forms.BooleanField(label="区職員に出席を依頼する", required=False)
    ward_seats = forms.IntegerField(
        label="区職員の席数",
        required=False,
        min_value=0,
        max_value=99,
        help_text="決まっていなければ空欄のまま",
    )
    carries_evaluation = forms.BooleanField(label="この会議で外部評価を行う", required=False)
    partners = forms.MultipleChoiceField(
        label="合同で開催する事業所", required=False, widget=forms.CheckboxSelectMultiple
    )
    other_partner = forms.CharField(
        label="ほかの事業所",
        required=False,
        max_length=20,
        help_text="事業所番号/サービス種類コード。例：1392000376/76",
    )
    auto_notice = forms.BooleanField(label="期限までに送っていなければ、開催通知を自動で送る", required=False)
    exception_reason = forms.CharField(
        label="基準に合わない点や、遅い通知の理由",
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="基準に合わないまま予定するとき、通知が1か月前に間に合わないときに書いてください。区が読みます。",
    )

    def __init__(
        self,
        *args: Any,
        facility: Facility,
        rules: Ruleset,
        today: date,
        suggested: Sequence[Suggestion] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, kind=rules.kind(facility.kind), **kwargs)
        self.facility, self.today, self.tools = facility, today, rules.web_tools
        self.kind: KindRules = rules.kind(facility.kind)
        if not self.kind.evaluation_duty:
            del self.fields["carries_evaluation"]
        choices = [(str(each.facility.pk), each.label) for each in suggested]
        cast(forms.MultipleChoiceField, self.fields["partners"]).choices = choices
        if self.tools:
            words = f"{rules.authority}職員が参加できるもの：{'、'.join(self.tools)}"
            self.fields["web_tool"].help_text = words
            self.fields["web_tool"].widget.attrs["list"] = "web-tools"

    def clean_held_on(self) -> date:
        """A day to come; a stored meeting may keep the day it has."""
        day: date = self.cleaned_data["held_on"]
        if day < self.today and day != self.initial.get("held_on"):
            raise forms.ValidationError(
                "過ぎた日は予定にできません。今日以降の日を選んでください。終わった会議は開催の記録として登録します。"
            )
        return day

    def clean_other_partner(self) -> Facility | None:
        """The office behind a number and code, of the same municipality."""
        written = str(self.cleaned_data["other_partner"]).strip()
        if not written:
            return None
        number, _, code = written.partition("/")
        near = Facility.objects.filter(Q(municipality=self.facility.municipality_id) & Q(number=number))
        found = [each for each in near.select_related("municipality") if each.kind.code == code]
        if not found:
            raise forms.ValidationError(
                "この番号の事業所は、同じ区市町村に登録されていません。番号とサービス種類コードを確かめてください。"
            )
        if found[0] == self.facility:
            raise forms.ValidationError("この会議を主催する事業所です。ほかの事業所を入力してください。")
        return found[0]

    def clean(self) -> dict[str, Any]:
        """Hours in order; a meeting on screen has its tool."""
        data = super().clean() or {}
        starts, ends = data.get("starts_at"), data.get("ends_at")
        if starts and ends and ends <= starts:
            self.add_error("ends_at", "終了時刻は、開始時刻より後にしてください。")
        on_screen = data.get("mode") in (MeetingMode.WEB.value, MeetingMode.HYBRID.value)
        if on_screen and not data.get("web_tool"):
            self.add_error("web_tool", "Webで開催するときは、Web会議システムを入力してください。")
        if data.get("mode") != MeetingMode.WEB.value and not data.get("place"):
            self.add_error("place", "集まる場所を入力してください。")
        return data

    @property
    def details(self) -> Details:
        """The common fields of the meeting; a link belongs to a meeting on screen only."""
        data = self.cleaned_data
        mode = MeetingMode(data["mode"])
        common = {name: data[name] for name in _COMMON}
        if mode is MeetingMode.IN_PERSON:
            common["web_tool"] = ""
        link = "" if mode is MeetingMode.IN_PERSON else data["web_link"]
        return Details(**common, mode=mode, web_link=link)

    @property
    def evaluation(self) -> bool:
        """Whether the evaluation takes place."""
        return bool(self.cleaned_data.get("carries_evaluation"))

    def chosen_partners(self, suggested: Iterable[Suggestion]) -> list[Facility]:
        """The offices to ask: the suggested ones that were ticked, and the one named by number."""
        ticked = set(self.cleaned_data["partners"])
        offices = [each.facility for each in suggested if str(each.facility.pk) in ticked]
        other = self.cleaned_data["other_partner"]
        return [*offices, *([other] if other and other not in offices else [])]
