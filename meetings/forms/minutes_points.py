"""One point of the agenda, one earlier request, the figures: the forms of which the editor of minutes is made."""

from collections.abc import Sequence
from dataclasses import replace

from django import forms
from django.http import QueryDict

from meetings.forms.minutes_head import Words
from meetings.minutes_content import COUNTS, HEADINGS, Content, Item, Progress

UNTITLED = "議題以外の話題"


class ItemForm(forms.Form):
    """One point: the four headings of the source and the answer. [N §8]"""

    title = forms.CharField(label="話題", max_length=200, required=False)
    report = Words(HEADINGS["report"])
    evaluation = Words(HEADINGS["evaluation"])
    request = Words(HEADINGS["request"])
    advice = Words(HEADINGS["advice"])
    answer = Words(HEADINGS["answer"])
    follow = forms.BooleanField(label="要望・助言を次回へ引き継ぐ", required=False, initial=True)

    def __init__(self, data: QueryDict | None, item: Item) -> None:
        initial = {name: getattr(item, name) for name in ("title", *HEADINGS, "follow")}
        super().__init__(data, prefix=item.key, initial=initial)
        self.item = item
        if not self.own:
            self.fields["title"].widget = forms.HiddenInput()

    @property
    def own(self) -> bool:
        """Whether the office named it by itself."""
        return self.item.key.startswith("x")

    @property
    def written(self) -> Item:
        """The point as it was typed; only a point of the office's own takes its title from the post."""
        said = {name: self.cleaned_data.get(name, "") for name in HEADINGS}
        item = replace(self.item, follow=self.cleaned_data.get("follow", False), **said)
        title = self.cleaned_data.get("title", "") if self.own else item.title
        return replace(item, title=title or ("" if item.empty else UNTITLED))


class ProgressForm(forms.Form):
    """What became of one earlier request."""

    words = Words("その後の対応")
    closed = forms.BooleanField(label="完了した（次回からは報告しない）", required=False)

    def __init__(self, data: QueryDict | None, told: Progress) -> None:
        initial = {"words": told.words, "closed": told.closed}
        super().__init__(data, prefix=f"p{told.follow_up}", initial=initial)
        self.told = told

    @property
    def written(self) -> Progress:
        """It with what is told of it now."""
        words, closed = self.cleaned_data.get("words", ""), self.cleaned_data.get("closed", False)
        return replace(self.told, words=words, closed=closed)


class FiguresForm(forms.Form):
    """The figures that make sense for the office; each may stay empty, which says: not told."""

    def __init__(self, data: QueryDict | None, content: Content, names: Sequence[str]) -> None:
        super().__init__(data, prefix="n", initial=dict(content.counts))
        for name in names:
            label, unit = COUNTS[name]
            number = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})
            self.fields[name] = forms.IntegerField(
                label=f"{label}（{unit}）", min_value=0, max_value=99_999, required=False, widget=number
            )

    def of(self, names: Sequence[str]) -> list[forms.BoundField]:
        """Some of the fields."""
        return [self[name] for name in names if name in self.fields]
