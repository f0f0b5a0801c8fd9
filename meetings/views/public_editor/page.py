"""The editor's page: texts with their places, counted by kind, the next act, and what was left as it is."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any

from meetings.forms.public_text import EditorForm, shown_as
from meetings.public_fields import Field
from meetings.public_hits import Piece, Spot, counted, pieces_of
from meetings.services.public_texts.reviewed import Reviewed
from publication.identifiers import Kind

MOST = 200
"""Places that are asked about on one page; the others follow once these are decided."""
_CONTEXT = 30


@dataclass(frozen=True)
class Ask:
    """One open place on the page. ``words``: what is proposed, or was typed instead."""

    number: int
    spot: Spot
    before: str
    after: str
    words: str

    @property
    def key(self) -> str:
        """The field it is in."""
        return self.spot.place.field

    @property
    def act(self) -> str:
        """How a button names it."""
        return f"{self.key}:{self.spot.id}"


@dataclass(frozen=True)
class Line:
    """One text on the page. ``theirs``: what a colleague wrote meanwhile; ``error``: why it cannot be kept."""

    field: Field
    text: str
    pieces: Sequence[Piece]
    asks: Sequence[Ask]
    changed: bool
    missing: bool
    error: str = ""
    theirs: str | None = None

    @property
    def unfolded(self) -> bool:
        """Whether there is something to do, so that it lies open."""
        return bool(self.asks or self.changed or self.error) or self.theirs is not None

    @property
    def same(self) -> bool:
        """Whether the public reads the internal words."""
        return self.text == self.field.text

    @property
    def rows(self) -> int:
        """Lines of the box, before it grows by itself."""
        return min(12, 2 + self.text.count("\n") + len(self.text) // 40)


@dataclass(frozen=True)
class Typed:
    """What was posted and is not stored: texts, words for places, errors, and what a colleague wrote meanwhile.

    ``base`` and ``shown`` are what the person began on, where they go on from it; None: from what stands there now.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    words: Mapping[str, str] = field(default_factory=dict)
    errors: Mapping[str, str] = field(default_factory=dict)
    theirs: Mapping[str, str] = field(default_factory=dict)
    base: int | None = None
    shown: str = ""


NOTHING = Typed()


def unsaved(form: EditorForm) -> Typed:
    """A post that could not be stored: the person goes on from what they began on, not over a colleague's words."""
    return Typed(form.touched, form.words, form.errors, base=form.base, shown=form.data.get("shown", ""))


def page_of(review: Reviewed, *, kind: str = "", typed: Typed = NOTHING) -> dict[str, Any]:
    """The context of the page; ``kind`` shows the places of one kind only."""
    spots = [spot for spot in review.open if kind in ("", spot.place.kind)]
    lines = list(_lines(review, spots[:MOST], typed))
    return {
        "groups": [
            (name, review.groups[name], list(_headings(found)))
            for name, found in groupby(lines, key=lambda line: line.field.group)
        ],
        "kinds": counted(review.open),
        "kind": kind,
        "kind_label": Kind(kind).label if kind else "",
        "left": len(review.open),
        "asked": len(spots),
        "first": spots[0].id if spots else "",
        "more": max(0, len(spots) - MOST),
        "base": review.public_text.revision if typed.base is None else typed.base,
        "shown": shown_as(_stored(review)) if typed.base is None else typed.shown,
        "unsaved": typed.base is not None or bool(typed.theirs),
        "standing": [(row, names_of(review).get(row.field, "")) for row in review.standing],
        "errors": [(line.field, line.error) for line in lines if line.error],
        "clashes": [line.field for line in lines if line.theirs is not None],
    }


def names_of(review: Reviewed) -> dict[str, str]:
    """How the texts are called, by key."""
    return {field.key: field.name for field in review.fields}


def _stored(review: Reviewed) -> dict[str, str]:
    stored = review.public_text.fields
    return {field.key: stored.get(field.key, {}).get("text", "") for field in review.fields}


def _headings(lines: Iterator[Line]) -> Iterator[tuple[str, list[Line]]]:
    for heading, found in groupby(lines, key=lambda line: line.field.heading):
        yield heading, list(found)


def _lines(review: Reviewed, spots: Sequence[Spot], typed: Typed) -> Iterator[Line]:
    changed = {field.key for field in review.changed}
    number = 0
    for each in review.fields:
        text = review.texts.get(each.key, "")
        mine = [spot for spot in spots if spot.place.field == each.key]
        asks = [_ask(number + place, spot, text, typed) for place, spot in enumerate(mine, start=1)]
        number += len(mine)
        hits = review.finding(each.text)
        yield Line(
            each,
            text,
            list(pieces_of(each.text, hits)),
            asks,
            changed=each.key in changed,
            missing=each.key not in review.public_text.fields,
            error=typed.errors.get(each.key, ""),
            theirs=typed.theirs.get(each.key),
        )


def _ask(number: int, spot: Spot, text: str, typed: Typed) -> Ask:
    start, end = spot.hit.start, spot.hit.end
    before, after = text[max(0, start - _CONTEXT) : start], text[end : end + _CONTEXT]
    before = f"…{before}" if start > _CONTEXT else before
    after = f"{after}…" if end + _CONTEXT < len(text) else after
    return Ask(number, spot, before, after, typed.words.get(spot.id, spot.hit.replacement))
