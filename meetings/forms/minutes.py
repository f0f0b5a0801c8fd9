"""The editor of minutes: the points of the agenda, what became of requests, figures, and the texts around them.

Every field is posted by its own name (``a12-report``), so that a page that was open for long loses nothing: what the
post does not know is taken from the row, what the row does not know is taken from the post.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from django import forms
from django.http import QueryDict
from django.utils.functional import cached_property

from meetings.forms.minutes_head import HeadForm
from meetings.forms.minutes_limits import MOST, too_much
from meetings.forms.minutes_points import FiguresForm, ItemForm, ProgressForm
from meetings.minutes_content import Content, Item
from meetings.services.minutes.arranging import FILE_TITLE

_KEY = re.compile(r"a[1-9]\d{0,11}|x\d{1,3}|file", re.ASCII)
_TOLD = re.compile(r"p([1-9]\d{0,11})", re.ASCII)


def told_of(data: QueryDict) -> set[int]:
    """The requests of which the post tells something, by their keys; at most as many as there are points."""
    found = (_TOLD.fullmatch(key) for key in data.getlist("key"))
    told = (each[1] for each in found if each)
    said = (key for key in told if data.get(f"p{key}-words", "").strip() or f"p{key}-closed" in data)
    return {int(key) for key in list(dict.fromkeys(said))[:MOST]}


def keys_of(data: QueryDict | None) -> list[str]:
    """The keys of points in the post, each once."""
    posted = data.getlist("key") if data is not None else []
    return [key for key in dict.fromkeys(posted) if _KEY.fullmatch(key)]


class MinutesForm:
    """All forms of the editor as one, over the text that is offered; ``counts`` are the names of the figures.

    ``agenda`` are the keys of the points that stand on the part's agenda, ``strange`` those of the post that stand
    on another one and are left out.
    """

    def __init__(
        self,
        data: QueryDict | None,
        offered: Content,
        *,
        counts: Sequence[str],
        agenda: Collection[str] = (),
        strange: Collection[str] = (),
    ) -> None:
        self.offered = offered
        self.agenda, self.strange = agenda, strange
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
        for key in keys_of(self.data):
            if key not in known and key not in self.strange:
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
        """Of every field that cannot be kept: its id, its label, and why; then what is too much in all."""
        fields = [
            (form[name].id_for_label, self._label(form, name), str(words))
            for form in self._bound()
            for name, found in form.errors.items()
            for words in found
        ]
        if fields or self.data is None:
            return fields
        return list(too_much(self.content, self.agenda))

    @property
    def content(self) -> Content:
        """What was typed; empty points of one's own are left out, and the tick "nothing" where something was said."""
        head = self.head.cleaned_data
        items = [form.written if form.is_bound else form.item for form in self.items]
        told = [form.written if form.is_bound else form.told for form in self.progress]
        counts = {name: number for name, number in self.figures.cleaned_data.items() if number is not None}
        kept = {
            name: number for name, number in self.offered.counts.items() if name not in self.figures.fields
        }
        content = Content(
            opening=head["opening"],
            closing=head["closing"],
            by_file=bool(head["by_file"]),
            items=tuple(item for item in items if self._kept(item)),
            progress=tuple(told),
            counts=kept | counts,
        )
        return replace(content, nothing_said=head["nothing_said"] and not content.said)

    def _bound(self) -> Iterator[forms.Form]:
        yield self.head
        yield from (form for form in (*self.items, *self.progress) if form.is_bound)
        yield self.figures

    def _kept(self, item: Item) -> bool:
        """A point of the agenda stands there anyway; others when something was typed."""
        return item.key in self.agenda or bool(item.title and item.key.startswith("x")) or not item.empty

    @staticmethod
    def _label(form: forms.Form, name: str) -> str:
        title = form.item.title if isinstance(form, ItemForm) else ""
        return f"{title}　{form[name].label}" if title else str(form[name].label)
