"""The places in public words on which a person still has to decide, and texts cut up for marking. Pure. [N §8]"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import NamedTuple

from publication.identifiers import Hit, Kind

AROUND = 10
"""Characters before and after a place by which it is known again."""
LONGEST = 200
"""Characters of a place that are kept and compared."""
Finder = Callable[[str], Sequence[Hit]]
"""What finds the places in a text; it knows the people."""


class Place(NamedTuple):
    """By what a decision knows its place again."""

    field: str
    kind: str
    text: str
    before: str
    after: str


@dataclass(frozen=True)
class Spot:
    """One place in the public words of a field. ``number``: the how-manieth of the same `Place`, from 0."""

    place: Place
    hit: Hit
    number: int = 0

    @property
    def id(self) -> str:
        """What names it on a page: a hash, as the place itself may name a person."""
        digest = sha256("\n".join(self.place).encode(errors="surrogatepass")).hexdigest()[:12]
        return f"{digest}-{self.number}"


class Piece(NamedTuple):
    """A stretch of a text; ``kind`` is the name of what was found there, empty where nothing was."""

    text: str
    kind: str = ""


def spots_in(field: str, text: str, hits: Iterable[Hit]) -> list[Spot]:
    """The places of one field, in order."""
    seen: Counter[Place] = Counter()
    spots = []
    for hit in hits:
        place = place_of(field, text, hit)
        spots.append(Spot(place, hit, seen[place]))
        seen[place] += 1
    return spots


def place_of(field: str, text: str, hit: Hit) -> Place:
    """The place of a hit, with at most ten characters on each side."""
    before = text[max(0, hit.start - AROUND) : hit.start]
    return Place(field, str(hit.kind), hit.text[:LONGEST], before, text[hit.end : hit.end + AROUND])


def all_spots(texts: Mapping[str, str], find: Finder) -> list[Spot]:
    """Every place in the public words, decided or not."""
    return [spot for key, text in texts.items() for spot in spots_in(key, text, find(text))]


def counted(spots: Iterable[Spot]) -> list[tuple[Kind, int]]:
    """How many there are of each kind, in the order of the kinds; kinds of which there are none are left out."""
    often = Counter(spot.hit.kind for spot in spots)
    return [(kind, often[kind]) for kind in Kind if often[kind]]


def pieces_of(text: str, hits: Iterable[Hit]) -> Iterator[Piece]:
    """A text cut at what was found, to be marked."""
    at = 0
    for hit in hits:
        if hit.start > at:
            yield Piece(text[at : hit.start])
        yield Piece(text[hit.start : hit.end], hit.kind.label)
        at = hit.end
    if at < len(text):
        yield Piece(text[at:])


def replaced(text: str, changes: Iterable[tuple[Hit, str]]) -> str:
    """The text with other words in these places, whose offsets count in the text as given."""
    for hit, words in sorted(changes, key=lambda change: -change[0].start):
        text = text[: hit.start] + words + text[hit.end :]
    return text


def moved(hits: Iterable[Hit], changes: Sequence[tuple[Hit, str]]) -> Iterator[tuple[Hit, Hit]]:
    """Each place that was not replaced, and where it stands once the changes are made."""
    gone = {hit for hit, _ in changes}
    for hit in hits:
        by = sum(len(words) - (other.end - other.start) for other, words in changes if other.end <= hit.start)
        if hit not in gone:
            yield hit, replace(hit, start=hit.start + by, end=hit.end + by)
