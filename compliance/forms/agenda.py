"""The agenda in a form: items on offer as boxes, own items a line each. [N §6, §7]"""

from collections.abc import Iterable
from typing import Any, cast

from django import forms

from compliance.services.plans import line
from meetings.agenda import EVALUATION, AgendaTemplate, templates_for
from meetings.enums import AgendaKind
from meetings.models import AgendaItem
from meetings.services.scheduling import AgendaLine
from rules.kinds import AnnualTopic
from rules.ruleset import KindRules

_BOXES = {
    "every_time": (AgendaKind.EVERY_TIME, AgendaKind.COUNTS),
    "annual": (AgendaKind.ANNUAL,),
    "occasional": (AgendaKind.OCCASIONAL,),
}
_LINES = {"follow_ups": AgendaKind.FOLLOW_UP, "own_items": AgendaKind.OCCASIONAL}
_LONGEST = 200


class LinesField(forms.CharField):
    """Several items, one a line; empty lines do not count."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> Any:
        """The lines that say something."""
        return [text.strip() for text in str(value or "").splitlines() if text.strip()]

    def validate(self, value: Any) -> None:
        """No line longer than an item may be."""
        super().validate(value)
        if any(len(text) > _LONGEST for text in value):
            raise forms.ValidationError(f"1行は{_LONGEST}文字までで入力してください。")


class AgendaFields(forms.Form):
    """The fields of an agenda, for the council of one kind of office."""

    every_time = forms.MultipleChoiceField(
        label="毎回報告する項目", required=False, widget=forms.CheckboxSelectMultiple
    )
    annual = forms.MultipleChoiceField(
        label="年1回の議題",
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text="年度内に1回は、必ず会議で話し合ってください。（N §6）",
    )
    occasional = forms.MultipleChoiceField(
        label="随時報告する項目", required=False, widget=forms.CheckboxSelectMultiple
    )
    follow_ups = LinesField(
        label="前回からの引継ぎ", required=False, help_text="1行に1つ。前回の会議で残った点を書きます。"
    )
    own_items = LinesField(label="そのほかの議題", required=False, help_text="1行に1つ")

    def __init__(self, *args: Any, kind: KindRules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.templates = templates_for(kind.council, activity_counts=kind.activity_counts)
        for name, kinds in _BOXES.items():
            offered = [(each.key, _label(each)) for each in self.templates if each.kind in kinds]
            if offered:
                cast(forms.MultipleChoiceField, self.fields[name]).choices = offered
            else:
                del self.fields[name]

    @property
    def topics(self) -> frozenset[AnnualTopic]:
        """The annual topics that were ticked."""
        return frozenset(AnnualTopic(key) for key in self.cleaned_data.get("annual", ()))

    @property
    def agenda(self) -> list[AgendaLine]:
        """The agenda in the order of the meeting."""
        data = self.cleaned_data
        ticked = {key for name in _BOXES for key in data.get(name, ())}
        boxes = [line(each) for each in self.templates if each.key in ticked]
        evaluation = [line(EVALUATION)] if data.get("carries_evaluation") else []
        follow_ups = [AgendaLine(text, AgendaKind.FOLLOW_UP) for text in data["follow_ups"]]
        own = [AgendaLine(text) for text in data["own_items"]]
        return list(
            {(each.kind, each.title): each for each in (*follow_ups, *boxes, *evaluation, *own)}.values()
        )


def agenda_initial(items: Iterable[AgendaItem], templates: Iterable[AgendaTemplate]) -> dict[str, Any]:
    """What the boxes and lines show for stored items; a topic is known by itself, other items by their title."""
    by_title = {(each.kind.value, each.title): each for each in templates if each.topic is None}
    by_topic = {each.topic.value: each for each in templates if each.topic}
    initial: dict[str, Any] = {name: [] for name in (*_BOXES, *_LINES)}
    for item in items:
        template = by_topic.get(item.topic) if item.topic else by_title.get((item.kind, item.title))
        if template:
            initial[_box_of(template)].append(template.key)
        elif item.kind != AgendaKind.EVALUATION:
            name = "follow_ups" if item.kind == AgendaKind.FOLLOW_UP else "own_items"
            initial[name].append(item.title)
    return initial | {name: "\n".join(initial[name]) for name in _LINES}


def _box_of(template: AgendaTemplate) -> str:
    return next(name for name, kinds in _BOXES.items() if template.kind in kinds)


def _label(template: AgendaTemplate) -> str:
    return f"{template.title}（{'、'.join(template.leaves)}）" if template.leaves else template.title
