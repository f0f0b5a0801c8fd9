"""The editor of minutes: the points of the agenda, what became of requests, figures, and the texts around them.

Every field is posted by its own name (``a12-report``), so that a page that was open for long loses nothing: what the
post does not know is taken from the row, what the row does not know is taken from the post.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property

from meetings.minutes_content import COUNTS, HEADINGS, Content, Item, Progress
from meetings.services.minutes.arranging import FILE_TITLE

LONGEST = 10_000
"""Characters of one field."""
MOST = 80
"""Points of one part."""
_KEY = re.compile(r"a\d{1,12}|x\d{1,3}|file")
UNTITLED = "議題以外の話題"


class Words(forms.CharField):
    """A text of any number of lines; as people typed it, with line ends of one kind."""

    def __init__(self, label: str, **more: Any) -> None:
        widget = forms.Textarea(attrs={"rows": 2, "class": "grow", "placeholder": " "})
        super().__init__(label=label, required=False, max_length=LONGEST, widget=widget, **more)

    def to_python(self, value: Any) -> str:
        """Browsers send carriage returns."""
        return (super().to_python(value) or "").replace("\r\n", "\n").replace("\r", "\n")


class HeadForm(forms.Form):
    """What stands around the points."""

    by_file = forms.TypedChoiceField(
        label="議事録の作り方",
        choices=[("", "この画面で書く"), ("1", "議事録のファイルを付けて、要点だけを書く")],
        widget=forms.RadioSelect,
        coerce=bool,
        empty_value="",
        required=False,
    )
    opening = Words("開会・あいさつ")
    closing = Words("その他・次回の予定")
    nothing_said = forms.BooleanField(label="評価・要望・助言は特にありませんでした", required=False)


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


class MinutesForm:
    """All forms of the editor as one, over the text that is offered; ``counts`` are the names of the figures."""

    def __init__(self, data: QueryDict | None, offered: Content, *, counts: Sequence[str]) -> None:
        self.offered = offered
        self.data = data
        head = {name: getattr(offered, name) for name in ("opening", "closing", "nothing_said")}
        head["by_file"] = "1" if offered.by_file else ""
        self.head = HeadForm(data, initial=head)
        self.items = [ItemForm(data if self._posted(item.key) else None, item) for item in self._items()]
        self.progress = [
            ProgressForm(data if self._posted(f"p{told.follow_up}") else None, told)
            for told in offered.progress
        ]
        self.figures = FiguresForm(data, offered, counts)

    def _posted(self, key: str) -> bool:
        return self.data is not None and key in self.data.getlist("key")

    def _items(self) -> Iterator[Item]:
        """The points that are offered, points of the post that are new, and an empty one to fill in."""
        known = {item.key for item in self.offered.items}
        yield from self.offered.items
        posted = self.data.getlist("key")[:MOST] if self.data is not None else []
        for key in dict.fromkeys(posted):
            if _KEY.fullmatch(key) and key not in known:
                known.add(key)
                yield Item(key, self._title(key))
        if "file" not in known:
            yield Item("file", FILE_TITLE)
        yield Item(f"x{1 + max((int(key[1:]) for key in known if key[0] == 'x'), default=0)}", "")

    def _title(self, key: str) -> str:
        """What the post calls a point that the row does not know."""
        if key == "file" or self.data is None:
            return FILE_TITLE
        return self.data.get(f"{key}-title", "")[:200]

    def is_valid(self) -> bool:
        """Whether every field can be kept as it is."""
        return not self.errors

    @cached_property
    def errors(self) -> list[tuple[str, str, str]]:
        """Of every field that cannot be kept: its id, its label, and why."""
        return [
            (form[name].id_for_label, self._label(form, name), str(words))
            for form in self._bound()
            for name, found in form.errors.items()
            for words in found
        ]

    @property
    def content(self) -> Content:
        """What was typed; points of the office's own that are empty are left out."""
        head = self.head.cleaned_data
        items = [form.written if form.is_bound else form.item for form in self.items]
        told = [form.written if form.is_bound else form.told for form in self.progress]
        counts = {name: number for name, number in self.figures.cleaned_data.items() if number is not None}
        kept = {
            name: number for name, number in self.offered.counts.items() if name not in self.figures.fields
        }
        return Content(
            opening=head["opening"],
            closing=head["closing"],
            nothing_said=head["nothing_said"],
            by_file=bool(head["by_file"]),
            items=tuple(item for item in items if _kept(item)),
            progress=tuple(told),
            counts=kept | counts,
        )

    def _bound(self) -> Iterator[forms.Form]:
        yield self.head
        yield from (form for form in (*self.items, *self.progress) if form.is_bound)
        yield self.figures

    @staticmethod
    def _label(form: forms.Form, name: str) -> str:
        title = form.item.title if isinstance(form, ItemForm) else ""
        return f"{title}　{form[name].label}" if title else str(form[name].label)


def _kept(item: Item) -> bool:
    """A point of the agenda stands there anyway; others when something was typed."""
    return item.key.startswith("a") or bool(item.title and item.key != "file") or not item.empty
